// A question about free time, checked: what FreeQuery says in words.
#ifndef MADANG_SHARING_QUERY_H_
#define MADANG_SHARING_QUERY_H_

#include <madang/sharing.h>

#include <optional>

#include "sharing/items.h"
#include "sharing/times.h"

namespace madang::sharing {

inline constexpr double most_km = 20100;  // half around the earth
inline constexpr std::int64_t longest_span = 400 * day_seconds;

struct Wanted {
  Asked from, to;
  std::int64_t duration = 0;  ///< 0: all of from to to
  std::int64_t quantity = 1;
  double people = 0;
  std::optional<std::uint8_t> kind;
  std::optional<double> max_price;
  double lat = 0, lon = 0, within_km = most_km;
  bool place = false;
  /// Whether something on earth is too far away.
  [[nodiscard]] bool bounded() const { return place && within_km < most_km; }
  std::int64_t now = 0;
  bool now_given = false;

  /// Both ends in a zone; `clock` of the worse of them.
  struct Window {
    std::int64_t from = 0, to = 0;
    Clock clock = Clock::once;
  };
  [[nodiscard]] Window in(const Zone& zone) const;
  /// Whether notice and reception count for a use that ends then: not where all of
  /// it is over, unless the moment of asking was given.
  [[nodiscard]] bool counts_notice(std::int64_t end) const { return now_given || end > now; }
};

[[nodiscard]] Result<Wanted> check(const FreeQuery& query);

/// The number of a kind, "space"; an error (bad-value) names them all.
[[nodiscard]] Result<std::uint8_t> kind_named(const std::string& name);

/// Whether place, people, kind, price and quantity let the resource be; `km` is set
/// where there is a distance.
[[nodiscard]] bool suits(const Wanted& wanted, const Item& item, const Calendar& calendar,
                         std::int64_t seconds, double& km);

/// The rows of each segment that meet a condition of the grammar; none for the empty one.
[[nodiscard]] Result<std::vector<query::Bits>> rows_where(CollectionState& home,
                                                          const std::string& where);

[[nodiscard]] Error query_error(std::string code, std::string message, std::string hint = {});

}  // namespace madang::sharing

#endif  // MADANG_SHARING_QUERY_H_
