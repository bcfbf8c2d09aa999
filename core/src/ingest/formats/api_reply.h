// What a Korean open API says about its own answer: errors come with HTTP 200, as
// if all were well (rules api-error, api-empty).
#ifndef MADANG_INGEST_FORMATS_API_REPLY_H_
#define MADANG_INGEST_FORMATS_API_REPLY_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Tells the sink of an error, or that there is no data. False when it was an error.
bool tell_api_reply(const Look& look, ImportSink& sink);

/// An answer that is an error or has no data, and nothing else.
[[nodiscard]] bool is_api_reply(const Look& look);
void read_api_reply(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_API_REPLY_H_
