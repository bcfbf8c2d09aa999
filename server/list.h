// Answers that are lists: a collection, or a search over all.
#ifndef MADANG_SERVER_LIST_H_
#define MADANG_SERVER_LIST_H_

#include <span>
#include <string_view>
#include <vector>

#include "server/routes.h"

namespace madang::server {

/// A parameter that is no condition on a field.
struct ListParam {
  std::string_view name;
  std::string_view kind;  ///< string, integer
  std::string_view doc;
};
[[nodiscard]] std::span<const ListParam> list_params();

/// GET /{collection} and GET /search (no collection).
[[nodiscard]] Reply list(const Call& call);

}  // namespace madang::server

#endif  // MADANG_SERVER_LIST_H_
