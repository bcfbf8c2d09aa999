// Where a text stops being JSON. simdjson says that it does, fast; this says
// where and what was expected, once something is already known to be wrong
// (and validates the unknown members that On-Demand steps over).
#ifndef MADANG_JSON_CHECK_H_
#define MADANG_JSON_CHECK_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madang::json {

/// Nesting that is still read.
inline constexpr int max_depth = 1000;

/// What is told of a list that lacks a comma and is read all the same.
inline constexpr std::string_view comma_message =
    "expected a comma before the next object of the list, and found none; it was read";

struct SyntaxFault {
  std::size_t offset = 0;  ///< of the offending byte
  std::string rule;        ///< json-syntax, json-utf8, json-depth
  std::string message;     ///< "expected … and found …"
};

/// The first fault of RFC 8259 JSON (one value, nothing behind it but white
/// space); nullopt where there is none.
[[nodiscard]] std::optional<SyntaxFault> check(std::string_view text);

/// Whether all bytes are characters of UTF-8; fast.
[[nodiscard]] bool is_utf8(std::string_view text);

/// A byte or a few of `text` at `offset`, fit for a message: 'x', end of
/// input, byte 0x00.
[[nodiscard]] std::string printable(std::string_view text, std::size_t offset);

}  // namespace madang::json

#endif  // MADANG_JSON_CHECK_H_
