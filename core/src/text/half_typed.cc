#include "text/half_typed.h"

#include <string_view>

namespace madang::text {
namespace {

/// Numbers of the parts whose keys go on after `keys`.
template <class Keys>
std::vector<char32_t> longer(std::string_view keys, char32_t count, Keys keys_of_part) {
  std::vector<char32_t> numbers;
  for (char32_t i = 0; i < count; ++i) {
    const std::string_view all = keys_of_part(i);
    if (all.size() > keys.size() && all.starts_with(keys)) numbers.push_back(i);
  }
  return numbers;
}

/// The number of the lead that one key types; `leads` if none.
char32_t lead_of(std::string_view key) {
  char32_t i = 0;
  while (i < leads && keys_of_lead(i) != key) ++i;
  return i;
}

/// A final consonant whose last key belongs to the next syllable.
void move_on(const Syllable& s, std::vector<Continuation>& ways) {
  const std::string_view keys = keys_of_tail(s.tail), stays = keys.substr(0, keys.size() - 1);
  const char32_t next = lead_of(keys.substr(keys.size() - 1));
  for (char32_t tail = 0; tail < tails && next < leads; ++tail) {
    if (keys_of_tail(tail) != stays) continue;
    const char32_t left = join({s.lead, s.vowel, tail});
    ways.push_back({{{left, left}}, {syllables_of(next)}});
  }
}

}  // namespace

std::vector<Continuation> continuations(char32_t c) {
  if (is_lead(c)) return {{{syllables_of(c - first_lead)}}};
  if (!is_syllable(c)) return {};
  const Syllable s = split(c);
  std::vector<Continuation> ways;
  std::vector<Range> here;
  if (s.tail == 0) {
    here.push_back({c + 1, c + tails - 1});
    for (const char32_t vowel : longer(keys_of_vowel(s.vowel), vowels, keys_of_vowel))
      here.push_back({join({s.lead, vowel, 0}), join({s.lead, vowel, tails - 1})});
  } else {
    for (const char32_t tail : longer(keys_of_tail(s.tail), tails, keys_of_tail))
      here.push_back({join({s.lead, s.vowel, tail}), join({s.lead, s.vowel, tail})});
  }
  if (!here.empty()) ways.push_back({here});
  if (s.tail != 0) move_on(s, ways);
  return ways;
}

}  // namespace madang::text
