// An error of a source: a path, a file or bytes that cannot be read or
// understood.
#ifndef MADANG_BASE_SOURCE_ERROR_H_
#define MADANG_BASE_SOURCE_ERROR_H_

#include <madang/result.h>

#include <string>
#include <string_view>
#include <utility>

namespace madang::base {

[[nodiscard]] inline Error source_error(std::string code, std::string_view source,
                                        std::string message, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = std::move(code);
  error.source = source;
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

}  // namespace madang::base

#endif  // MADANG_BASE_SOURCE_ERROR_H_
