// What a Hangul character is made of, by the arithmetic of the Unicode Standard
// (section 3.12), and the keys that type it on the two-set keyboard (KS X 5002).
#ifndef MADANG_TEXT_JAMO_H_
#define MADANG_TEXT_JAMO_H_

#include <string>
#include <string_view>

#include "text/characters.h"

namespace madang::text {

inline constexpr char32_t first_syllable = 0xAC00, last_syllable = 0xD7A3;
inline constexpr char32_t first_lead = 0x1100, first_vowel = 0x1161, first_tail = 0x11A7;
inline constexpr char32_t leads = 19, vowels = 21, tails = 28;  ///< tail 0: none

/// Numbers of its consonants and its vowel, each from 0.
struct Syllable {
  char32_t lead = 0, vowel = 0, tail = 0;
};
/// REQUIRES: is_syllable(c).
[[nodiscard]] constexpr Syllable split(char32_t c) {
  const char32_t n = c - first_syllable;
  return {n / (vowels * tails), n / tails % vowels, n % tails};
}
/// REQUIRES: numbers below `leads`, `vowels`, `tails`.
[[nodiscard]] constexpr char32_t join(const Syllable& s) {
  return first_syllable + (s.lead * vowels + s.vowel) * tails + s.tail;
}
/// An initial consonant that stands alone, as folding leaves U+3131 and its like.
[[nodiscard]] constexpr bool is_lead(char32_t c) {
  return c >= first_lead && c < first_lead + leads;
}
/// A vowel that stands alone.
[[nodiscard]] constexpr bool is_vowel(char32_t c) {
  return c >= first_vowel && c < first_vowel + vowels;
}
/// The initial consonant of a syllable; any other character as it is.
[[nodiscard]] constexpr char32_t initial_of(char32_t c) {
  return is_syllable(c) ? first_lead + split(c).lead : c;
}

/// Characters first to last.
struct Range {
  char32_t first = 0, last = 0;
};
/// The syllables that begin with a lead of that number.
[[nodiscard]] constexpr Range syllables_of(char32_t lead) {
  return {join({lead, 0, 0}), join({lead, vowels - 1, tails - 1})};
}

/// The keys that type a folded character: letters, upper case where the shift key
/// is held. 값 is "rkqt", a lone ㅅ "t". Empty for what is no Hangul.
[[nodiscard]] std::string keys_of(char32_t c);
/// The keys of a part by its number, as in Syllable.
[[nodiscard]] std::string_view keys_of_lead(char32_t lead);
[[nodiscard]] std::string_view keys_of_vowel(char32_t vowel);
[[nodiscard]] std::string_view keys_of_tail(char32_t tail);

}  // namespace madang::text

#endif  // MADANG_TEXT_JAMO_H_
