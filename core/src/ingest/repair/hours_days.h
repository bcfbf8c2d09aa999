// The words around a stretch of hours that say of which days it is (week_hours.h).
#ifndef MADANG_INGEST_REPAIR_HOURS_DAYS_H_
#define MADANG_INGEST_REPAIR_HOURS_DAYS_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/weekday.h"

namespace madang::ingest::repair {

inline constexpr auto& whole_week = base::weekday_codes;

[[nodiscard]] inline bool has_day(const std::vector<std::string_view>& days, std::string_view day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}
/// Whether all of `others` are among them.
[[nodiscard]] inline bool has_days(const std::vector<std::string_view>& days, const auto& others) {
  return std::all_of(others.begin(), others.end(),
                     [&days](std::string_view day) { return has_day(days, day); });
}

/// Without the marks that part stretches, and words that say that hours follow.
[[nodiscard]] std::string_view plain_words(std::string_view words);

struct HoursDays {
  std::vector<std::string_view> days;  ///< as in WeekHours
  bool not_on_holidays = false;
};

/// Days as closing days have them, in English, 매일, 매일(월요일 제외), 평일(공휴일 제외). False
/// where one of the words is none; no words are no days.
[[nodiscard]] bool read_days(std::string_view words, HoursDays& found);

/// 월요일 제외, except Sundays: takes these from the days, of all where there are none. False where
/// the words are something else; nothing is changed then.
[[nodiscard]] bool take_excluded(std::string_view words, HoursDays& days);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_HOURS_DAYS_H_
