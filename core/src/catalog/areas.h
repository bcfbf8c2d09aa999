// The areas of a city, from GeoJSON files.
#ifndef MADANG_CATALOG_AREAS_H_
#define MADANG_CATALOG_AREAS_H_

#include <madang/result.h>

#include <memory>
#include <string>
#include <vector>

#include "query/land.h"

namespace madang::catalog {

/// Errors: not-found, unreadable; bad-areas where it is no GeoJSON or has no
/// area.
[[nodiscard]] Result<std::shared_ptr<const query::Areas>> read_areas(
    const std::vector<std::string>& paths);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_AREAS_H_
