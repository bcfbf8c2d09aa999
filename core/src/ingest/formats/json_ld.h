// schema.org as JSON-LD, alone or in the scripts of an HTML page.
#ifndef MADANG_INGEST_FORMATS_JSON_LD_H_
#define MADANG_INGEST_FORMATS_JSON_LD_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// A context of schema.org, or a page with such a script.
[[nodiscard]] bool is_json_ld(const Look& look);
void read_json_ld(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_JSON_LD_H_
