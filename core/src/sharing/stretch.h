// sharing: when something is free, why it is not, and who has booked it.
//
// Enters: resources of a catalog, bookings. Leaves: the public functions of
// sharing.h and the class Ledger. Not for: searching words (query), JSON of
// records (json), sockets.
//
// Time inside this room is seconds since 1970 in UTC; a day is the number of
// days since 1970-01-01 in the zone of the resource, and hours are minutes of
// such a day, beyond 1440 where they go past midnight.
#ifndef MADANG_SHARING_STRETCH_H_
#define MADANG_SHARING_STRETCH_H_

#include <cstdint>
#include <vector>

namespace madang::sharing {

/// Seconds [from, to).
struct Stretch {
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool operator==(const Stretch&) const = default;
  [[nodiscard]] std::int64_t length() const { return to - from; }
};
using Stretches = std::vector<Stretch>;

/// Minutes of a day, [from, to).
struct Minutes {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool operator==(const Minutes&) const = default;
};

inline constexpr std::int64_t day_seconds = 86400;
inline constexpr std::int32_t day_minutes = 1440;

/// Sorts, and joins what touches or overlaps.
void join(Stretches& stretches);
void join(std::vector<Minutes>& hours);
/// What of the first is not in the second. REQUIRES: both are joined.
[[nodiscard]] Stretches without(const Stretches& from, const Stretches& taken);
[[nodiscard]] std::vector<Minutes> without(const std::vector<Minutes>& from,
                                           const std::vector<Minutes>& taken);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_STRETCH_H_
