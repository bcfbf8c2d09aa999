// Answers beside the lists: completions, and records like one.
#ifndef MADANG_SERVER_SUGGEST_H_
#define MADANG_SERVER_SUGGEST_H_

#include <madang/ask.h>

#include <span>

#include "server/routes.h"

namespace madang::server {

/// Parameters of /suggest and of /{collection}/{id}/similar.
[[nodiscard]] std::span<const ParamInfo> suggest_params();
[[nodiscard]] std::span<const ParamInfo> similar_params();

/// GET /suggest
[[nodiscard]] Reply suggest(const Call& call);
/// GET /{collection}/{id}/similar
[[nodiscard]] Reply similar(const Call& call);

}  // namespace madang::server

#endif  // MADANG_SERVER_SUGGEST_H_
