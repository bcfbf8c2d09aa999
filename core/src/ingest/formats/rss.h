// RSS 0.9x, 1.0 (RDF) and 2.0.
#ifndef MADANG_INGEST_FORMATS_RSS_H_
#define MADANG_INGEST_FORMATS_RSS_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// XML whose root is `rss`, or `RDF` with a channel in it.
[[nodiscard]] bool is_rss(const Look& look);
void read_rss(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_RSS_H_
