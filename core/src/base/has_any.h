// Whether a text has one of a few characters, and a text without white space around
// it. string_view::find_first_of() and its kin ask a library function about each
// character, which costs more than the rest of reading a short text.
#ifndef MADANG_BASE_HAS_ANY_H_
#define MADANG_BASE_HAS_ANY_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace madang::base {

template <char... Of>
[[nodiscard]] inline bool has_any(std::string_view text) {
  constexpr std::size_t block = 32;  // without a branch, so that it becomes few instructions
  for (; text.size() >= block; text.remove_prefix(block)) {
    unsigned char hit = 0;
    for (std::size_t i = 0; i < block; ++i)
      hit = static_cast<unsigned char>(hit | (static_cast<unsigned char>(text[i] == Of) | ...));
    if (hit != 0) return true;
  }
  for (const char c : text)
    if (((c == Of) || ...)) return true;
  return false;
}

/// Whether two short texts are the same, without a call: names of members are compared
/// more often than anything else.
[[nodiscard]] inline bool same(std::string_view a, std::string_view b) {
  const std::size_t n = a.size();
  if (n != b.size()) return false;
  const auto equal = [&]<class Word>(std::size_t at, Word) {
    Word x = 0, y = 0;
    std::memcpy(&x, a.data() + at, sizeof x);
    std::memcpy(&y, b.data() + at, sizeof y);
    return x == y;
  };
  if (n < 4) {
    for (std::size_t i = 0; i < n; ++i)
      if (a[i] != b[i]) return false;
    return true;
  }
  if (n < 8) return equal(0, std::uint32_t{}) && equal(n - 4, std::uint32_t{});
  for (std::size_t i = 0; i + 8 < n; i += 8)
    if (!equal(i, std::uint64_t{})) return false;
  return equal(n - 8, std::uint64_t{});
}

/// Blank, tab and line ends, as JSON counts white space.
[[nodiscard]] inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
[[nodiscard]] inline std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return trim_end(text);
}

}  // namespace madang::base

#endif  // MADANG_BASE_HAS_ANY_H_
