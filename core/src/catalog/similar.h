// Records that are about the same as a given one.
#ifndef MADANG_CATALOG_SIMILAR_H_
#define MADANG_CATALOG_SIMILAR_H_

#include <madang/catalog.h>

#include "catalog/state.h"

namespace madang::catalog {

/// The records of the collection closest to the one in `row`, without it.
/// Errors: bad-limit, snapshot-changed.
[[nodiscard]] Result<Hits::State*> similar(CollectionState& home, std::uint32_t row,
                                           std::size_t limit);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_SIMILAR_H_
