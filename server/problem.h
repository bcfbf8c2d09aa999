// Errors as application/problem+json (RFC 9457), with the words of the core.
#ifndef MADANG_SERVER_PROBLEM_H_
#define MADANG_SERVER_PROBLEM_H_

#include <madang/result.h>

#include <string_view>

#include "server/http.h"

namespace madang::server {

/// The answer to `request` for an error of the core.
[[nodiscard]] Reply problem(const Request& request, const Error& error);
/// The same with a status of its own.
[[nodiscard]] Reply problem(const Request& request, int status, std::string_view code,
                            std::string_view detail, std::string_view hint = {});

}  // namespace madang::server

#endif  // MADANG_SERVER_PROBLEM_H_
