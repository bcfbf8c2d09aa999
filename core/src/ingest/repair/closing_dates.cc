#include "ingest/repair/closing_dates.h"

#include "base/date.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/closing_words.h"

namespace madang::ingest::repair {
namespace {

/// Whether a number before it is one of a week: 3째주, or one between others of a list.
bool is_week_word(Scan ahead) {
  ahead.blanks();
  if (ahead.skip({"째", "주", "번"}) || leads_to_weekday(ahead)) return true;
  separates(ahead);
  return is_digit(ahead.peek());
}

/// Whether a day and a month in figures are a date; 12.30. may end in a point. Where white space
/// stands between, the first may have numbered what follows: 1. 15일.
bool ends_numbers(Scan& scan, bool spaced) {
  if (is_week_word(scan) || Scan(scan).skip({"월", "절"})) return false;
  if (spaced && !scan.ended() && !Scan(scan).skip({".", ",", ")", "~", "+", "/"})) return false;
  Scan point = scan;
  if (point.skip(".") && !is_digit(point.peek())) scan = point;
  return true;
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
      const std::size_t point = scan.at();
      scan.blanks();
      const bool spaced = scan.at() > point;
      const auto day = scan.digits(2);
      constexpr int leap_year = 2000;
      const auto date = day ? base::date_of(leap_year, *month, *day) : std::nullopt;
      if (date && (words ? scan.skip("일") : ends_numbers(scan, spaced)))
        return base::to_string(*date).substr(5);
    }
  }
  scan = before;
  return std::nullopt;
}

std::optional<Months> read_stretch(Scan& scan) {
  const Scan before = scan;
  if (const auto first = read_month_day(scan)) {
    scan.blanks();
    if (scan.skip({"~", "～", "∼", "부터"})) {
      skip_next_year(scan);
      if (const auto last = read_month_day(scan)) {
        scan.skip("까지");
        return Months{*first, *last};
      }
    }
  }
  scan = before;
  return std::nullopt;
}

std::vector<Months> read_month_list(Scan& scan) {
  std::vector<Months> all, unnamed;  // 월 follows the last of some only
  Scan ahead = scan;
  const auto month = [&ahead](bool& in_words) -> std::optional<int> {
    ahead.blanks();
    const auto number = ahead.digits(2);
    constexpr int year = 12;
    if (!number || *number < 1 || *number > year) return std::nullopt;
    in_words = ahead.skip("월");
    Scan day = ahead;
    day.blanks();
    if (in_words && day.digits(2) && day.skip("일")) return std::nullopt;  // a date
    return number;
  };
  const auto text = [](int number, const char* day) {
    return (number < 10 ? "0" : "") + std::to_string(number) + day;
  };
  while (true) {
    bool in_words = false;
    const auto first = month(in_words);
    if (!first) break;
    int last = *first;
    Scan end = ahead;
    ahead.blanks();
    if (ahead.skip({"~", "～", "∼", "-"})) {
      skip_next_year(ahead);
      const auto to = month(in_words);
      if (!to) break;
      last = *to;
      end = ahead;
    }
    constexpr int leap_year = 2000, longest = 31;
    int day = longest;
    while (!base::date_of(leap_year, last, day)) --day;
    unnamed.push_back({text(*first, "-01"), text(last, ("-" + std::to_string(day)).c_str())});
    if (in_words) {
      all.insert(all.end(), unnamed.begin(), unnamed.end());
      unnamed.clear();
      scan = end;
    }
    ahead.blanks();
    if (!ahead.skip({",", "·", "ㆍ", "/", "+", "및", "와", "과", "&"})) break;
  }
  return all;
}

bool is_whole_year(const std::vector<Months>& all) {
  constexpr int year = 12;
  int sum = 0;
  for (const Months& one : all) sum += (month_of(one.to) - month_of(one.from) + year) % year + 1;
  return all.size() > 1 && sum == year;
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
