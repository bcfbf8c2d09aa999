// Steps over JSON by its brackets and quotes alone, whether it is good or not.
#ifndef MADANG_JSON_SKIP_H_
#define MADANG_JSON_SKIP_H_

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/has_any.h"

namespace madang::json {

using base::is_space;

[[nodiscard]] inline std::size_t skip_space(std::string_view s, std::size_t i) {
  while (i < s.size() && is_space(s[i])) ++i;
  return i;
}

/// Behind the string whose quote stands at `i`, or the end.
[[nodiscard]] inline std::size_t skip_string(std::string_view s, std::size_t i) {
  const std::size_t first = ++i;
  while (i < s.size()) {
    const void* found = std::memchr(s.data() + i, '"', s.size() - i);
    if (found == nullptr) break;
    i = static_cast<std::size_t>(static_cast<const char*>(found) - s.data());
    // It closes unless an odd number of backslashes stands before it.
    std::size_t slashes = 0;
    while (i - slashes > first && s[i - slashes - 1] == '\\') ++slashes;
    ++i;
    if (slashes % 2 == 0) return i;
  }
  return s.size();
}

/// Characters at which skip_value() has to look closer.
[[nodiscard]] constexpr std::array<bool, 256> structural() {
  std::array<bool, 256> marks{};
  for (const char c : {'"', '[', ']', '{', '}', ','}) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}

/// To the comma or bracket behind the value at `i`.
[[nodiscard]] inline std::size_t skip_value(std::string_view s, std::size_t i) {
  static constexpr std::array<bool, 256> marks = structural();
  for (int depth = 0; i < s.size();) {
    const char c = s[i];
    if (!marks[static_cast<unsigned char>(c)]) {
      ++i;
      continue;
    }
    if (c == '"') {
      i = skip_string(s, i);
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth-- == 0) return i;
    if (c == ',' && depth == 0) return i;
    ++i;
  }
  return s.size();
}

/// Behind the object in which `fault` stands, where `},{` says that the next one
/// begins; npos where nothing does.
[[nodiscard]] inline std::size_t behind_broken(std::string_view s, std::size_t fault) {
  for (std::size_t i = s.find('}', fault); i != std::string_view::npos; i = s.find('}', i + 1)) {
    const std::size_t comma = skip_space(s, i + 1);
    if (comma >= s.size() || s[comma] != ',') continue;
    const std::size_t next = skip_space(s, comma + 1);
    if (next < s.size() && s[next] == '{') return i + 1;
  }
  return std::string_view::npos;
}

}  // namespace madang::json

#endif  // MADANG_JSON_SKIP_H_
