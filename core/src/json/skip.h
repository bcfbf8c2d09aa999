// Steps over JSON by its brackets and quotes alone, whether it is good or not.
#ifndef MADANG_JSON_SKIP_H_
#define MADANG_JSON_SKIP_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/has_any.h"
#include "json/plain.h"

namespace madang::json {

using base::is_space;

[[nodiscard]] inline std::size_t skip_space(std::string_view s, std::size_t i) {
  while (i < s.size() && is_space(s[i])) ++i;
  return i;
}

/// Behind the string whose quote stands at `i`, or the end.
[[nodiscard]] inline std::size_t skip_string(std::string_view s, std::size_t i) {
  const std::size_t first = ++i;
  if (i >= s.size()) return s.size();
  // Most are short, and a library call is worth it for those that are not only.
  const char* const begin = s.data() + i;
  const char* const near = begin + std::min<std::size_t>(s.size() - i, 32);
  const char* const stop = skip_plain(begin, near);
  if (stop != near && *stop == '"') return static_cast<std::size_t>(stop - s.data()) + 1;
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

#ifdef __SSE2__  // elsewhere each byte is looked at
/// A bit for each byte of a part of 64 bytes that is not 0.
[[nodiscard]] inline std::uint64_t mask_of(__m128i found, unsigned part) {
  return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))} << (16 * part);
}

[[nodiscard]] inline std::uint64_t slashes_of(const char* block) {
  std::uint64_t slashes = 0;
  for (unsigned part = 0; part < 4; ++part)
    slashes |= mask_of(
        _mm_cmpeq_epi8(
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + std::size_t{16} * part)),
            _mm_set1_epi8('\\')),
        part);
  return slashes;
}

/// What stands behind a backslash, as a bit for each of 64 bytes; `behind`: whether the first does,
/// and then whether the first of the next 64 does.
[[nodiscard]] inline std::uint64_t escaped_by(std::uint64_t slashes, bool& behind) {
  std::uint64_t escaped = behind ? 1 : 0;
  behind = false;
  for (; slashes != 0; slashes &= slashes - 1) {
    const std::uint64_t slash = slashes & (~slashes + 1);
    if ((escaped & slash) != 0) continue;
    escaped |= slash << 1;
    behind = slash >> 63 != 0;
  }
  return escaped;
}

/// Goes on by blocks of 64 bytes from between two tokens, as long as no bracket in them is the last
/// one, to where a closer look must be taken.
[[nodiscard]] inline std::size_t skip_blocks(std::string_view s, std::size_t i, int& depth) {
  bool inside = false;  // a string at the begin of the block
  bool behind = false;  // a backslash
  for (; s.size() - i >= 64; i += 64) {
    const char* const block = s.data() + i;
    std::uint64_t quotes = 0, brackets = 0;
    __m128i any_slash = _mm_setzero_si128();
    for (unsigned part = 0; part < 4; ++part) {
      const __m128i bytes =
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + std::size_t{16} * part));
      const __m128i braces = _mm_or_si128(bytes, _mm_set1_epi8(0x20));  // [ and { are one bit apart
      any_slash = _mm_or_si128(any_slash, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
      quotes |= mask_of(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), part);
      brackets |= mask_of(_mm_or_si128(_mm_cmpeq_epi8(braces, _mm_set1_epi8('{')),
                                       _mm_cmpeq_epi8(braces, _mm_set1_epi8('}'))),
                          part);
    }
    bool behind_next = behind;
    if (behind || _mm_movemask_epi8(any_slash) != 0)
      quotes &= ~escaped_by(slashes_of(block), behind_next);
    std::uint64_t strings = quotes;  // each bit becomes whether an odd number stands up to it
    if (quotes != 0)
      for (unsigned by = 1; by < 64; by *= 2) strings ^= strings << by;
    if (inside) strings = ~strings;
    int now = depth;
    for (brackets &= ~strings; brackets != 0 && now != 0; brackets &= brackets - 1)
      now += (block[std::countr_zero(brackets)] | 0x20) == '{' ? 1 : -1;
    if (now == 0) break;
    depth = now;
    inside = (strings >> 63) != 0;
    behind = behind_next;
  }
  if (!inside) return i;
  return skip_string(s, behind ? i : i - 1);  // of what stands there first nothing closes
}
#endif

/// To the comma or bracket behind the value at `i`, or around it where `depth` of its brackets are
/// open there. `element`: of a list of objects, in which a comma may be missing; then also to the
/// bracket with which the next one begins.
[[nodiscard]] inline std::size_t skip_value(std::string_view s, std::size_t i, int depth = 0,
                                            bool element = false) {
  const std::size_t begin = i;
  const bool of_object = depth > 0 || (i < s.size() && s[i] == '{');
  static constexpr std::array<bool, 256> marks = structural();
  constexpr std::size_t far = 256;  // what is short is stepped over sooner than asked about
  std::size_t blocks = i + far;
  while (i < s.size()) {
#ifdef __SSE2__
    if (depth > 0 && i >= blocks) {
      i = skip_blocks(s, i, depth);
      blocks = i + far;
      if (i >= s.size()) break;
    }
#endif
    const char c = s[i];
    if (!marks[static_cast<unsigned char>(c)]) {
      ++i;
      continue;
    }
    if (c == '"') {
      i = skip_string(s, i);
      continue;
    }
    if (c == '{' && depth == 0 && element && i > begin && of_object) return i;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth-- == 0) return i;
    if (c == ',' && depth == 0) return i;
    ++i;
  }
  return s.size();
}

}  // namespace madang::json

#endif  // MADANG_JSON_SKIP_H_
