#include "ingest/formats/calendar_parts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <set>
#include <utility>

#include "base/date.h"
#include "ingest/formats/calendar_library.h"
#include "ingest/formats/calendar_lines.h"

namespace madang::ingest::calendar {
namespace {

/// The name behind "BEGIN:" or "END:"; empty for any other line.
std::string_view named(std::string_view line, std::string_view mark) {
  if (line.size() <= mark.size() || !same_letters(line.substr(0, mark.size()), mark)) return {};
  line.remove_prefix(mark.size());
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::string value_text(icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  if (value == nullptr) return {};
  if (icalvalue_isa(value) == ICAL_TEXT_VALUE) {
    const char* text = icalvalue_get_text(value);
    return text == nullptr ? "" : text;
  }
  // A line of no known name is a text too (RFC 5545, 3.8.8.2).
  if (icalvalue_isa(value) == ICAL_X_VALUE) {
    const char* text = icalvalue_get_x(value);
    return text == nullptr ? "" : text;
  }
  return taken(icalvalue_as_ical_string_r(value));
}

/// Lines joined again that were folded, without the last line end.
std::string unfolded(std::string text) {
  for (const std::string_view fold : {"\r\n ", "\r\n\t", "\n ", "\n\t"})
    for (std::size_t at = 0; (at = text.find(fold, at)) != std::string::npos;)
      text.erase(at, fold.size());
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

std::vector<Part> parts_of(std::string_view text) {
  constexpr std::array<std::string_view, 5> wanted{"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY",
                                                   "VAVAILABILITY"};
  std::vector<Part> out;
  std::size_t depth = 0;  // inside the part that is open
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view begins = named(line, "BEGIN:"), ends = named(line, "END:");
    const bool open = !out.empty() && out.back().end == 0;
    if (!begins.empty()) {
      const auto found = std::find_if(wanted.begin(), wanted.end(), [begins](std::string_view w) {
        return same_letters(begins, w);
      });
      if (found != wanted.end()) {
        // A component of this sort is in no other; the one before was cut.
        if (open) out.back().end = at, out.back().whole = false;
        out.push_back({std::string(*found), at, 0, true});
        depth = 0;
      } else if (open) {
        ++depth;
      }
    } else if (!ends.empty() && open) {
      if (depth > 0) --depth;
      else out.back().end = end;
    }
    at = end + 1;
  }
  if (!out.empty() && out.back().end == 0) out.back().end = text.size(), out.back().whole = false;
  return out;
}

Moment moment_of(icalproperty* p, const Zones& zones) {
  Moment out;
  if (p == nullptr || icalproperty_get_value(p) == nullptr) return out;
  const icalvalue_kind kind = icalvalue_isa(icalproperty_get_value(p));
  if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE) return out;
  const icaltimetype time = kind == ICAL_DATE_VALUE
                                ? icalvalue_get_date(icalproperty_get_value(p))
                                : icalvalue_get_datetime(icalproperty_get_value(p));
  if (!is_good(time)) return out;
  out.date = date_of(time);
  out.whole_day = time.is_date != 0;
  if (const char* zone = icalproperty_get_parameter_as_string(p, "TZID")) out.time_zone = zone;
  if (out.whole_day || out.date->has_offset || out.time_zone.empty()) return out;
  if (const Zone zone = zones.find(out.time_zone); zone.known())
    out.date = zone.with_offset(*out.date);
  return out;
}

Moment later(const Moment& start, const icaldurationtype& duration, const Zones& zones) {
  constexpr std::int64_t day = 86400, hour = 3600, minute = 60;
  const std::int64_t sign = duration.is_neg != 0 ? -1 : 1;
  const std::int64_t days = sign * (std::int64_t{duration.days} + 7 * std::int64_t{duration.weeks});
  const std::int64_t exact =
      sign * (hour * duration.hours + minute * duration.minutes + duration.seconds);
  constexpr std::int64_t most = 400 * 366 * day;
  if (!start.date || std::abs(days) > most / day || std::abs(exact) > most) return {};
  Moment out = start;
  const std::int64_t shown = local_seconds(*start.date) + days * day;
  if (start.whole_day) {
    out.date = base::day_of(shown + exact);
    return out;
  }
  const Zone zone = start.time_zone.empty() ? Zone(0) : zones.find(start.time_zone);
  if (start.date->has_offset && zone.known()) {
    out.date = zone.at(zone.to_utc(shown) + exact);
  } else {
    out.date = local_date(shown + exact);
  }
  if (out.date->year < 1 || out.date->year > 9999) return {};
  return out;
}

struct Component::Library {
  icalcomponent* component = nullptr;
  std::set<icalproperty*> used;
  bool available_used = false;

  icalproperty* first(const char* name) {
    for (icalproperty* p = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
         p != nullptr; p = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY))
      if (const char* own = icalproperty_get_property_name(p); own && same_letters(own, name))
        return p;
    return nullptr;
  }
};

Component::Component(std::string_view text, const Zones& zones)
    : library_(std::make_unique<Library>()), zones_(&zones) {
  static std::once_flag once;
  std::call_once(once, [] { icalerror_set_errors_are_fatal(0); });
  library_->component = icalparser_parse_string(std::string(text).c_str());
  component_ = library_->component;
  if (component_ == nullptr) return;
  for (icalproperty* p =
           icalcomponent_get_first_property(library_->component, ICAL_XLICERROR_PROPERTY);
       p != nullptr;
       p = icalcomponent_get_next_property(library_->component, ICAL_XLICERROR_PROPERTY)) {
    faults_.push_back(value_text(p));
    library_->used.insert(p);
  }
}

Component::~Component() {
  if (component_ != nullptr) icalcomponent_free(library_->component);
}

std::string Component::text(const char* name) {
  icalproperty* p = library_->first(name);
  if (p == nullptr) return {};
  library_->used.insert(p);
  return value_text(p);
}

std::string Component::look(const char* name) const {
  icalproperty* p = library_->first(name);
  return p == nullptr ? std::string() : value_text(p);
}

std::vector<std::string> Component::texts(const char* name) {
  std::vector<std::string> out;
  icalcomponent* c = library_->component;
  for (icalproperty* p = icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY); p != nullptr;
       p = icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY)) {
    const char* own = icalproperty_get_property_name(p);
    if (own == nullptr || !same_letters(own, name)) continue;
    library_->used.insert(p);
    out.push_back(value_text(p));
  }
  std::erase(out, "");
  return out;
}

std::vector<Attachment> Component::attachments() {
  std::vector<Attachment> out;
  for (icalproperty* p =
           icalcomponent_get_first_property(library_->component, ICAL_ATTACH_PROPERTY);
       p != nullptr;
       p = icalcomponent_get_next_property(library_->component, ICAL_ATTACH_PROPERTY)) {
    icalattach* const value = icalproperty_get_attach(p);
    if (value == nullptr || icalattach_get_is_url(value) == 0) continue;
    Attachment a;
    a.url = icalattach_get_url(value);
    int known = 0;
    for (icalparameter* q = icalproperty_get_first_parameter(p, ICAL_ANY_PARAMETER); q != nullptr;
         q = icalproperty_get_next_parameter(p, ICAL_ANY_PARAMETER)) {
      const icalparameter_kind kind = icalparameter_isa(q);
      if (kind == ICAL_FMTTYPE_PARAMETER) a.media_type = icalparameter_get_fmttype(q);
      else if (kind != ICAL_VALUE_PARAMETER) ++known;
    }
    if (known == 0) library_->used.insert(p);  // else what it says more stays as it is written
    out.push_back(std::move(a));
  }
  return out;
}

Component::Moment Component::moment(const char* name) {
  icalproperty* p = library_->first(name);
  calendar::Moment found = moment_of(p, *zones_);
  // A date holds an offset, but not the zone, so that the line stays.
  if (found.date && found.time_zone.empty()) library_->used.insert(p);
  return {found.date, std::move(found.time_zone), found.whole_day};
}

Component::Moment Component::end() {
  const auto day_before = [](Moment& moment) {
    constexpr std::int64_t day = 86400;
    if (moment.whole_day) moment.date = base::day_of(local_seconds(*moment.date) - day);
  };
  for (const char* name : {"DTEND", "DUE"}) {
    Moment out = moment(name);
    if (!out.date) continue;
    if (same_letters(name, "DTEND")) day_before(out);  // it is the day behind the last
    return out;
  }
  icalproperty* duration = library_->first("DURATION");
  icalproperty* start = library_->first("DTSTART");
  if (duration == nullptr || start == nullptr) return {};
  calendar::Moment found =
      later(moment_of(start, *zones_), icalproperty_get_duration(duration), *zones_);
  if (!found.date) return {};
  Moment out{found.date, std::move(found.time_zone), found.whole_day};
  day_before(out);
  return out;
}

std::optional<std::pair<double, double>> Component::position() {
  icalproperty* p = library_->first("GEO");
  if (p == nullptr || icalproperty_isa(p) != ICAL_GEO_PROPERTY) return std::nullopt;
  const icalgeotype geo = icalproperty_get_geo(p);
  library_->used.insert(p);
  return std::pair<double, double>(geo.lat, geo.lon);
}

std::vector<std::string> Component::available(Availability& out) {
  return read_available(library_->component, *zones_, out);
}

std::vector<std::string> Component::busy(const std::string& why, Availability& out) {
  return add_busy(library_->component, *zones_, why, out);
}

std::vector<std::string> Component::others() const {
  std::vector<std::string> out;
  icalcomponent* c = library_->component;
  for (icalproperty* p = icalcomponent_get_first_property(c, ICAL_ANY_PROPERTY); p != nullptr;
       p = icalcomponent_get_next_property(c, ICAL_ANY_PROPERTY))
    if (library_->used.count(p) == 0)
      out.push_back(unfolded(taken(icalproperty_as_ical_string_r(p))));
  for (icalcomponent* part = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT);
       part != nullptr; part = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
    out.push_back(unfolded(taken(icalcomponent_as_ical_string_r(part))));
  std::erase(out, "");
  return out;
}

}  // namespace madang::ingest::calendar
