// openingHoursSpecification of schema.org: one or a list of
// {dayOfWeek, opens, closes, validFrom, validThrough}.
#include "sharing/read_hours.h"
#include "sharing/read_members.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

struct Specification {
  std::vector<std::string> days;
  std::string opens, closes, valid_from, valid_through, extra;
};
MADANG_RECORD(Specification, days, opens, closes, valid_from, valid_through, extra)
MADANG_NOTES(Specification, MADANG_NOTE(days, "", none, 1.0F, "dayOfWeek"),
             MADANG_NOTE(valid_from, "", none, 1.0F, "validFrom"),
             MADANG_NOTE(valid_through, "", none, 1.0F, "validThrough"))

struct Specifications {
  std::vector<Specification> list;
  std::string extra;
};
MADANG_RECORD(Specifications, list, extra)
MADANG_NOTES(Specifications, MADANG_NOTE(list, "", none, 1.0F, "openingHoursSpecification"))

void add(const Specification& s, Calendar& calendar) {
  Rule rule;
  rule.why = "opening-hours";
  rule.adds = true;
  std::uint8_t weekdays = 0;
  bool holiday = false;
  for (const std::string& day : s.days) {
    const int number = weekday_named(day);
    if (day.ends_with("PublicHolidays")) holiday = true;
    else if (number < 0) calendar.warnings.push_back("there is no weekday \"" + day + "\"");
    else weekdays = static_cast<std::uint8_t>(weekdays | 1U << number);
  }
  if (s.days.empty()) weekdays = 0x7F;
  if (!s.valid_from.empty() || !s.valid_through.empty()) {
    const auto from = parse_day(s.valid_from), to = parse_day(s.valid_through);
    if ((!from && !s.valid_from.empty()) || (!to && !s.valid_through.empty())) {
      calendar.warnings.push_back("validFrom and validThrough are days, YYYY-MM-DD");
      return;
    }
    rule.days = Rule::Days::dates;
    rule.first = from.value_or(INT32_MIN);
    rule.last = to.value_or(INT32_MAX);
    if (rule.last < rule.first) {
      calendar.warnings.push_back("validThrough is before validFrom");
      return;
    }
  }
  calendar.known = true;
  // Both ends 00:00 is how schema.org says closed; no times at all too.
  Minutes minutes;
  const bool closed = (s.opens.empty() && s.closes.empty()) ||
                      (s.opens.starts_with("00:00") && s.closes == s.opens);
  if (!closed && !read_minutes(s.opens, s.closes, false, minutes, calendar)) return;
  rule.closed = closed;
  rule.adds = !closed;
  if (!closed) rule.hours = {minutes};
  for (const bool of_holidays : {false, true}) {
    Rule one = rule;
    if (of_holidays) one.holiday = Rule::Holiday::only;
    else one.weekdays = weekdays;
    if (of_holidays ? holiday : weekdays != 0) calendar.rules.push_back(std::move(one));
  }
}

}  // namespace

bool read_schema_org(std::string_view extra, Calendar& calendar) {
  if (extra.find("\"openingHoursSpecification\"") == extra.npos) return false;
  Specifications found;
  if (!read_members(extra, found)) {
    calendar.warnings.emplace_back("openingHoursSpecification cannot be read");
    return true;
  }
  // Those of a period hold over those that always hold.
  const std::size_t first = calendar.rules.size();
  for (const bool dated : {false, true})
    for (const Specification& s : found.list) {
      const bool has_period = !s.valid_from.empty() || !s.valid_through.empty();
      if (has_period != dated) continue;
      const std::size_t before = calendar.rules.size();
      add(s, calendar);
      if (!dated) continue;
      // The first rule of its period and weekdays takes the place of the general ones.
      for (std::size_t i = before; i < calendar.rules.size(); ++i) {
        bool earlier = false;
        for (std::size_t j = first; j < before; ++j) {
          const Rule &a = calendar.rules[j], &b = calendar.rules[i];
          earlier = earlier || (a.days == b.days && a.first == b.first && a.last == b.last &&
                                a.holiday == b.holiday && (a.weekdays & b.weekdays) != 0);
        }
        if (!earlier) calendar.rules[i].adds = false;
      }
    }
  return true;
}

}  // namespace madang::sharing
