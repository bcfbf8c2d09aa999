// Changes on top of a city that was loaded. A city does not change: a change makes
// another one that shares its segments, with a small segment of what is new behind
// them and the rows hidden that it replaces.
#ifndef MADANG_CATALOG_CHANGES_H_
#define MADANG_CATALOG_CHANGES_H_

#include <string>
#include <vector>

#include "catalog/state.h"

namespace madang::catalog {

/// A record that is added, changed or removed.
struct Change {
  std::size_t collection = 0;
  std::string id;
  std::string json;  ///< as stored; empty: removed
};

/// The city with the changes. Of several changes of one record the last holds. A
/// change that changes nothing is none. Small segments of changes are joined, so that n changes
/// leave about log n segments. The handle count is 1.
[[nodiscard]] Catalog::State* with(const Catalog::State& city, const std::vector<Change>& changes);

/// The segments of a collection without hidden rows; those that have some are
/// built anew.
[[nodiscard]] std::vector<segment::Segment> visible(const CollectionState& home);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_CHANGES_H_
