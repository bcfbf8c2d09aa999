// Where text between quotes needs a closer look.
#ifndef MADANG_JSON_PLAIN_H_
#define MADANG_JSON_PLAIN_H_

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstdint>
#include <cstring>

namespace madang::json {

#ifdef __SSE2__  // every x86-64 has it
/// A bit for each of 16 bytes that cannot stand between quotes as it is.
[[nodiscard]] inline unsigned not_plain(const char* at) {
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
  const __m128i any = _mm_or_si128(
      control, _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)));
  return static_cast<unsigned>(_mm_movemask_epi8(any));
}
#endif

/// Of 8 bytes: 0 where all of them can; else its lowest bit is in the first that cannot.
[[nodiscard]] inline std::uint64_t not_plain(std::uint64_t bytes) {
  constexpr std::uint64_t every = 0x0101010101010101ULL, high = 0x80 * every;
  const auto zero = [](std::uint64_t x) { return (x - every) & ~x & high; };
  // The lowest of those that are found is one; those above it may be none.
  return ((bytes - 0x20 * every) & ~bytes & high) | zero(bytes ^ '"' * every) |
         zero(bytes ^ '\\' * every);
}

/// The first byte of [at, end) that cannot stand between quotes as it is: a quote, a
/// backslash, a control character; `end` where there is none.
[[nodiscard]] inline const char* skip_plain(const char* at, const char* end) {
#ifdef __SSE2__  // elsewhere the loop below does all
  for (; end - at >= 16; at += 16)
    if (const unsigned found = not_plain(at); found != 0) return at + std::countr_zero(found);
#endif
  for (; end - at >= 8; at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    if (const std::uint64_t found = not_plain(bytes); found != 0)
      return at + std::countr_zero(found) / 8;
  }
  while (at < end && static_cast<unsigned char>(*at) >= 0x20 && *at != '"' && *at != '\\') ++at;
  return at;
}

}  // namespace madang::json

#endif  // MADANG_JSON_PLAIN_H_
