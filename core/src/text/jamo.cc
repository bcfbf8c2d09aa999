#include "text/jamo.h"

#include <array>

namespace madang::text {
namespace {

// The two-set layout: one key for each simple letter, two for what is put
// together of them.
constexpr std::array<std::string_view, leads> lead_keys{
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"};
constexpr std::array<std::string_view, vowels> vowel_keys{"k",  "o",  "i",  "O",  "j",  "p",  "u",
                                                          "P",  "h",  "hk", "ho", "hl", "y",  "n",
                                                          "nj", "np", "nl", "b",  "m",  "ml", "l"};
constexpr std::array<std::string_view, tails> tail_keys{
    "",   "r",  "R", "rt", "s",  "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx",
    "fv", "fg", "a", "q",  "qt", "t",  "T",  "d", "w", "c",  "z",  "x",  "v",  "g"};

}  // namespace

std::string_view keys_of_lead(char32_t lead) { return lead_keys[lead]; }
std::string_view keys_of_vowel(char32_t vowel) { return vowel_keys[vowel]; }
std::string_view keys_of_tail(char32_t tail) { return tail_keys[tail]; }

std::string keys_of(char32_t c) {
  std::string keys;
  if (is_syllable(c)) {
    const Syllable s = split(c);
    keys.append(lead_keys[s.lead]).append(vowel_keys[s.vowel]).append(tail_keys[s.tail]);
  } else if (is_lead(c)) {
    keys = lead_keys[c - first_lead];
  } else if (is_vowel(c)) {
    keys = vowel_keys[c - first_vowel];
  } else if (c > first_tail && c < first_tail + tails) {
    keys = tail_keys[c - first_tail];
  }
  return keys;
}

}  // namespace madang::text
