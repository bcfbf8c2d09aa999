// THE TABLE of what the server answers. Dispatch, OpenAPI, and the answers to
// wrong paths and methods all read it: a new route is a row and its handler.
#ifndef MADANG_SERVER_ROUTES_H_
#define MADANG_SERVER_ROUTES_H_

#include <madang/catalog.h>

#include <span>
#include <string>
#include <string_view>

#include "server/http.h"
#include "server/metrics.h"

namespace madang::server {

/// What a handler gets.
struct Call {
  const Catalog& city;
  const Request& request;
  const Metrics& metrics;
  std::string collection;  ///< of {collection}
  std::string id;          ///< of {id}; may hold slashes
  bool guarded = false;    ///< there is a token: with it things can be changed
  bool trusted = false;    ///< the request bears it
};

struct Route {
  /// Path template; {collection} is one of the collections, {id} what is left between the rest.
  std::string_view path;
  std::string_view summary;
  /// Parameters: "list" (everything of a list), "groups", "suggest", "similar", "free",
  /// "why-not", "idle", "bookings", "calendar" (sharing.h), or none: "".
  std::string_view takes;
  /// What comes back, for the document: "hits", "record", "document", "text".
  std::string_view gives;
  Reply (*handler)(const Call& call);
  std::string_view method = "GET";
  bool guarded = false;  ///< needs the token
};

inline constexpr std::string_view api_prefix = "/api/v1";

[[nodiscard]] std::span<const Route> routes();
/// Answers any request: routes, the page, and problems for the rest.
/// `token`: what changing something takes; empty: nothing can be changed.
[[nodiscard]] Reply answer(const Catalog& city, const Request& request, const Metrics& metrics,
                           std::string_view token = {});

}  // namespace madang::server

#endif  // MADANG_SERVER_ROUTES_H_
