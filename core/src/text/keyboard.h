// Text typed while the keyboard was set to the other language: 서울 comes out as
// "tjdnf", bus as ㅠㅕㄴ. Two-set Hangul against the Latin letters of the same keys.
#ifndef MADANG_TEXT_KEYBOARD_H_
#define MADANG_TEXT_KEYBOARD_H_

#include <string>
#include <string_view>

namespace madang::text {

/// What the letters of `typed` make on a Korean keyboard, put together to
/// syllables; letters that join nothing stand alone as conjoining jamo. Words in
/// upper case only are taken for caps lock, other capitals for the shift key. Digits
/// and blanks stay. Empty where anything else is in it, or no letter.
[[nodiscard]] std::string hangul_of_keys(std::string_view typed);

/// The letters on the keys that type a Hangul text, in lower case. Digits and
/// blanks stay. Empty where anything else is in it, or no Hangul.
[[nodiscard]] std::string keys_of_hangul(std::string_view typed);

/// Whether all letters of Hangul text are in whole syllables.
[[nodiscard]] bool is_whole_hangul(std::string_view text);

}  // namespace madang::text

#endif  // MADANG_TEXT_KEYBOARD_H_
