// Notice boards of Korean cities as text copied from the page (docs/formats.md).
#ifndef MADANG_INGEST_FORMATS_BOARD_H_
#define MADANG_INGEST_FORMATS_BOARD_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Whether a line says when an item was registered and who wrote it.
[[nodiscard]] bool is_board(const Look& look);
void read_board(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_BOARD_H_
