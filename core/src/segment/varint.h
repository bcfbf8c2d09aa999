// Numbers in 7-bit groups, low group first (LEB128).
#ifndef MADANG_SEGMENT_VARINT_H_
#define MADANG_SEGMENT_VARINT_H_

#include <bit>
#include <cstdint>
#include <cstring>

namespace madang::segment {

static_assert(std::endian::native == std::endian::little, "images are little-endian");

/// The most bytes that a number takes.
inline constexpr int longest_varint = 10;

/// Writes to `to`, where there is room for longest_varint bytes; returns the
/// end.
inline char* put_varint(char* to, std::uint64_t n) {
  while (n >= 0x80) {
    *to++ = static_cast<char>(n | 0x80);
    n >>= 7;
  }
  *to++ = static_cast<char>(n);
  return to;
}

/// Reads one number and moves `p` behind it; 0 at `end`.
inline std::uint64_t get_varint(const char*& p, const char* end) {
  if (p < end && static_cast<unsigned char>(*p) < 0x80) return static_cast<unsigned char>(*p++);
  std::uint64_t n = 0;
  for (int shift = 0; p < end && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(*p++);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) break;
  }
  return n;
}

/// The same for numbers of which some take one byte and some two, in an order that no processor
/// foresees: it asks for nothing but that they take no more.
inline std::uint64_t get_short_varint(const char*& p, const char* end) {
  if (end - p < 2) return get_varint(p, end);
  const std::uint64_t first = static_cast<unsigned char>(p[0]);
  const std::uint64_t second = static_cast<unsigned char>(p[1]);
  const std::uint64_t two = first >> 7;
  if ((two & second >> 7) != 0) return get_varint(p, end);
  p += 1 + two;
  return (first & 0x7F) | (second << 7 & (0 - two));
}

/// Moves behind `count` numbers, or to `end`.
inline const char* skip_varints(const char* p, const char* end, std::uint64_t count) {
  constexpr std::uint64_t high = 0x8080808080808080U, ones = 0x0101010101010101U;
  // Eight bytes at once: those without the high bit end a number.
  while (count > 0 && end - p >= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof(bytes));
    std::uint64_t ends = ~bytes & high;
    const std::uint64_t here = (ends >> 7) * ones >> 56;
    if (here < count) {
      count -= here;
      p += sizeof(bytes);
      continue;
    }
    while (--count > 0) ends &= ends - 1;
    return p + std::countr_zero(ends) / 8 + 1;
  }
  for (; count > 0 && p < end; --count)
    while (p < end && (static_cast<unsigned char>(*p++) & 0x80U) != 0) {
    }
  return p;
}

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_VARINT_H_
