// GBFS 2.x and 3.x: what bicycles, scooters and cars a city shares, and where.
#ifndef MADANG_INGEST_FORMATS_GBFS_H_
#define MADANG_INGEST_FORMATS_GBFS_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// `version`, `last_updated` and an object `data` with a list that GBFS names.
[[nodiscard]] bool is_gbfs(const Look& look);
void read_gbfs(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_GBFS_H_
