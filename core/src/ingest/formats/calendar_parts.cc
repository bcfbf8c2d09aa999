#include "ingest/formats/calendar_parts.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <set>

namespace madang::ingest::calendar {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return (x >= 'a' && x <= 'z' ? x - 32 : x) == y;
         });
}

/// The name behind "BEGIN:" or "END:"; empty for any other line.
std::string_view named(std::string_view line, std::string_view mark) {
  if (line.size() <= mark.size() || !same_letters(line.substr(0, mark.size()), mark)) return {};
  line.remove_prefix(mark.size());
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

Date date_of(const icaltimetype& time) {
  Date out;
  out.year = static_cast<std::int16_t>(time.year);
  out.month = static_cast<std::int8_t>(time.month);
  out.day = static_cast<std::int8_t>(time.day);
  if (time.is_date) return out;
  out.second = time.hour * 3600 + time.minute * 60 + std::min(time.second, 59);
  out.has_offset = icaltime_is_utc(time) != 0;
  return out;
}

bool is_good(const icaltimetype& time) {
  return !icaltime_is_null_time(time) && time.year > 0 && time.year < 10000 && time.month >= 1 &&
         time.month <= 12 && time.day >= 1 &&
         time.day <= icaltime_days_in_month(time.month, time.year) && time.hour >= 0 &&
         time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0;
}

/// What the library allocated as text.
std::string taken(char* text) {
  std::string out = text == nullptr ? "" : text;
  icalmemory_free_buffer(text);
  return out;
}

std::string value_text(icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  if (value == nullptr) return {};
  if (icalvalue_isa(value) == ICAL_TEXT_VALUE) {
    const char* text = icalvalue_get_text(value);
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

/// "+0900" in minutes.
std::optional<int> offset_of(std::string_view text) {
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int value = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 5, value);
  if (read.ptr != text.data() + 5 || value % 100 > 59 || value > 1800) return std::nullopt;
  const int minutes = value / 100 * 60 + value % 100;
  return text[0] == '-' ? -minutes : minutes;
}

std::string clock(const icaltimetype& time) {
  std::string out = "00:00";
  out[0] = static_cast<char>('0' + time.hour / 10);
  out[1] = static_cast<char>('0' + time.hour % 10);
  out[3] = static_cast<char>('0' + time.minute / 10);
  out[4] = static_cast<char>('0' + time.minute % 10);
  return out;
}

constexpr std::array<const char*, 7> days{"su", "mo", "tu", "we", "th", "fr", "sa"};

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

Zones::Zones(std::string_view calendar) {
  // Only zones without summer time: what others say may be expanded without end.
  std::string name;
  std::optional<int> to;
  bool open = false, changes = false;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = std::min(calendar.find('\n', at), calendar.size());
    std::string_view line = calendar.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (same_letters(line, "BEGIN:VTIMEZONE")) {
      open = true, changes = false, name.clear(), to.reset();
    } else if (open && same_letters(line, "END:VTIMEZONE")) {
      if (!name.empty() && to && !changes) own_.emplace(name, *to);
      open = false;
    } else if (open && same_letters(line.substr(0, 5), "TZID:")) {
      name = line.substr(5);
    } else if (open && same_letters(line.substr(0, 11), "TZOFFSETTO:")) {
      const auto minutes = offset_of(line.substr(11));
      changes |= !minutes || (to && *to != *minutes);
      to = minutes;
    }
  }
}

std::optional<int> Zones::offset(std::string_view name, const Date& local) const {
  if (const auto own = own_.find(name); own != own_.end()) return own->second;
  // "/mozilla.org/20050126_1/Asia/Seoul" is Asia/Seoul.
  if (name.starts_with('/')) {
    const std::size_t city = name.rfind('/');
    name.remove_prefix(name.rfind('/', city == 0 ? 0 : city - 1) + 1);
  }
  static std::mutex mutex;  // the library reads its zones when they are first asked for
  const std::lock_guard lock(mutex);
  icaltimezone* zone = icaltimezone_get_builtin_timezone(std::string(name).c_str());
  if (zone == nullptr) return std::nullopt;
  icaltimetype time = icaltime_null_time();
  time.year = local.year, time.month = local.month, time.day = local.day;
  time.hour = local.second / 3600, time.minute = local.second / 60 % 60;
  return icaltimezone_get_utc_offset(zone, &time, nullptr) / 60;
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
  Moment out;
  icalproperty* p = library_->first(name);
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
  // A date holds an offset, but not the zone, so that the line stays.
  if (out.time_zone.empty()) library_->used.insert(p);
  else set_offset(out);
  return out;
}

void Component::set_offset(Moment& moment) const {
  if (moment.whole_day || moment.date->has_offset || moment.time_zone.empty()) return;
  const auto offset = zones_->offset(moment.time_zone, *moment.date);
  if (!offset) return;
  moment.date->offset = static_cast<std::int16_t>(*offset);
  moment.date->has_offset = true;
}

Component::Moment Component::end() {
  for (const char* name : {"DTEND", "DUE"}) {
    Moment out = moment(name);
    if (!out.date) continue;
    if (out.whole_day) {  // DTEND is the day behind the last
      icaltimetype day = icaltime_null_date();
      day.year = out.date->year, day.month = out.date->month, day.day = out.date->day;
      day.hour = day.minute = day.second = 0;  // a null date has others
      if (same_letters(name, "DTEND")) icaltime_adjust(&day, -1, 0, 0, 0);
      if (is_good(day)) out.date = date_of(day);
    }
    return out;
  }
  Moment out = moment("DTSTART");
  icalproperty* duration = library_->first("DURATION");
  icalproperty* start = library_->first("DTSTART");
  if (!out.date || duration == nullptr || start == nullptr) return {};
  icaltimetype time =
      icaltime_add(icalproperty_get_dtstart(start), icalproperty_get_duration(duration));
  if (out.whole_day) icaltime_adjust(&time, -1, 0, 0, 0);
  if (!is_good(time)) return {};
  out.date = date_of(time);
  set_offset(out);
  return out;
}

std::optional<std::pair<double, double>> Component::position() {
  icalproperty* p = library_->first("GEO");
  if (p == nullptr || icalproperty_isa(p) != ICAL_GEO_PROPERTY) return std::nullopt;
  const icalgeotype geo = icalproperty_get_geo(p);
  library_->used.insert(p);
  return std::pair<double, double>(geo.lat, geo.lon);
}

void Component::available(Availability& out) {
  icalcomponent* c = library_->component;
  for (icalcomponent* part = icalcomponent_get_first_component(c, ICAL_XAVAILABLE_COMPONENT);
       part != nullptr; part = icalcomponent_get_next_component(c, ICAL_XAVAILABLE_COMPONENT)) {
    icalproperty* start = icalcomponent_get_first_property(part, ICAL_DTSTART_PROPERTY);
    icalproperty* end = icalcomponent_get_first_property(part, ICAL_DTEND_PROPERTY);
    icalproperty* duration = icalcomponent_get_first_property(part, ICAL_DURATION_PROPERTY);
    if (start == nullptr) continue;
    const icaltimetype from = icalproperty_get_dtstart(start);
    icaltimetype to = icaltime_null_time();
    if (end != nullptr) to = icalproperty_get_dtend(end);
    else if (duration != nullptr) to = icaltime_add(from, icalproperty_get_duration(duration));
    if (!is_good(from) || !is_good(to)) continue;
    if (const char* zone = icalproperty_get_parameter_as_string(start, "TZID"); zone)
      if (out.time_zone.empty()) out.time_zone = zone;
    Hours hours;
    hours.from = clock(from);
    hours.to = clock(to) == "00:00" ? "24:00" : clock(to);
    icalproperty* rule = icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY);
    if (rule == nullptr) {
      HoursException e;
      e.from = date_of(from);
      e.from->second = -1;
      e.from->has_offset = false;
      e.hours.push_back(hours);
      out.exceptions.push_back(std::move(e));
      continue;
    }
    const icalrecurrencetype r = icalproperty_get_rrule(rule);
    const bool daily = r.freq == ICAL_DAILY_RECURRENCE;
    if ((r.freq != ICAL_WEEKLY_RECURRENCE && !daily) || r.interval > 1) continue;
    for (int i = 0; i < ICAL_BY_DAY_SIZE && r.by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; ++i)
      if (const int day = icalrecurrencetype_day_day_of_week(r.by_day[i]); day >= 1 && day <= 7)
        hours.days.emplace_back(days[static_cast<std::size_t>(day) - 1]);
    if (hours.days.empty() && daily) hours.days.assign(days.begin(), days.end());
    if (hours.days.empty())
      hours.days.emplace_back(days[static_cast<std::size_t>(icaltime_day_of_week(from)) - 1]);
    out.weekly.push_back(std::move(hours));
  }
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
