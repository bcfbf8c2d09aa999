#include "ingest/repair/week_hours.h"

#include <algorithm>

#include "ingest/repair/closing_days.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

/// The days before a time: the words are those of closing days. Nothing where one of
/// them is none.
bool days_before(std::string_view words, std::vector<std::string_view>& days) {
  words = trim(words);
  while (words.ends_with(":") || words.ends_with(")")) {
    words.remove_suffix(1);
    words = trim(words);
  }
  while (words.starts_with(",") || words.starts_with("/") || words.starts_with("(")) {
    words.remove_prefix(1);
    words = trim(words);
  }
  if (words.empty()) return true;
  constexpr std::string_view week[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
  for (const std::string_view every : {"매일", "연중", "전일"})
    if (words == every) {
      days.assign(std::begin(week), std::end(week));
      return true;
    }
  const ClosingDays named = read_closing_days(words);
  if (!named.any || !named.complete || named.never || !named.monthly.empty() ||
      !named.yearly.empty())
    return false;
  days = named.weekly;
  if (named.holidays) days.emplace_back("holiday");
  return true;
}

}  // namespace

std::vector<WeekHours> read_week_hours(std::string_view text) {
  std::vector<WeekHours> all;
  Scan scan(trim(text));
  while (!scan.ended()) {
    const Scan begin = scan;
    std::optional<ClockRange> range;
    while (!scan.ended() && !(range = read_clock_range(scan))) scan.character();
    if (!range) break;
    // The digits of a range may be the first that stand there.
    const std::string_view whole = begin.rest();
    const std::string_view read = whole.substr(0, whole.size() - scan.rest().size());
    const std::size_t at = std::min(read.find_first_of("0123456789"), read.size());
    std::string_view words = trim(read.substr(0, at));
    for (const std::string_view half : {"오전", "오후", "AM", "am"})
      if (words.ends_with(half)) words.remove_suffix(half.size());
    WeekHours found{{}, *range};
    if (!days_before(words, found.days)) return {};
    all.push_back(found);
    scan.blanks();
    if (!scan.ended() && !scan.skip({",", "/", ";", "·"}) && scan.peek() != '\n' &&
        !is_digit(scan.peek()))
      continue;
  }
  return all;
}

}  // namespace madang::ingest::repair
