// ActivityStreams 2.0: notes and articles, also as outboxes and collections.
#ifndef MADANG_INGEST_FORMATS_ACTIVITY_H_
#define MADANG_INGEST_FORMATS_ACTIVITY_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// The context of ActivityStreams, or a collection of its objects.
[[nodiscard]] bool is_activity(const Look& look);
void read_activity(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ACTIVITY_H_
