// iCalendar (RFC 5545): bulletins with a period as events; the open hours of
// resources as availability (RFC 7953). The only file of the room with libical.
#include <libical/ical.h>

#include <cstdint>
#include <cstdlib>
#include <set>

#include "base/date.h"
#include "base/zone.h"
#include "json/tree.h"
#include "output/exporter.h"
#include "output/hours_parts.h"
#include "output/words.h"

namespace madang::output {
namespace {

icaltimetype moment(const std::string& text) { return icaltime_from_string(text.c_str()); }

/// A minute of a day, or of one behind it.
icaltimetype at(std::int32_t day, std::int32_t minute, bool whole_day) {
  icaltimetype time = icaltime_null_time();
  time.year = 1970;
  time.month = 1;
  time.day = 1;
  icaltime_adjust(&time, day, 0, minute, 0);
  time.is_date = whole_day ? 1 : 0;
  return time;
}

struct Days {
  std::optional<Date> from, to;
};

/// {"period":{"from":"2022-05-01","to":"2022-06-30"}} among the unknown members of an availability.
Days period_of(const std::string& extra) {
  json::Tree tree;
  if (extra.find("\"period\"") == std::string::npos || tree.parse_copy("{" + extra + "}"))
    return {};
  const json::Value period = tree.root()["period"];
  const auto day = [&period](std::string_view name) {
    return period[name].is_string() ? base::parse_date(period[name].string()) : std::nullopt;
  };
  return {day("from"), day("to")};
}

class Calendar final : public Shape {
 public:
  Calendar() : calendar_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)) {
    icalcomponent_add_property(calendar_, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar_, icalproperty_new_prodid("-//madang//madang//EN"));
  }
  ~Calendar() override { icalcomponent_free(calendar_); }
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;

  void add(const Bulletin& b) override {
    if (!b.period || !(b.period->from || b.period->to)) return;
    const std::string language = language_of(b.title, b.language);
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    put(event, icalproperty_new_uid(b.id.c_str()));
    stamp(event, b.updated ? b.updated : b.published);
    const Date from = b.period->from ? *b.period->from : *b.period->to;
    put(event, icalproperty_new_dtstart(moment(in_utc(from))));
    if (b.period->to) {
      // The day that an event ends on is not part of it.
      const bool day = b.period->to->second < 0;
      const Date end = day ? day_after(*b.period->to) : *b.period->to;
      if (day == (from.second < 0)) put(event, icalproperty_new_dtend(moment(in_utc(end))));
    }
    // It says when something is, and keeps no time of anyone.
    put(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    if (b.published) put(event, icalproperty_new_created(moment(utc(*b.published))));
    if (b.updated) put(event, icalproperty_new_lastmodified(moment(utc(*b.updated))));
    put(event, icalproperty_new_summary(std::string(b.title.in(language)).c_str()));
    const std::string_view text = b.body.empty() ? b.summary.in(language) : b.body.in(language);
    if (!text.empty()) put(event, icalproperty_new_description(std::string(text).c_str()));
    if (!b.url.empty()) put(event, icalproperty_new_url(b.url.c_str()));
    if (!b.places.empty()) location(event, b.places.front(), language);
    categories(event, b.topics);
    for (const Attachment& a : b.attachments) attach(event, a);
    lines(event, b.extra);
    apart(event, b);
    icalcomponent_add_component(calendar_, event);
  }

  void add(const Resource& r) override {
    if (!r.availability) return;
    const Availability& a = *r.availability;
    const HoursParts hours = hours_parts(r);
    if (!hours.any_open()) return;
    const std::string language = language_of(r.name, {});
    icalcomponent* whole = icalcomponent_new(ICAL_VAVAILABILITY_COMPONENT);
    put(whole, icalproperty_new_uid(r.id.c_str()));
    stamp(whole, r.as_of);
    put(whole, icalproperty_new_summary(std::string(r.name.in(language)).c_str()));
    if (const std::string_view text = r.description.in(language); !text.empty())
      put(whole, icalproperty_new_description(std::string(text).c_str()));
    categories(whole, r.tags);
    if (r.place) location(whole, *r.place, language);
    if (!r.url.empty()) put(whole, icalproperty_new_url(r.url.c_str()));
    zone(a.time_zone);
    for (const std::string& remark : hours.remarks)
      put(whole, icalproperty_new_comment(remark.c_str()));
    int open = 0, closed = 0;
    for (const HoursPart& part : hours.parts) {
      if (part.closed) closing(r, part, ++closed);
      else available(whole, r, part, ++open);
    }
    period(whole, a);
    lines(whole, r.extra);
    apart(whole, r);
    icalcomponent_add_component(calendar_, whole);
  }

  std::string finish() override {
    char* text = icalcomponent_as_ical_string_r(calendar_);
    std::string out = text == nullptr ? "" : text;
    std::free(text);
    for (std::size_t at = 0; (at = out.find(own_comma, at)) != std::string::npos; at += 2)
      out.replace(at, own_comma.size(), "\\,");
    return out;
  }

 private:
  static void put(icalcomponent* to, icalproperty* property) {
    icalcomponent_add_property(to, property);
  }
  /// The library writes a comma in a category as the one that begins the next. One that
  /// belongs to it goes by as a control character of as many bytes.
  static constexpr std::string_view own_comma = "\xC2\x80";
  static void categories(icalcomponent* to, const std::vector<std::string>& all) {
    for (const std::string& one : all) {
      std::string marked;
      for (const char c : one) {
        if (c == ',') marked += own_comma;
        else marked += c;
      }
      put(to, icalproperty_new_categories(marked.c_str()));
    }
  }
  static void attach(icalcomponent* to, const Attachment& a) {
    if (a.url.empty()) return;
    icalattach* address = icalattach_new_from_url(a.url.c_str());
    icalproperty* property = icalproperty_new_attach(address);
    icalattach_unref(address);
    if (!a.media_type.empty())
      icalproperty_add_parameter(property, icalparameter_new_fmttype(a.media_type.c_str()));
    put(to, property);
  }
  static std::string utc(const Date& date) {
    Date at = date;
    std::string text = icalendar_date(at);
    if (text.size() == 8) text += "T000000";
    if (at.has_offset && at.offset != 0) {
      icaltimetype time = moment(text);
      icaltime_adjust(&time, 0, 0, -at.offset, 0);
      text = icaltime_as_ical_string(time);
    }
    return text.ends_with('Z') ? text : text + "Z";
  }
  /// Lines that an event came with and that say something else: RRULE, STATUS, ORGANIZER.
  static void lines(icalcomponent* to, const std::string& extra) {
    json::Tree tree;
    if (extra.find("\"ical\"") == std::string::npos || tree.parse_copy("{" + extra + "}")) return;
    for (const json::Value line : tree.root()["ical"]) {
      const std::string text(line.string());
      if (text.empty() || text.starts_with("BEGIN:")) continue;
      icalproperty* property = icalproperty_new_from_string(text.c_str());
      if (property == nullptr) continue;
      const icalproperty_kind kind = icalproperty_isa(property);
      const bool several = kind == ICAL_X_PROPERTY || kind == ICAL_ATTENDEE_PROPERTY ||
                           kind == ICAL_EXDATE_PROPERTY || kind == ICAL_RDATE_PROPERTY;
      // Times that stand in a zone are told in UTC already.
      const bool told = kind == ICAL_DTEND_PROPERTY || kind == ICAL_DURATION_PROPERTY ||
                        kind == ICAL_DUE_PROPERTY || kind == ICAL_XLICERROR_PROPERTY ||
                        (!several && icalcomponent_get_first_property(to, kind) != nullptr);
      if (told) icalproperty_free(property);
      else put(to, property);
    }
  }

  /// What iCalendar has no words for, in a line of our own (RFC 5545, 3.8.8.2).
  template <class Record>
  void apart(icalcomponent* to, const Record& record) {
    JsonWriter w;
    w.begin_object();
    put_apart(w, record, kept(), {"ical"});
    w.end_object();
    if (w.text() == "{}") return;
    icalproperty* property = icalproperty_new_x(w.text().c_str());
    icalproperty_set_x_name(property, "X-MADANG");
    put(to, property);
  }

  /// Every component has to say when it was made; a day without a year of its own is
  /// 1970's first.
  static void stamp(icalcomponent* to, const std::optional<Date>& when) {
    std::string text = when ? icalendar_date(*when).substr(0, 8) : "19700101";
    put(to, icalproperty_new_dtstamp(moment(text + "T000000Z")));
  }
  static void location(icalcomponent* to, const Place& p, std::string_view language) {
    const std::string text = p.address.empty() ? std::string(p.name.in(language)) : p.address;
    if (!text.empty()) put(to, icalproperty_new_location(text.c_str()));
    if (p.lat && p.lon) put(to, icalproperty_new_geo({*p.lat, *p.lon}));
  }

  void available(icalcomponent* whole, const Resource& r, const HoursPart& part, int n) {
    icalcomponent* one = icalcomponent_new(ICAL_XAVAILABLE_COMPONENT);
    icalcomponent_add_component(whole, one);
    times(one, r, part, "-" + std::to_string(n));
  }

  /// Closed hours are an event that keeps the time, and says whose.
  void closing(const Resource& r, const HoursPart& part, int n) {
    icalcomponent* one = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_component(calendar_, one);
    times(one, r, part, "-closed-" + std::to_string(n));
    put(one, icalproperty_new_relatedto(r.id.c_str()));
    if (!part.note.empty()) put(one, icalproperty_new_summary(part.note.c_str()));
  }

  static void times(icalcomponent* one, const Resource& r, const HoursPart& part,
                    const std::string& which) {
    const Availability& a = *r.availability;
    put(one, icalproperty_new_uid((r.id + which).c_str()));
    stamp(one, r.as_of);
    // What is closed for whole days is so by the calendar, what opens by the clock of a place.
    const bool days = part.closed && part.whole_days();
    const auto put_time = [&](icalproperty* property) {
      if (!days && !a.time_zone.empty())
        icalproperty_add_parameter(property, icalparameter_new_tzid(a.time_zone.c_str()));
      put(one, property);
    };
    put_time(icalproperty_new_dtstart(at(part.day, part.minute, days)));
    put_time(icalproperty_new_dtend(at(part.day, part.end, days)));
    if (!part.rule.empty()) {
      std::string rule = part.rule;
      if (part.last != 0) rule += ";UNTIL=" + until(part.last, days, a);
      put(one, icalproperty_new_rrule(icalrecurrencetype_from_string(rule.c_str())));
    }
    for (const std::int32_t day : part.except)
      put_time(icalproperty_new_exdate(at(day, part.minute, days)));
  }

  /// The end of a day, in UTC where the times of the rule stand in a zone (RFC 5545, 3.3.10).
  static std::string until(std::int32_t day, bool whole_day, const Availability& a) {
    std::string text = icaltime_as_ical_string(at(day, 0, true));
    if (whole_day) return text;
    const base::Zone* zone = a.time_zone.empty() ? nullptr : base::Zone::find(a.time_zone);
    if (zone == nullptr) return text + "T235959";
    constexpr std::int64_t day_seconds = 86400;
    const std::int64_t utc = zone->to_utc((std::int64_t{day} + 1) * day_seconds - 1).utc;
    return icaltime_as_ical_string(
        icaltime_from_timet_with_zone(utc, 0, icaltimezone_get_utc_timezone()));
  }

  /// The days between which it can be used at all.
  static void period(icalcomponent* whole, const Availability& a) {
    const Days days = period_of(a.extra);
    if (days.from) put(whole, icalproperty_new_dtstart(moment(icalendar_date(*days.from))));
    if (days.to) put(whole, icalproperty_new_dtend(moment(icalendar_date(day_after(*days.to)))));
  }

  /// A time with an offset is told in UTC.
  static std::string in_utc(const Date& date) {
    return date.second >= 0 && date.has_offset ? utc(date) : icalendar_date(date);
  }

  /// A zone that is named has to be described, once.
  void zone(const std::string& name) {
    if (name.empty() || !zones_.insert(name).second) return;
    icaltimezone_set_tzid_prefix("");
    icaltimezone* known = icaltimezone_get_builtin_timezone(name.c_str());
    icalcomponent* described = known == nullptr ? nullptr : icaltimezone_get_component(known);
    if (described == nullptr) return;
    icalcomponent* own = icalcomponent_new_clone(described);
    // The library puts a prefix of its own before the name.
    if (icalproperty* id = icalcomponent_get_first_property(own, ICAL_TZID_PROPERTY); id != nullptr)
      icalproperty_set_tzid(id, name.c_str());
    icalcomponent_add_component(calendar_, own);
  }

  icalcomponent* calendar_;
  std::set<std::string> zones_;
};

}  // namespace

std::unique_ptr<Shape> make_icalendar() { return std::make_unique<Calendar>(); }

}  // namespace madang::output
