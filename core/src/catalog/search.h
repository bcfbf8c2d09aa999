// One question over one or more collections of a city.
#ifndef MADANG_CATALOG_SEARCH_H_
#define MADANG_CATALOG_SEARCH_H_

#include <madang/catalog.h>

#include <vector>

#include "catalog/state.h"

namespace madang::catalog {

/// Asks `homes` and ranks their hits together. A collection that has not all
/// the fields of the question is left out, as long as one has them.
[[nodiscard]] Result<Hits::State*> search(Catalog::State& city,
                                          const std::vector<CollectionState*>& homes,
                                          const Query& query, const SearchOptions& options);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_SEARCH_H_
