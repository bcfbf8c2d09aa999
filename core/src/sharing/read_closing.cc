// Closing days to rules: those that a text names, and those that an importer took
// from one and kept as `closing` of the availability:
// {"weekly":["mo"],"monthly":["1SU","-1WE","15"],"yearly":["01-01","seollal-holidays"],"text":…};
// and the `period` outside of which it is not offered at all:
// {"from":"2022-05-01","to":"2022-06-30"}.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "base/date.h"
#include "ingest/repair/closing_days.h"
#include "sharing/read_hours.h"
#include "sharing/read_members.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

struct Days {
  std::vector<std::string> weekly, monthly, yearly;
  std::string extra;
};
MADANG_RECORD(Days, weekly, monthly, yearly, extra)

struct Closing {
  Days closing;
  std::optional<Period> period;
  std::string extra;
};
MADANG_RECORD(Closing, closing, period, extra)

Rule closed(std::string_view why) {
  Rule rule;
  rule.why = why;
  rule.closed = true;
  return rule;
}

void close_holiday(std::string code, Calendar& calendar) {
  Rule rule = closed("holiday");
  rule.holiday = Rule::Holiday::only;
  rule.code = std::move(code);
  calendar.rules.push_back(std::move(rule));
}

bool close_by(const std::string& rrule, Calendar& calendar) {
  const auto first = parse_day("1000-01-01");
  auto days = RecurringDays::parse(rrule, *first, 0, *calendar.zone);
  if (!days) return false;
  Rule rule = closed("closing-day");
  rule.recurs = std::make_shared<const RecurringDays>(std::move(*days));
  calendar.rules.push_back(std::move(rule));
  return true;
}

/// 1SU, -1WE: the bit of the week and the weekday. 1, 15, -1: a day of every month, counted from
/// its beginning or its end.
bool close_monthly(std::string_view text, Calendar& calendar) {
  int week = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, week);
  if (read.ec == std::errc() && read.ptr == end)
    return close_by("FREQ=MONTHLY;BYMONTHDAY=" + std::string(text), calendar);
  constexpr int last_week = 5;
  if (read.ec != std::errc() || week == 0 || std::abs(week) > last_week) return false;
  const int day = weekday_named({read.ptr, static_cast<std::size_t>(end - read.ptr)});
  if (day < 0) return false;
  Rule rule = closed("closing-day");
  rule.weekdays = static_cast<std::uint8_t>(1U << day);
  rule.nth = static_cast<std::uint16_t>(1U << (week > 0 ? week - 1 : last_week - 1 - week));
  calendar.rules.push_back(std::move(rule));
  return true;
}

/// 01-01, or the name of a holiday; -eve, -next: the day before or after it; -holidays: all three.
bool close_yearly(std::string_view text, Calendar& calendar) {
  if (const auto day = month_day(text)) {
    Rule rule = closed("closing-day");
    rule.days = Rule::Days::yearly;
    rule.first = rule.last = *day;
    calendar.rules.push_back(std::move(rule));
    return true;
  }
  constexpr std::string_view around = "-holidays";
  const bool days = text.ends_with(around);
  if (days) text.remove_suffix(around.size());
  const std::string_view code = text;
  for (const std::string_view beside : {"-eve", "-next"})
    if (!days && text.ends_with(beside)) text.remove_suffix(beside.size());
  constexpr std::string_view lunar[] = {"seollal", "chuseok", "buddha"};
  if (std::find(std::begin(lunar), std::end(lunar), text) == std::end(lunar)) return false;
  if (calendar.holidays == nullptr)
    calendar.warnings.push_back("closed on " + std::string(text) +
                                ", and there is no table of holidays for this place");
  for (const char* part : {"", "-eve", "-next"})
    if (days || *part == 0) close_holiday(std::string(code) + part, calendar);
  return true;
}

void close(const Days& days, Calendar& calendar) {
  std::uint8_t weekdays = 0;
  const auto unknown = [&calendar](const std::string& text) {
    calendar.warnings.push_back("there is no closing day \"" + text + "\"");
  };
  for (const std::string& text : days.weekly) {
    const int day = weekday_named(text);
    if (day < 0) unknown(text);
    else weekdays = static_cast<std::uint8_t>(weekdays | 1U << day);
  }
  if (weekdays != 0) {
    Rule rule = closed("closing-day");
    rule.weekdays = weekdays;
    calendar.rules.push_back(std::move(rule));
  }
  for (const std::string& text : days.monthly)
    if (!close_monthly(text, calendar)) unknown(text);
  for (const std::string& text : days.yearly)
    if (!close_yearly(text, calendar)) unknown(text);
}

/// Days, both included.
void close_on(std::int32_t first, std::int32_t last, std::string note, Calendar& calendar) {
  Rule rule = closed("season");
  rule.note = std::move(note);
  rule.days = Rule::Days::dates;
  rule.first = first;
  rule.last = last;
  calendar.rules.push_back(std::move(rule));
}

void close_outside(const Period& period, Calendar& calendar) {
  std::int32_t first = INT32_MIN, last = INT32_MAX;
  if (period.from) first = day_of_second(base::span_of(*period.from).first);
  if (period.to) last = day_of_second(base::span_of(*period.to).last);
  if (last < first) {
    calendar.warnings.emplace_back("the period ends before it begins and is left out");
    return;
  }
  if (period.from)
    close_on(INT32_MIN, first - 1, "it can be used from " + print_day(first) + " on", calendar);
  if (period.to)
    close_on(last + 1, INT32_MAX, "it could be used until " + print_day(last), calendar);
}

}  // namespace

void read_closing(std::string_view extra, Calendar& calendar) {
  if (extra.find("\"closing\"") == extra.npos && extra.find("\"period\"") == extra.npos) return;
  Closing read;
  if (!read_members(extra, read)) return;
  close(read.closing, calendar);
  if (read.period) close_outside(*read.period, calendar);
}

void read_closed(std::string_view text, Calendar& calendar) {
  if (text.empty() || text == "-" || text == "N") return;  // an empty cell
  const ingest::repair::ClosingDays found = ingest::repair::read_closing_days(text);
  if (found.holidays) close_holiday("", calendar);
  Days days;
  days.weekly.assign(found.weekly.begin(), found.weekly.end());
  days.monthly = found.monthly;
  days.yearly = found.yearly;
  close(days, calendar);
  for (const ingest::repair::Months& months : found.months) {
    Rule rule = closed("season");
    rule.days = Rule::Days::yearly;
    rule.first = *month_day(months.from);
    rule.last = *month_day(months.to);
    calendar.rules.push_back(std::move(rule));
  }
  for (const ingest::repair::ClosedInMonths& some : found.in_months)
    for (const std::string& rrule : rules_of(some)) close_by(rrule, calendar);
  if (!found.complete)
    calendar.warnings.push_back(std::string("closing days are not ") + (found.any ? "all " : "") +
                                "understood: " + std::string(text));
}

}  // namespace madang::sharing
