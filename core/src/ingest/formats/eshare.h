// 공유누리, the Korean government's list of what it shares: lists, details, the car
// parks open on holidays, and the calls of its map.
#ifndef MADANG_INGEST_FORMATS_ESHARE_H_
#define MADANG_INGEST_FORMATS_ESHARE_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

[[nodiscard]] bool is_eshare(const Look& look);
void read_eshare(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ESHARE_H_
