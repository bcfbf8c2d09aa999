// ROR v1 and v2: the registry of research organizations.
#ifndef MADANG_INGEST_FORMATS_ROR_H_
#define MADANG_INGEST_FORMATS_ROR_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Ids at ror.org.
[[nodiscard]] bool is_ror(const Look& look);
void read_ror(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ROR_H_
