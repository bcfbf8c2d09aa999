// Where a few characters or a word stand in a text, looked for in blocks: the first byte of a
// Korean syllable is that of every tenth one, so that looking for it alone stops all the time.
#ifndef MADANG_BASE_FIND_TEXT_H_
#define MADANG_BASE_FIND_TEXT_H_

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>
#include <string_view>

namespace madang::base {

/// The first of some characters at `from` or behind; the size of the text where there is none.
template <char... Of>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t from = 0) {
  std::size_t i = from;
#ifdef __SSE2__  // elsewhere the loop below does all
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    __m128i any = _mm_setzero_si128();
    ((any = _mm_or_si128(any, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Of)))), ...);
    if (const auto found = static_cast<unsigned>(_mm_movemask_epi8(any)); found != 0)
      return i + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (i < text.size() && !((text[i] == Of) || ...)) ++i;
  return i < text.size() ? i : text.size();
}

/// Where the word stands in the text at `from` or behind; npos where it does not: looks
/// where its first and its last byte are as far apart as in the word.
[[nodiscard]] inline std::size_t find_word(std::string_view text, std::string_view word,
                                           std::size_t from = 0) {
  if (word.empty() || from > text.size()) return text.find(word, from);
  const std::size_t last = word.size() - 1;
  std::size_t i = from;
#ifdef __SSE2__
  const __m128i first_byte = _mm_set1_epi8(word.front()), last_byte = _mm_set1_epi8(word.back());
  for (; i + last + 16 <= text.size(); i += 16) {
    const auto* const at = reinterpret_cast<const __m128i*>(text.data() + i);
    const auto* const behind = reinterpret_cast<const __m128i*>(text.data() + i + last);
    const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(at), first_byte),
                                       _mm_cmpeq_epi8(_mm_loadu_si128(behind), last_byte));
    for (auto found = static_cast<unsigned>(_mm_movemask_epi8(both)); found != 0;
         found &= found - 1) {
      const auto k = i + static_cast<std::size_t>(std::countr_zero(found));
      if (text.substr(k, word.size()) == word) return k;
    }
  }
#endif
  return text.find(word, i);
}

/// Whether it stands there at all.
[[nodiscard]] inline bool has_word(std::string_view text, std::string_view word) {
  return find_word(text, word) != std::string_view::npos;
}

}  // namespace madang::base

#endif  // MADANG_BASE_FIND_TEXT_H_
