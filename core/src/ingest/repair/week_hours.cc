#include "ingest/repair/week_hours.h"

#include <algorithm>

#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

/// Without the marks that part stretches, and words that say that hours follow.
std::string_view plain_words(std::string_view words) {
  const auto drop = [&words](std::string_view mark, bool front) {
    if (words.empty() || !(front ? words.starts_with(mark) : words.ends_with(mark))) return false;
    if (front) words.remove_prefix(mark.size());
    else words.remove_suffix(mark.size());
    words = trim(words);
    return true;
  };
  words = trim(words);
  for (bool any = true; any;) {
    any = false;
    for (const std::string_view mark : {":", ")", "]", "-", "："}) any |= drop(mark, false);
    for (const std::string_view mark :
         {",", "/", "(", ")", "[", "]", ";", "·", ":", "：", "및", "-", "○", "※", "•"})
      any |= drop(mark, true);
    for (const std::string_view label :
         {"운영시간", "이용시간", "개방시간", "관람시간", "운영 시간", "이용 시간", "까지", "운영",
          "이용", "개방", "관람", "가능"})
      any |= drop(label, true);
  }
  return words;
}

/// The days before a stretch: the words are those of closing days. False where one of them is
/// none.
bool read_days(std::string_view words, std::vector<std::string_view>& days) {
  words = plain_words(words);
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

/// What stands before a stretch: months, days, or both.
bool read_words(std::string_view words, WeekHours& part) {
  Scan scan(plain_words(words));
  part.months = read_months(scan);
  return read_days(scan.rest(), part.days);
}

/// The next stretch, and the words before it; what is no time is stepped over, numbers whole.
std::optional<ClockRange> next_range(Scan& scan, std::string_view& words) {
  const std::string_view from = scan.rest();
  while (!scan.ended()) {
    const Scan before = scan;
    if (const auto range = read_clock_range(scan)) {
      words = from.substr(0, from.size() - before.rest().size());
      return range;
    }
    if (!is_digit(scan.peek())) scan.character();
    while (!scan.ended() && is_digit(scan.peek())) scan.character();
  }
  words = from;
  return std::nullopt;
}

/// Months in brackets behind a stretch: 09:00~18:00 (3~10월).
std::optional<Months> months_behind(Scan& scan) {
  const Scan before = scan;
  scan.blanks();
  if (scan.peek() == '(')
    if (auto months = read_months(scan)) return months;
  scan = before;
  return std::nullopt;
}

}  // namespace

HoursText read_week_hours(std::string_view text) {
  HoursText all;
  Scan scan(trim(text));
  std::string_view words;
  while (const auto range = next_range(scan, words)) {
    WeekHours part{{}, *range, {}};
    if (!read_words(words, part)) {
      if (all.parts.empty()) return {};
      all.complete = false;
      continue;
    }
    if (!part.months) part.months = months_behind(scan);
    // The weekend of the season that was named.
    if (!part.months && !part.days.empty() && !all.parts.empty())
      part.months = all.parts.back().months;
    all.parts.push_back(std::move(part));
  }
  all.complete = all.complete && plain_words(words).empty();
  return all;
}

void add_week_hours(Availability& availability, const WeekHours& part,
                    const std::vector<std::string_view>& days) {
  const DayHours day = day_hours(part.hours.from, part.hours.to, Equal::all_day);
  std::vector<Hours>* week = &availability.weekly;
  if (part.months) {
    auto& seasons = availability.seasons;
    auto season = std::find_if(seasons.begin(), seasons.end(), [&](const Season& s) {
      return s.from == part.months->from && s.to == part.months->to;
    });
    if (season == seasons.end()) {
      season = seasons.emplace(season);
      season->from = part.months->from;
      season->to = part.months->to;
    }
    week = &season->hours;
  }
  for (const std::string_view one : part.days.empty() ? days : part.days)
    add_hours(*week, day, {one});
}

}  // namespace madang::ingest::repair
