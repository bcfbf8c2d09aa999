// What sharing did in a period: hours lent, how much of the open time was used, and
// what that saved, as ranges from a set of assumptions that is data.
#ifndef MADANG_IMPACT_H_
#define MADANG_IMPACT_H_

#include <madang/sharing.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// At least and at most.
struct Range {
  double low = 0, high = 0;
};

/// Uses of a period, and what they saved.
struct Impact {
  struct Money {
    std::string currency;
    Range saved;
  };
  /// Of all, of a month, a kind or a district.
  struct Row {
    std::string value;
    std::uint64_t uses = 0;  ///< confirmed bookings that fall into the period, once each
    double hours = 0;        ///< lent: their time in it, times their units
    double open_hours = 0;   ///< of the resources, times their units
    double used_hours = 0;   ///< of these, booked
    std::vector<Money> money;
    Range co2e_kg;
    std::vector<std::string> assumptions;  ///< ids of those that the two ranges rest on
    std::uint64_t unassumed = 0;           ///< uses that no assumption is about: they count as none
    /// Used through open hours; 0 where it never was open.
    [[nodiscard]] double rate() const { return open_hours > 0 ? used_hours / open_hours : 0; }
  };
  Row all;
  std::vector<Row> by_month;  ///< local to each resource, "2022-05"
  std::vector<Row> by_kind, by_district;
  std::string assumptions;  ///< the whole set, as JSON: no number without it
  /// {"all":ROW,"by_month":[…],"by_kind":[…],"by_district":[…],"assumptions":{…}}, ROW
  /// {"value","uses","hours","open_hours","used_hours","rate","money":[{"currency","low","high"}],
  /// "co2e_kg":{"low","high"},"assumptions":[…],"unassumed"}.
  [[nodiscard]] std::string to_json() const;
};

/// The set of assumptions that comes along: core/data/impact.json, which names its sources.
[[nodiscard]] std::string_view default_assumptions();

/// Over the resources that match `query.where`, `query.kind`, people and place, from `query.from`
/// to `query.to`, at most 400 days: what the ledger of the city says was booked. What is only held
/// does not count. `assumptions` is a set in JSON; empty: default_assumptions().
///
/// A set is {"name","about","assumptions":[{"id","kind","where","effect":"money"|"co2e","unit",
/// "per":"use"|"hour","note","factors":[{"what","low","high","source","url"}]}]}: for each use, or
/// hour and unit, of a resource of the kind that meets the condition `where`, the product of
/// the factors. Of several of one effect that fit a resource the first counts. Errors:
/// bad-assumptions with the place (a factor without a source is one), and those of idle().
[[nodiscard]] Result<Impact> impact(const Catalog& city, const FreeQuery& query,
                                    std::string_view assumptions = {});

}  // namespace madang

#endif  // MADANG_IMPACT_H_
