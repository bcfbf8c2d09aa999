// Comparing many numbers at once without branches.
#ifndef MADANG_QUERY_LANES_H_
#define MADANG_QUERY_LANES_H_

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace madang::query {

/// Bit i is set where first[i] <= high and last[i] >= low. REQUIRES: n <= 64.
inline std::uint64_t lanes_within(const std::int32_t* first, const std::int32_t* last,
                                  std::size_t n, std::int32_t low, std::int32_t high) {
  std::uint64_t word = 0;
  std::size_t i = 0;
#ifdef __SSE2__  // every x86-64 has it; elsewhere the loop below does all
  const __m128i lows = _mm_set1_epi32(low), highs = _mm_set1_epi32(high);
  for (; i + 4 <= n; i += 4) {
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(first + i));
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(last + i));
    const __m128i out = _mm_or_si128(_mm_cmpgt_epi32(a, highs), _mm_cmpgt_epi32(lows, b));
    const auto bits = static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(out)));
    word |= static_cast<std::uint64_t>(~bits & 15U) << i;
  }
#endif
  for (; i < n; ++i) word |= static_cast<std::uint64_t>((first[i] <= high) & (last[i] >= low)) << i;
  return word;
}

/// Bit i is set where test(values[i]), which must not branch. REQUIRES: n <= 64.
template <class T, class Test>
inline std::uint64_t lanes_where(const T* values, std::size_t n, Test&& test) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < n; ++i) word |= static_cast<std::uint64_t>(test(values[i])) << i;
  return word;
}

}  // namespace madang::query

#endif  // MADANG_QUERY_LANES_H_
