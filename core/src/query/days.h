// A column of dates as whole days: half the bytes, with the earliest and latest
// of each 64 rows, so that most of them need no look. Made when first asked for.
#ifndef MADANG_QUERY_DAYS_H_
#define MADANG_QUERY_DAYS_H_

#include <cstdint>
#include <limits>
#include <vector>

#include "query/bits.h"
#include "segment/segment.h"

namespace madang::query {

struct Days {
  static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int64_t seconds = 86400;

  /// By row, since 1970-01-01; `none` where missing. `last` is empty where no
  /// date covers more than a day.
  std::vector<std::int32_t> first, last;
  /// Of each 64 rows: the lowest of `first` (`none` if one is missing), and the
  /// highest of `last`.
  std::vector<std::int32_t> least, most;
  /// Whether the column is one: no list, and no moments within a day.
  bool whole = false;

  [[nodiscard]] const std::vector<std::int32_t>& ends() const {
    return last.empty() ? first : last;
  }
};

/// REQUIRES: `leaf` is a date.
[[nodiscard]] const Days& days_of(const segment::Segment& segment, std::uint32_t leaf);

/// Sets the rows whose date may lie in [low, high], in days. REQUIRES:
/// days.whole. Gives how many dates were looked at.
std::uint64_t days_within(const Days& days, std::int64_t low, std::int64_t high, Bits& rows);

}  // namespace madang::query

#endif  // MADANG_QUERY_DAYS_H_
