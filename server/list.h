// Answers that are lists: a collection, or a search over all.
#ifndef MADANG_SERVER_LIST_H_
#define MADANG_SERVER_LIST_H_

#include "server/routes.h"

namespace madang::server {

/// GET /{collection} and GET /search (no collection).
[[nodiscard]] Reply list(const Call& call);

}  // namespace madang::server

#endif  // MADANG_SERVER_LIST_H_
