// What is free, why not, and bookings, over HTTP.
#ifndef MADANG_SERVER_SHARING_H_
#define MADANG_SERVER_SHARING_H_

#include <madang/ask.h>

#include <span>
#include <string_view>

#include "server/routes.h"

namespace madang::server {

/// The parameters of the routes that take "free", "why-not", "idle", "bookings", "calendar".
[[nodiscard]] std::span<const ParamInfo> sharing_params(std::string_view takes);

[[nodiscard]] Reply free(const Call& call);
[[nodiscard]] Reply why_not(const Call& call);
[[nodiscard]] Reply idle(const Call& call);
[[nodiscard]] Reply impact(const Call& call);
[[nodiscard]] Reply match(const Call& call);
[[nodiscard]] Reply resource_calendar(const Call& call);
[[nodiscard]] Reply bookings(const Call& call);
[[nodiscard]] Reply booking(const Call& call);
[[nodiscard]] Reply book(const Call& call);
[[nodiscard]] Reply confirm(const Call& call);
[[nodiscard]] Reply cancel(const Call& call);
[[nodiscard]] Reply put_record(const Call& call);
[[nodiscard]] Reply remove_record(const Call& call);

}  // namespace madang::server

#endif  // MADANG_SERVER_SHARING_H_
