// Numbers in 7-bit groups, low group first (LEB128).
#ifndef MADANG_SEGMENT_VARINT_H_
#define MADANG_SEGMENT_VARINT_H_

#include <cstdint>
#include <cstring>

namespace madang::segment {

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

/// Moves behind `count` numbers, or to `end`.
inline const char* skip_varints(const char* p, const char* end, std::uint64_t count) {
  constexpr std::uint64_t high = 0x8080808080808080U, ones = 0x0101010101010101U;
  // Eight bytes at once: those without the high bit end a number.
  while (count >= 8 && end - p >= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof(bytes));
    count -= ((~bytes & high) >> 7) * ones >> 56;
    p += sizeof(bytes);
  }
  for (; count > 0 && p < end; --count)
    while (p < end && (static_cast<unsigned char>(*p++) & 0x80U) != 0) {
    }
  return p;
}

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_VARINT_H_
