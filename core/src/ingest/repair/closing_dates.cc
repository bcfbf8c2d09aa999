#include "ingest/repair/closing_dates.h"

#include "base/date.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/closing_words.h"

namespace madang::ingest::repair {
namespace {

/// Whether a number before it is one of a week: 3째주, or one between others of a list.
bool is_week_word(Scan ahead) {
  ahead.blanks();
  if (ahead.skip({"째", "주", "번"})) return true;
  separates(ahead);
  return is_digit(ahead.peek());
}

int month_of(const std::string& day) { return (day[0] - '0') * 10 + day[1] - '0'; }

}  // namespace

bool leads_to_year(Scan ahead) {
  constexpr int first_of_four_digits = 1900;
  const auto year = ahead.digits(4);
  return year &&
         (ahead.skip("년") || (*year >= first_of_four_digits && ahead.skip({".", "-", "/"})));
}

std::optional<std::string> read_month_day(Scan& scan) {
  const Scan before = scan;
  if (const auto month = scan.digits(2)) {
    const bool words = scan.skip("월");
    scan.blanks();
    if (words || scan.skip({".", "/"})) {
      const auto day = scan.digits(2);
      constexpr int leap_year = 2000;
      const auto date = day ? base::date_of(leap_year, *month, *day) : std::nullopt;
      if (date && (words ? scan.skip("일") : !is_week_word(scan)))
        return base::to_string(*date).substr(5);
    }
  }
  scan = before;
  return std::nullopt;
}

std::string months_rule(const Months& months) {
  constexpr int year = 12, leap_year = 2000;
  const int first = month_of(months.from), end = month_of(months.to);
  // The last day is one without a next; February has two.
  const int next = (months.to[3] - '0') * 10 + months.to[4] - '0' + 1;
  const bool last = !base::date_of(leap_year, end, next) || months.to == "02-28";
  if (!months.from.ends_with("-01") || !last) return {};
  std::string text = "BYMONTH=" + std::to_string(first);
  for (int month = first; month != end;) {
    month = month % year + 1;
    text += "," + std::to_string(month);
  }
  return text;
}

std::vector<std::string> rules_of(const ClosedInMonths& closed) {
  std::string weekly, nth, numbers;
  const auto add = [](std::string& list, std::string_view one) {
    list.append(list.empty() ? "" : ",").append(one);
  };
  for (const std::string_view ours : closed.weekly)
    for (const Weekday& day : repair::weekdays)
      if (day.ours == ours) add(weekly, day.calendar);
  for (const std::string& day : closed.monthly) add(is_digit(day.back()) ? numbers : nth, day);
  const std::string months = months_rule(closed.months);
  std::vector<std::string> out;
  if (!weekly.empty()) out.push_back("FREQ=WEEKLY;" + months + ";BYDAY=" + weekly);
  if (!nth.empty()) out.push_back("FREQ=MONTHLY;" + months + ";BYDAY=" + nth);
  if (!numbers.empty()) out.push_back("FREQ=MONTHLY;" + months + ";BYMONTHDAY=" + numbers);
  return out;
}

}  // namespace madang::ingest::repair
