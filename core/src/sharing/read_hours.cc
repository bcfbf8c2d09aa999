#include "sharing/read_hours.h"

#include "base/date.h"
#include "base/weekday.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

/// Seconds of a duration member; 0 and a warning where it is none.
std::int64_t length(std::string_view text, const char* member, Calendar& calendar) {
  if (text.empty()) return 0;
  if (const auto seconds = parse_duration(text)) return *seconds;
  calendar.warnings.push_back(std::string(member) + " is no duration: \"" + std::string(text) +
                              "\"");
  return 0;
}

/// A date in the zone, its first second or the one after its last.
std::int64_t moment(const Date& date, bool end, const Zone& zone) {
  const base::Span span = base::span_of(date);
  if (date.has_offset) return (end ? span.last : span.first) - date.offset * 60;
  const bool day = date.second < 0;
  return zone.to_utc(end && day ? span.last + 1 : span.first).utc;
}

void read_terms(const Availability& a, Calendar& calendar) {
  calendar.notice = length(a.notice, "notice", calendar);
  calendar.slot = length(a.slot, "slot", calendar);
  calendar.buffer = length(a.buffer, "buffer", calendar);
  if (a.quantity) {
    if (*a.quantity >= 1) calendar.quantity = *a.quantity;
    else
      calendar.warnings.push_back("quantity is " + std::to_string(*a.quantity) +
                                  " and must be 1 or more");
  }
  if (!a.reception) return;
  if (a.reception->from)
    calendar.reception_from = moment(*a.reception->from, false, *calendar.zone);
  if (a.reception->to) calendar.reception_to = moment(*a.reception->to, true, *calendar.zone);
  if (calendar.reception_from && calendar.reception_to &&
      *calendar.reception_from >= *calendar.reception_to) {
    calendar.warnings.emplace_back("reception ends before it begins and is left out");
    calendar.reception_from = calendar.reception_to = std::nullopt;
  }
}

}  // namespace

Calendar read_calendar(const Resource& resource) {
  Calendar calendar;
  calendar.zone = Zone::find(default_zone);
  calendar.holidays = Holidays::of("KR");
  if (resource.place && !resource.place->country.empty() && resource.place->country != "KR")
    calendar.holidays = Holidays::of(resource.place->country);
  if (!resource.availability) {
    read_schema_org(resource.extra, calendar);
    return calendar;
  }
  const Availability& a = *resource.availability;
  if (!a.time_zone.empty()) {
    calendar.zone = Zone::find(a.time_zone);
    if (calendar.zone == nullptr) {
      calendar.warnings.push_back("there is no time zone \"" + a.time_zone + "\"");
      return calendar;
    }
    if (a.time_zone != default_zone && (!resource.place || resource.place->country.empty()))
      calendar.holidays = nullptr;
  }
  if (calendar.zone == nullptr) {
    calendar.warnings.push_back("the system has no time zones (package tzdata)");
    return calendar;
  }
  read_terms(a, calendar);
  if (!a.opening_hours.empty()) read_osm(a.opening_hours, calendar);
  if (!read_schema_org(a.extra, calendar)) read_schema_org(resource.extra, calendar);
  if (a.weekly.empty()) read_korean(a.extra, calendar);
  read_own(a, calendar);
  return calendar;
}

int weekday_named(std::string_view name) {
  constexpr std::string_view korean[] = {"월", "화", "수", "목", "금", "토", "일"};
  if (const std::size_t slash = name.rfind('/'); slash != name.npos) name.remove_prefix(slash + 1);
  for (int i = 0; i < 7; ++i) {
    const std::string_view k = korean[i];
    if (name == k || (name.starts_with(k) && name.substr(k.size()) == "요일")) return i;
  }
  return base::weekday_named(name).value_or(-1);
}

bool read_minutes(std::string_view from, std::string_view to, bool equal_is_day, Minutes& hours,
                  Calendar& calendar) {
  const auto open = parse_minutes(from), close = parse_minutes(to);
  if (!open || !close || *open > day_minutes) {
    calendar.warnings.push_back("not hours of a day: \"" + std::string(from) + "\" to \"" +
                                std::string(to) + "\"");
    return false;
  }
  hours = {*open, *close};
  if (hours.to == hours.from) {
    if (!equal_is_day) return false;
    hours = {0, day_minutes};
  }
  if (hours.to < hours.from) hours.to += day_minutes;  // past midnight
  // 23:59 is how many systems say the end of the day.
  if (hours.to % day_minutes == day_minutes - 1) ++hours.to;
  return true;
}

}  // namespace madang::sharing
