// Answers that are groups of a collection's records.
#ifndef MADANG_SERVER_GROUPS_H_
#define MADANG_SERVER_GROUPS_H_

#include <span>

#include "server/routes.h"

namespace madang::server {

/// The parameters besides conditions.
[[nodiscard]] std::span<const ParamInfo> group_params();

/// GET /groups/{collection}.
[[nodiscard]] Reply groups(const Call& call);

}  // namespace madang::server

#endif  // MADANG_SERVER_GROUPS_H_
