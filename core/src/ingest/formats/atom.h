// Atom 0.3 and 1.0.
#ifndef MADANG_INGEST_FORMATS_ATOM_H_
#define MADANG_INGEST_FORMATS_ATOM_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// XML whose root is `feed`, or a single `entry`.
[[nodiscard]] bool is_atom(const Look& look);
void read_atom(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ATOM_H_
