// What a city holds, counted.
#ifndef MADANG_CATALOG_STATS_H_
#define MADANG_CATALOG_STATS_H_

#include <string>

#include "catalog/state.h"

namespace madang::catalog {

[[nodiscard]] CollectionStats stats_of(const CollectionState& home);
[[nodiscard]] std::string stats_json(const Catalog::State& city);

/// Adds a notice "dangling-reference" to the report for each reference whose
/// collection is loaded but has no record of that id.
void report_dangling(Catalog::State& city);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_STATS_H_
