// Completions over the titles, names and topics of a city.
#ifndef MADANG_CATALOG_SUGGEST_H_
#define MADANG_CATALOG_SUGGEST_H_

#include <madang/catalog.h>

#include <string_view>
#include <vector>

#include "catalog/state.h"

namespace madang::catalog {

/// Makes the list of titles, names and topics when first called: that reads every
/// record once. Errors: bad-limit, snapshot-changed.
[[nodiscard]] Result<std::vector<Suggestion>> suggest(Catalog::State& city, std::string_view typed,
                                                      std::size_t limit);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_SUGGEST_H_
