// Times as people and records write them.
#ifndef MADANG_SHARING_TIMES_H_
#define MADANG_SHARING_TIMES_H_

#include <madang/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"

namespace madang::sharing {

using base::Clock;
using base::Zone;

/// Seconds of an ISO 8601 duration of weeks, days, hours, minutes, seconds (PT1H30M, P1D, P1W) or
/// of the short form 2h, 90m, 1h30m, 1d. A day is 24 hours. Nothing for anything else, months and
/// years among it, which have no fixed length.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);
[[nodiscard]] std::string print_duration(std::int64_t seconds);

/// Minutes of "9:00", "09:00", "0900", "09:00:00"; up to 48:00 for hours past midnight.
[[nodiscard]] std::optional<std::int32_t> parse_minutes(std::string_view text);

/// A moment as it was asked for: in the asker's own offset, or in the local
/// time of each resource.
struct Asked {
  std::int64_t seconds = 0;  ///< UTC if absolute, else local
  bool absolute = false;
  [[nodiscard]] Zone::Moment in(const Zone& zone) const {
    return absolute ? Zone::Moment{seconds, Clock::once} : zone.to_utc(seconds);
  }
};
/// "2022-05-14T10:00", with or without an offset; a day alone is its midnight. An error (bad-time)
/// names `what`.
[[nodiscard]] Result<Asked> parse_asked(std::string_view text, std::string_view what);

/// "2022-05-14T10:00:00+09:00".
[[nodiscard]] std::string print_time(std::int64_t utc, const Zone& zone);
/// "2022-05-14T01:00:00Z".
[[nodiscard]] std::string print_utc(std::int64_t utc);
/// The moment of print_utc's and print_time's form.
[[nodiscard]] std::optional<std::int64_t> parse_utc(std::string_view text);
/// The clock's time.
[[nodiscard]] std::int64_t clock_now();

/// Days since 1970 of a local second, and the other way.
[[nodiscard]] constexpr std::int32_t day_of_second(std::int64_t local) {
  return static_cast<std::int32_t>(local >= 0 ? local / 86400 : -((86399 - local) / 86400));
}
/// 0 Monday … 6 Sunday.
[[nodiscard]] constexpr int weekday_of(std::int32_t day) { return ((day + 3) % 7 + 7) % 7; }

/// Year, month and day of a day number.
struct Civil {
  int year = 0;
  int month = 0;
  int day = 0;
  int days_in_month = 0;
};
[[nodiscard]] Civil civil_of(std::int32_t day);
/// REQUIRES: a day that exists.
[[nodiscard]] std::int32_t day_number(int year, int month, int day);
/// Of "YYYY-MM-DD"; nothing for anything else.
[[nodiscard]] std::optional<std::int32_t> parse_day(std::string_view text);
/// "MM-DD" as month * 32 + day, as yearly rules have it; nothing for anything else.
[[nodiscard]] std::optional<std::int32_t> month_day(std::string_view text);
[[nodiscard]] std::string print_day(std::int32_t day);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_TIMES_H_
