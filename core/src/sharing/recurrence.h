// A subset of iCalendar's RRULE (RFC 5545 3.3.10), asked day by day.
#ifndef MADANG_SHARING_RECURRENCE_H_
#define MADANG_SHARING_RECURRENCE_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zone.h"

namespace madang::sharing {

using base::Zone;

/// Which days a rule falls on. FREQ DAILY, WEEKLY, MONTHLY, YEARLY with INTERVAL,
/// COUNT, UNTIL, BYDAY (also 2MO, -1FR), BYMONTHDAY (also from the end), BYMONTH
/// and WKST. One question costs the same on any day, in a thousand years too.
class RecurringDays {
 public:
  /// `start`: the first day; `minutes` of it when each one begins, and the zone, for
  /// an UNTIL that is a moment. Errors (bad-rrule) name the part.
  [[nodiscard]] static Result<RecurringDays> parse(std::string_view rule, std::int32_t start,
                                                   std::int32_t minutes, const Zone& zone);
  [[nodiscard]] bool on(std::int32_t day) const { return day <= last_ && fits(day); }
  /// The rule as it was given, and its first day.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::int32_t start() const { return start_; }

 private:
  enum class Every : std::uint8_t { day, week, month, year };
  [[nodiscard]] bool fits(std::int32_t day) const;
  [[nodiscard]] bool fits_weekday(std::int32_t day) const;
  /// Makes COUNT the day of the last one.
  bool count_out(std::int64_t count);

  std::string text_;
  Every every_ = Every::day;
  std::int32_t start_ = 0;
  std::int32_t last_ = INT32_MAX;
  std::int32_t interval_ = 1;
  int week_start_ = 0;
  std::uint16_t months_ = 0;                    // bit 1..12; 0: any
  std::vector<int> month_days_;                 // 1..31, -31..-1
  std::vector<std::pair<int, int>> week_days_;  // nth (0: every), weekday
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_RECURRENCE_H_
