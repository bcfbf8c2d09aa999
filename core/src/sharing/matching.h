// The parts of a matching: what each need could have, and the columns that needs
// compete for.
#ifndef MADANG_SHARING_MATCHING_H_
#define MADANG_SHARING_MATCHING_H_

#include <madang/matching.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sharing/assignment.h"
#include "sharing/ledger_live.h"
#include "sharing/scan.h"

namespace madang::sharing {

/// A resource that a need could have, and its uses by time; the first has the fewest
/// points, for only waiting tells them apart.
struct Option {
  ResourceAt at;
  double km = 0, cost = 0;  ///< NaN where there is none
  double points = 0;        ///< of the first use
  Stretches uses;
  bool more = false;  ///< there are other uses than these
};

/// A city that needs are matched with, and what was given away so far.
class MatchPlace {
 public:
  MatchPlace(Catalog::State& city, std::shared_ptr<LedgerLive> ledger, const MatchWeights& weights);

  /// The `most` options with the fewest points. Errors: those of the condition.
  [[nodiscard]] Result<std::vector<Option>> options(const FreeQuery& query, const Wanted& wanted,
                                                    std::size_t most);
  /// Points of a use of the option.
  [[nodiscard]] double points(const Option& option, const Wanted& wanted, const Stretch& use) const;
  /// Takes the use for the rest of the matching.
  void give(const ResourceAt& at, const Stretch& use, std::int64_t quantity);

  /// Up to three resources that come closest to the need, and why each is not to be had.
  [[nodiscard]] std::vector<Matching::Refusal> closest(const FreeQuery& query,
                                                       const Wanted& wanted);

  [[nodiscard]] const Calendar& calendar(const ResourceAt& at) const;
  [[nodiscard]] Item item(const ResourceAt& at) const;
  [[nodiscard]] std::string id(const ResourceAt& at) const;
  /// Units of it that are taken at once between the two moments, buffers and all.
  [[nodiscard]] std::int64_t used(const ResourceAt& at, const Stretch& stretch,
                                  std::int64_t now) const;

 private:
  class Look;  // bookings, held still
  using Rows = std::vector<query::Bits>;
  [[nodiscard]] Result<const Rows*> rows(const std::string& where);
  template <class F>
  void each(const Rows& where, F f) const;

  CollectionState& home_;
  std::shared_ptr<LedgerLive> ledger_;
  MatchWeights weights_;
  Numbers numbers_;
  std::map<std::string, Rows> rows_;
  std::map<ResourceAt, Uses> given_;
};

/// The uses of a resource that exclude one another, or `units` of them at once.
struct Contest {
  ResourceAt at;
  std::uint32_t first_column = 0, units = 1;
  struct Claim {
    std::uint32_t need = 0;  // among those that are open
    const Option* option = nullptr;
    Stretch use;
    double points = 0;
  };
  std::vector<Claim> claims;
};

/// Whose columns are given to needs by assign(). `best`: no two uses of one contest could
/// have stood side by side.
struct Contests {
  std::vector<Contest> all;
  std::uint32_t columns = 0;
  bool best = true;
};
[[nodiscard]] Contests contests_of(const MatchPlace& place,
                                   const std::vector<std::vector<Option>>& options,
                                   const std::vector<const Wanted*>& wanted);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_MATCHING_H_
