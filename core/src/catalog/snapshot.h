// A city as one file.
#ifndef MADANG_CATALOG_SNAPSHOT_H_
#define MADANG_CATALOG_SNAPSHOT_H_

#include <madang/result.h>

#include <string>

#include "catalog/state.h"

namespace madang::catalog {

/// Whether the file begins as a snapshot does.
[[nodiscard]] bool is_snapshot(const std::string& path);
[[nodiscard]] Result<Catalog::State*> open_snapshot(const std::string& path);
[[nodiscard]] Result<Done> save_snapshot(const Catalog::State& city, const std::string& path);
[[nodiscard]] Result<Done> verify_snapshot(const std::string& path);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_SNAPSHOT_H_
