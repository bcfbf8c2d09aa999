// When something is open, by the AVAILABLE parts of a calendar (RFC 7953), and when it is not, by
// the events beside them.
#include <algorithm>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "ingest/formats/calendar_library.h"
#include "ingest/formats/item.h"
#include "ingest/formats/weekdays.h"
#include "ingest/repair/clock.h"

namespace madang::ingest::calendar {
namespace {

constexpr std::int64_t day = 86400;
/// Longer ones than two years are not told day by day.
constexpr std::int64_t longest_besides = 731 * day;

/// When the day began in which a second lies.
std::int64_t day_of(std::int64_t second) { return second - (second % day + day) % day; }

/// A stretch of the clock of the place, and how it recurs.
struct Stretch {
  std::int64_t from = 0, to = 0;  ///< local seconds
  std::string rule;               ///< RRULE; "": once
  std::vector<std::string> except;
  bool whole_days = false;
  bool other_day = false;  ///< that clock shows another day than the one it was written by

  [[nodiscard]] std::int64_t first_day() const { return day_of(from); }
};

Stretch once(std::int64_t from, std::int64_t to) { return {from, to, {}, {}, false, false}; }

icalproperty* first(icalcomponent* c, icalproperty_kind kind) {
  return icalcomponent_get_first_property(c, kind);
}

/// What the clock in `place` shows then; of a time without a zone its own.
std::int64_t local(const Date& date, const Zone& place) {
  const std::int64_t shown = local_seconds(date);
  if (!date.has_offset || !place.known()) return shown;
  return local_seconds(place.at(shown - date.offset * 60));
}

std::optional<Stretch> stretch_of(icalcomponent* c, const Zones& zones, const Zone& place) {
  const Moment from = moment_of(first(c, ICAL_DTSTART_PROPERTY), zones);
  Moment to = moment_of(first(c, ICAL_DTEND_PROPERTY), zones);
  icalproperty* const duration = first(c, ICAL_DURATION_PROPERTY);
  if (!from.date) return std::nullopt;
  if (!to.date && duration != nullptr) to = later(from, icalproperty_get_duration(duration), zones);
  Stretch s;
  s.whole_days = from.whole_day;
  s.from = local(*from.date, place);
  s.to = to.date ? local(*to.date, place) : s.from + (from.whole_day ? day : 0);
  s.other_day = day_of(s.from) != day_of(local_seconds(*from.date));
  if (icalproperty* const rule = first(c, ICAL_RRULE_PROPERTY); rule != nullptr)
    s.rule = taken(icalproperty_get_value_as_string_r(rule));
  for (icalproperty* p = first(c, ICAL_EXDATE_PROPERTY); p != nullptr;
       p = icalcomponent_get_next_property(c, ICAL_EXDATE_PROPERTY))
    if (const Moment at = moment_of(p, zones); at.date)
      s.except.push_back(base::to_string(base::day_of(local(*at.date, place))));
  if (s.to <= s.from) return std::nullopt;
  return s;
}

/// The value of a part of an RRULE.
std::string_view part_of(std::string_view rule, std::string_view name) {
  while (!rule.empty()) {
    const std::size_t end = std::min(rule.find(';'), rule.size());
    const std::string_view part = rule.substr(0, end);
    rule.remove_prefix(std::min(end + 1, rule.size()));
    if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
      return part.substr(name.size() + 1);
  }
  return {};
}

/// The weekdays of a rule that holds every week for ever; none of any other.
std::vector<std::string> every_week(const Stretch& s) {
  if (!s.except.empty() || s.to - s.first_day() > 2 * day || s.to - s.from > day) return {};
  std::string_view parts = s.rule;
  while (!parts.empty()) {
    const std::string_view name = parts.substr(0, parts.find('='));
    if (name != "FREQ" && name != "BYDAY" && name != "WKST" && name != "INTERVAL") return {};
    parts.remove_prefix(std::min(parts.find(';'), parts.size() - 1) + 1);
  }
  const std::string_view frequency = part_of(s.rule, "FREQ"), days = part_of(s.rule, "BYDAY"),
                         interval = part_of(s.rule, "INTERVAL");
  const bool daily = frequency == "DAILY";
  if ((!daily && frequency != "WEEKLY") || (!interval.empty() && interval != "1")) return {};
  if (!days.empty()) return s.other_day ? std::vector<std::string>() : day_list(days);
  if (daily) return day_list("MO,TU,WE,TH,FR,SA,SU");
  return {weekday_of(base::day_of(s.first_day()))};
}

/// HH:MM of a local second; that of the day's end where it is one.
std::string clock(std::int64_t second, bool end) {
  const auto minute = static_cast<int>((second % day + day) % day / 60);
  if (end && minute == 0) return "24:00";
  repair::Clock shown;
  shown.minute = minute;
  return shown.text();
}

/// Opens some days besides; stretches of the same days go together.
void open_on(std::int64_t first, std::int64_t last, std::string from, std::string to,
             Availability& out) {
  const Date begin = base::day_of(first);
  std::optional<Date> end;
  if (last != first) end = base::day_of(last);
  auto same = std::find_if(out.exceptions.begin(), out.exceptions.end(), [&](const auto& e) {
    return !e.closed && e.from == begin && e.to == end;
  });
  if (same == out.exceptions.end()) {
    same = out.exceptions.emplace(same);
    same->from = begin;
    same->to = end;
  }
  Hours hours;
  hours.from = std::move(from);
  hours.to = std::move(to);
  same->hours.push_back(std::move(hours));
}

/// A stretch that does not recur, day by day.
void open_once(const Stretch& s, Availability& out) {
  const std::int64_t first = s.first_day(), last = day_of(s.to - 1);
  if (last == first || (last == first + day && s.to - s.from < day))
    return open_on(first, first, clock(s.from, false), clock(s.to, true), out);
  std::int64_t begin = first, end = last;
  if (s.from != first) {
    open_on(first, first, clock(s.from, false), "24:00", out);
    begin += day;
  }
  if (s.to != last + day) end -= day;
  if (begin <= end) open_on(begin, end, "00:00", "24:00", out);
  if (s.to != last + day) open_on(last, last, "00:00", clock(s.to, true), out);
}

Recurrence recurrence_of(const Stretch& s) {
  Recurrence r;
  r.from = local_date(s.from);
  r.to = local_date(s.to);
  if (s.whole_days) r.from->second = r.to->second = -1;
  r.rule = s.rule;
  r.exdates = s.except;
  return r;
}

/// Whether the calendar of hours knows such a recurrence: it ends on the next day at the latest.
bool may_recur(const Stretch& s) { return s.to - s.first_day() <= 2 * day; }

void close_while(const Stretch& s, const std::string& why, Availability& out) {
  Recurrence r = recurrence_of(s);
  r.closed = true;
  if (!why.empty()) r.note = Text(why);
  out.recurring.push_back(std::move(r));
}

/// The same of a stretch that may last for days: its first and its last day in part, those between
/// whole.
void close_once(const Stretch& s, const std::string& why, Availability& out) {
  if (may_recur(s) && !s.whole_days) return close_while(s, why, out);
  std::int64_t first = s.first_day(), end = day_of(s.to - 1) + day;
  if (s.from != first) close_while(once(s.from, first += day), why, out);
  if (s.to != end) close_while(once(end -= day, s.to), why, out);
  if (first >= end) return;
  HoursException e;
  e.from = base::day_of(first);
  if (end - first > day) e.to = base::day_of(end - 1);
  e.closed = true;
  if (!why.empty()) e.note = Text(why);
  out.exceptions.push_back(std::move(e));
}

/// The FREEBUSY properties of a VFREEBUSY, which are in UTC: busy, unless they say that it is free.
void add_free_busy(icalcomponent* c, const Zones& zones, const Zone& place, Availability& out,
                   std::vector<std::string>& faults) {
  for (icalproperty* p = first(c, ICAL_FREEBUSY_PROPERTY); p != nullptr;
       p = icalcomponent_get_next_property(c, ICAL_FREEBUSY_PROPERTY)) {
    const icalvalue* const value = icalproperty_get_value(p);
    Moment from, to;
    if (value != nullptr && icalvalue_isa(value) == ICAL_PERIOD_VALUE) {
      const icalperiodtype period = icalproperty_get_freebusy(p);
      if (is_good(period.start)) from.date = date_of(period.start);
      if (is_good(period.end)) to.date = date_of(period.end);
      else if (icaltime_is_null_time(period.end)) to = later(from, period.duration, zones);
    }
    Stretch s;
    if (from.date && to.date) s = once(local(*from.date, place), local(*to.date, place));
    if (s.to <= s.from) {
      faults.push_back("a FREEBUSY has no beginning, or no end behind it");
      continue;
    }
    icalparameter* const type = icalproperty_get_first_parameter(p, ICAL_FBTYPE_PARAMETER);
    const bool free = type != nullptr && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE;
    if (free) open_once(s, out);
    else close_once(s, {}, out);
  }
}

/// Outside of which it does not hold, as `period` of the availability; a period has whole days, and
/// what is not of its first and last is closed.
void add_period(icalcomponent* c, const Zones& zones, const Zone& place, Availability& out) {
  const Moment from = moment_of(first(c, ICAL_DTSTART_PROPERTY), zones),
               to = moment_of(first(c, ICAL_DTEND_PROPERTY), zones);
  std::string period;
  if (from.date) {
    const std::int64_t begin = local(*from.date, place);
    add_text(period, "from", base::to_string(base::day_of(begin)));
    if (begin != day_of(begin)) close_while(once(day_of(begin), begin), {}, out);
  }
  if (to.date) {
    const std::int64_t end = local(*to.date, place);
    add_text(period, "to", base::to_string(base::day_of(end - 1)));
    if (end != day_of(end)) close_while(once(end, day_of(end) + day), {}, out);
  }
  if (!period.empty()) add_member(out.extra, "period", "{" + period + "}");
}

/// Hours of some days stand beside those that recur, and do not replace them as an exception
/// would. The calendar of hours knows none that last longer than to the end of the next day: of
/// such a stretch each day is one.
void open_besides(const Stretch& s, Availability& out) {
  if (may_recur(s)) {
    out.recurring.push_back(recurrence_of(s));
    return;
  }
  for (std::int64_t from = s.from; from < s.to; from = day_of(from) + day)
    out.recurring.push_back(recurrence_of(once(from, std::min(day_of(from) + day, s.to))));
}

/// The zone that its parts are in: the first that one names, or UTC.
Zone place_of(icalcomponent* component, const Zones& zones, Availability& out) {
  bool utc = false;
  for (icalcomponent* part =
           icalcomponent_get_first_component(component, ICAL_XAVAILABLE_COMPONENT);
       part != nullptr;
       part = icalcomponent_get_next_component(component, ICAL_XAVAILABLE_COMPONENT)) {
    const Moment at = moment_of(first(part, ICAL_DTSTART_PROPERTY), zones);
    if (at.date && at.time_zone.empty() && at.date->has_offset) utc = true;
    if (at.time_zone.empty()) continue;
    const Zone zone = zones.find(at.time_zone);
    out.time_zone = zone.name().empty() ? at.time_zone : zone.name();
    return zone;
  }
  utc = utc || first(component, ICAL_FREEBUSY_PROPERTY) != nullptr;
  if (!utc) return Zone();
  out.time_zone = "Etc/UTC";
  return zones.find("Etc/UTC");
}

}  // namespace

std::vector<std::string> read_available(icalcomponent* component, const Zones& zones,
                                        Availability& out) {
  std::vector<std::string> faults;
  std::vector<Stretch> singles;
  const Zone place = place_of(component, zones, out);
  // Of a VFREEBUSY they say what it tells of.
  if (icalcomponent_isa(component) == ICAL_VAVAILABILITY_COMPONENT)
    add_period(component, zones, place, out);
  else add_free_busy(component, zones, place, out, faults);
  for (icalcomponent* part =
           icalcomponent_get_first_component(component, ICAL_XAVAILABLE_COMPONENT);
       part != nullptr;
       part = icalcomponent_get_next_component(component, ICAL_XAVAILABLE_COMPONENT)) {
    const auto stretch = stretch_of(part, zones, place);
    if (!stretch) {
      faults.emplace_back("an AVAILABLE part has no beginning, or no end behind it");
      continue;
    }
    if (stretch->rule.empty()) {
      singles.push_back(*stretch);
      continue;
    }
    if (std::vector<std::string> days = every_week(*stretch); !days.empty()) {
      Hours hours;
      hours.days = std::move(days);
      hours.from = clock(stretch->from, false);
      hours.to = clock(stretch->to, true);
      out.weekly.push_back(std::move(hours));
    } else if (!may_recur(*stretch)) {
      faults.push_back(
          "an AVAILABLE part that recurs lasts longer than to the end of the next day: " +
          stretch->rule);
    } else if (stretch->other_day) {
      faults.push_back("an AVAILABLE part recurs by the days of another zone: " + stretch->rule);
    } else {
      out.recurring.push_back(recurrence_of(*stretch));
    }
  }
  const bool recurs = !out.weekly.empty() || !out.recurring.empty();
  for (const Stretch& s : singles) {
    if (recurs && s.to - s.from <= longest_besides) open_besides(s, out);
    else open_once(s, out);
  }
  return faults;
}

std::vector<std::string> add_busy(icalcomponent* event, const Zones& zones, const std::string& why,
                                  Availability& out) {
  const auto stretch = stretch_of(event, zones, zones.find(out.time_zone));
  if (!stretch) return {"an event has no beginning, or no end behind it, and closes nothing"};
  const Stretch& s = *stretch;
  if (s.rule.empty()) {
    close_once(s, why, out);
  } else if (may_recur(s)) {
    close_while(s, why, out);
  } else {
    return {
        "an event that recurs lasts longer than to the end of the next day, and closes nothing: " +
        s.rule};
  }
  return {};
}

}  // namespace madang::ingest::calendar
