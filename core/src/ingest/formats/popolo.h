// Popolo: organizations of public life.
#ifndef MADANG_INGEST_FORMATS_POPOLO_H_
#define MADANG_INGEST_FORMATS_POPOLO_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Lists that only Popolo has, or organizations with members that only it has.
[[nodiscard]] bool is_popolo(const Look& look);
void read_popolo(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_POPOLO_H_
