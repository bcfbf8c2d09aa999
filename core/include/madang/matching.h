// Many needs at once: which resource each of them gets, so that all together are
// served best. docs/sharing.md says what is counted.
#ifndef MADANG_MATCHING_H_
#define MADANG_MATCHING_H_

#include <madang/sharing.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// What somebody needs: kind, place, time, people and budget.
struct Need {
  std::string id;     ///< that the answer names it by; no two the same
  FreeQuery what;     ///< max_price is the budget; `limit`, `slots` and `now` do not count
  double weight = 1;  ///< how much it counts that it is met
};

/// What makes one use worse than another: points are added up, and the sum over all needs
/// is made as small as it can be. None may be negative.
struct MatchWeights {
  double unmet = 0;          ///< a need that gets nothing, times its weight
  double km = 0;             ///< a kilometre from where it is wanted
  double price = 0;          ///< a unit of the resource's currency
  double unknown_price = 0;  ///< where the price is not known
  double spare = 0;          ///< a place of the capacity that stays empty
  double wait = 0;           ///< an hour that it begins after `from`
  /// Those of core/data/matching.json, which says why.
  [[nodiscard]] static MatchWeights defaults();
};

/// Needs, and how they are weighed.
struct MatchRequest {
  std::vector<Need> needs;
  MatchWeights weights = MatchWeights::defaults();
  std::string now;  ///< the moment of asking; empty: the clock
};

/// Who gets what.
struct Matching {
  /// A need that is met: this use of this resource would do. Nothing is booked.
  struct Met {
    std::string need, resource;
    Slot time;
    std::int64_t quantity = 1;
    double points = 0;
    std::optional<double> km, cost;
  };
  /// A resource that a need did not get, and why.
  struct Refusal {
    std::string resource;
    std::vector<Reason> reasons;  ///< those of why_not, and price, distance, given (to `need`)
    std::optional<Slot> next;     ///< the nearest slot that would do
    std::string need;             ///< that has it instead; empty where no other has
  };
  /// A need that is not met.
  struct Unmet {
    std::string need;
    /// nothing-like-it (no resource of that kind, place and condition), not-free (none that can
    /// be had then), contested (others get what it could have), not-worth-it (every use costs more
    /// points than going without).
    std::string why;
    std::string message;           ///< one sentence
    std::vector<Refusal> nearest;  ///< up to three resources that come closest
  };
  std::vector<Met> met;      ///< in the order of the needs
  std::vector<Unmet> unmet;  ///< in the order of the needs
  double points = 0;         ///< of all, those of unmet needs among them
  /// Whether no other assignment has fewer points. Where several uses of one resource fit into
  /// the same free time side by side, that is not certain.
  bool best = true;
  MatchWeights weights;
  /// {"points","best","algorithm","weights":{…},"met":[{"need","resource","from","to","quantity",
  /// "points","km","cost"}],"unmet":[{"need","why","message","nearest":[{"resource",
  /// "reasons":[…],"next","need"}]}]}
  [[nodiscard]] std::string to_json() const;
};

/// Matches all needs at once with the resources of the city, as free as find_free finds them;
/// bookings of the ledger count. At most 1000 needs (too-many-needs). Other errors are those of
/// find_free, with the need in the pointer (/needs/3), bad-need and bad-weight.
[[nodiscard]] Result<Matching> match(const Catalog& city, const MatchRequest& request);

/// A request in JSON: {"needs":[{"id","from","to","duration","lat","lon","within_km","people",
/// "quantity","kind","max_price","where","weight"}],"weights":{…},"now"}, or only the list.
/// A need without an id is called by its number, from 1. Errors: bad-request, with the place.
[[nodiscard]] Result<MatchRequest> match_request_from_json(std::string_view json);

}  // namespace madang

#endif  // MADANG_MATCHING_H_
