#include "text/word_marks.h"

#include "text/plain.h"

#ifdef __SSE2__  // every x86-64 has it
#include <emmintrin.h>
#endif

namespace madang::text {

#ifdef __SSE2__
namespace {

/// 0xFF for each byte above `low` and below `high`, where all are signed.
__m128i between(__m128i bytes, int low, int high) {
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low))),
                       _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(high)), bytes));
}
__m128i is(__m128i bytes, int byte) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte)));
}
std::uint64_t bits(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

}  // namespace

WordMarks::Seen WordMarks::look(const char* text) {
  constexpr int width = sizeof(__m128i);
  const auto load = [](const char* p) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  };
  Seen seen;
  for (int at = 0; at < static_cast<int>(block_size); at += width, text += width) {
    const __m128i here = load(text);
    const __m128i letters = between(_mm_or_si128(here, _mm_set1_epi8(0x20)), 'a' - 1, 'z' + 1);
    const __m128i plain = _mm_or_si128(letters, between(here, '0' - 1, '9' + 1));
    seen.letters |= bits(letters) << at;
    seen.plain |= bits(plain) << at;
    const std::uint64_t high = bits(here);
    if (high == 0) continue;
    seen.high |= high << at;
    // EA B0 80 to ED 9D BF; ED 9E is the last and rare.
    const __m128i second = load(text + 1), third = load(text + 2);
    const __m128i any = _mm_and_si128(between(here, 0xEA - 0x100, 0xED - 0x100),
                                      _mm_cmpgt_epi8(_mm_set1_epi8(0xC0 - 0x100), second));
    const __m128i first =
        _mm_and_si128(is(here, 0xEA), between(second, 0xAF - 0x100, 0xC0 - 0x100));
    const __m128i last =
        _mm_and_si128(is(here, 0xED), _mm_cmpgt_epi8(_mm_set1_epi8(0x9E - 0x100), second));
    const __m128i begins = _mm_and_si128(_mm_or_si128(any, _mm_or_si128(first, last)),
                                         _mm_cmpgt_epi8(_mm_set1_epi8(0xC0 - 0x100), third));
    seen.begins |= bits(begins) << at;
  }
  return seen;
}
#else
WordMarks::Seen WordMarks::look(const char* text) {
  Seen seen;
  for (std::size_t i = 0; i < block_size; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    switch (byte_class(text[i])) {
      case ByteClass::letter: seen.letters |= bit; [[fallthrough]];
      case ByteClass::digit: seen.plain |= bit; break;
      case ByteClass::separator: break;
      case ByteClass::high:
        seen.high |= bit;
        if (is_syllable_of(byte(0), byte(1), byte(2))) seen.begins |= bit;
        break;
    }
  }
  return seen;
}
#endif

void WordMarks::mark(const char* text, std::size_t size) {
  const std::size_t n = size / block_size + 1;
  if (blocks_.size() < n + 1) blocks_.resize(n + 1);
  std::uint64_t before = 0;  // where syllables begin in the block before
  for (std::size_t b = 0; b < n; ++b, text += block_size) {
    const Seen seen = look(text);
    const std::uint64_t syllables =
        seen.begins | seen.begins << 1 | seen.begins << 2 | before >> 63 | before >> 62;
    const std::uint64_t words = seen.plain | syllables;
    Block& block = blocks_[b];
    block.marks[letter] = seen.letters;
    block.marks[syllable] = syllables;
    block.marks[word] = words;
    block.marks[stop] = words | seen.high;
    before = seen.begins;
  }
  blocks_[n] = {};
}

}  // namespace madang::text
