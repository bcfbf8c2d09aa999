// What can be told of bytes without looking Unicode up.
#ifndef MADANG_TEXT_PLAIN_H_
#define MADANG_TEXT_PLAIN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/characters.h"

namespace madang::text {

/// What a byte is to a word.
enum class ByteClass : std::uint8_t { separator, letter, digit, high };

inline constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    classes[c] = ByteClass::separator;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80) classes[c] = ByteClass::letter;
    if (c >= '0' && c <= '9') classes[c] = ByteClass::digit;
    if (c >= 0x80) classes[c] = ByteClass::high;
  }
  return classes;
}();
[[nodiscard]] inline ByteClass byte_class(char c) {
  return byte_classes[static_cast<unsigned char>(c)];
}

[[nodiscard]] inline unsigned byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}
[[nodiscard]] inline bool is_continuation(unsigned byte) { return (byte & 0xC0) == 0x80; }

/// Whether three bytes are a precomposed syllable, U+AC00 to U+D7A3.
[[nodiscard]] inline bool is_syllable_of(unsigned a, unsigned b, unsigned c) {
  if (a < 0xEA || a > 0xED || !is_continuation(b) || !is_continuation(c)) return false;
  return is_syllable((a & 0x0F) << 12 | (b & 0x3F) << 6 | (c & 0x3F));
}

/// What a point or comma at `i` is inside a number: a comma between thousands and
/// a lone decimal point belong to it; what separates the parts of a date does not.
enum class InNumber : std::uint8_t { no, comma, point };
[[nodiscard]] inline InNumber in_number(std::string_view text, std::size_t i) {
  const auto digit = [&](std::size_t k) {
    return k < text.size() && byte_class(text[k]) == ByteClass::digit;
  };
  if (i == 0 || !digit(i - 1) || !digit(i + 1)) return InNumber::no;
  std::size_t begin = i, end = i + 1;
  while (begin > 0 && digit(begin - 1)) --begin;
  while (digit(end)) ++end;
  if (text[i] == ',') return end - i == 4 && i - begin <= 3 ? InNumber::comma : InNumber::no;
  const auto point = [&](std::size_t k) { return k < text.size() && text[k] == '.'; };
  const bool date =
      (begin > 1 && point(begin - 1) && digit(begin - 2)) || (point(end) && digit(end + 1));
  return text[i] == '.' && !date ? InNumber::point : InNumber::no;
}

/// Bytes of the separator outside ASCII that they begin, of those that Korean
/// text uses most; 0 for anything else.
[[nodiscard]] inline std::size_t plain_separator(unsigned a, unsigned b, unsigned c) {
  if (a == 0xC2) return b == 0xB7 ? 2 : 0;                            // middle dot
  if (a == 0xE2) return b == 0x80 && c >= 0x90 && c <= 0xA7 ? 3 : 0;  // dashes, quotes
  if (a == 0xE3 && b == 0x86) return c == 0x8D ? 3 : 0;               // the other dot
  if (a == 0xE3 && b == 0x80) return c >= 0x88 && c <= 0x91 ? 3 : 0;  // brackets
  return 0;
}

/// The same at `i`, where what follows is surely not built on it (as accents
/// are): ASCII, a syllable, or such a separator again.
[[nodiscard]] inline std::size_t plain_separator_at(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) { return byte_at(text, k); };
  const std::size_t n = plain_separator(at(i), at(i + 1), at(i + 2));
  const std::size_t next = i + n;
  if (n == 0 || at(next) < 0x80 || is_syllable_of(at(next), at(next + 1), at(next + 2)) ||
      plain_separator(at(next), at(next + 1), at(next + 2)) != 0)
    return n;
  return 0;
}

}  // namespace madang::text

#endif  // MADANG_TEXT_PLAIN_H_
