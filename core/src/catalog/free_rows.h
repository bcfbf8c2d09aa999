// What the catalog asks of the sharing room, which stands behind it.
#ifndef MADANG_CATALOG_FREE_ROWS_H_
#define MADANG_CATALOG_FREE_ROWS_H_

#include <madang/result.h>

#include <string>
#include <vector>

#include "catalog/state.h"
#include "query/bits.h"

namespace madang::catalog {

/// The rows of each segment of the resources that can be used at `when`, "FROM/LENGTH" or
/// "FROM/TO": by their hours, exceptions and bookings. Errors: those of find_free. The
/// sharing room has the code.
[[nodiscard]] Result<std::vector<query::Bits>> free_rows(CollectionState& resources,
                                                         const std::string& when);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_FREE_ROWS_H_
