// Conditions on where something is.
#ifndef MADANG_QUERY_LAND_H_
#define MADANG_QUERY_LAND_H_

#include <madang/query.h>
#include <madang/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/bits.h"
#include "query/columns.h"
#include "segment/segment.h"

namespace madang::query {

/// A piece of land: closed rings of latitudes and longitudes. A point lies in it
/// if it lies in an odd number of them, so that a ring in a ring is a hole.
struct Land {
  struct Corner {
    double lat, lon;
  };
  std::vector<std::vector<Corner>> rings;
  [[nodiscard]] bool holds(double lat, double lon) const;
};

/// Land by name. A name that several pieces have means all of them.
class Areas {
 public:
  void add(std::string_view name, const Land& land);
  /// Without regard to case; null: none of that name.
  [[nodiscard]] const std::vector<Land>* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Area {
    std::string key, name;
    std::vector<Land> lands;
  };
  std::vector<Area> areas_;  // by key
};

/// Rows with a place that near, box or within (query.op) asks for, in the place
/// field `query.field` or in any. `areas` may be null. Errors: unknown-field
/// where the type or field has no place, unknown-area.
[[nodiscard]] Result<Bits> match_land(const segment::Segment& segment, const Query& query,
                                      const Areas* areas, Effort& effort);

}  // namespace madang::query

#endif  // MADANG_QUERY_LAND_H_
