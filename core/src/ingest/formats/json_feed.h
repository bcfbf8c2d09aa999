// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#ifndef MADANG_INGEST_FORMATS_JSON_FEED_H_
#define MADANG_INGEST_FORMATS_JSON_FEED_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Its `version` is the address of JSON Feed, or its number beside items and the
/// address of a feed.
[[nodiscard]] bool is_json_feed(const Look& look);
void read_json_feed(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_JSON_FEED_H_
