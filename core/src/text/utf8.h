// UTF-8, one code point at a time.
#ifndef MADANG_TEXT_UTF8_H_
#define MADANG_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace madang::text {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 0;  ///< 0: the bytes are no UTF-8 (or the text ends)
};

/// The code point at `i`. Surrogates, overlong and cut forms are no UTF-8.
[[nodiscard]] inline CodePoint decode(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) -> std::uint32_t {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0;
  };
  const auto next = [&](std::size_t k) { return (at(k) & 0xC0) == 0x80; };
  const std::uint32_t b = at(0);
  if (i >= text.size()) return {};
  if (b < 0x80) return {b, 1};
  if (b < 0xC2 || b > 0xF4 || !next(1)) return {};
  if (b < 0xE0) return {(b & 0x1F) << 6 | (at(1) & 0x3F), 2};
  if (!next(2)) return {};
  if (b < 0xF0) {
    const std::uint32_t c = (b & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return {};
    return {c, 3};
  }
  if (!next(3)) return {};
  const std::uint32_t c =
      (b & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F);
  if (c < 0x10000 || c > 0x10FFFF) return {};
  return {c, 4};
}

/// Appends a code point. REQUIRES: a valid one, no surrogate.
inline void encode(std::string& out, char32_t c) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

/// Offset of the first byte that is no UTF-8; npos where all is well.
[[nodiscard]] inline std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode(text, i);
    if (c.bytes == 0) return i;
    i += c.bytes;
  }
  return std::string_view::npos;
}

}  // namespace madang::text

#endif  // MADANG_TEXT_UTF8_H_
