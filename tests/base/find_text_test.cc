#include "base/find_text.h"

#include <random>
#include <string>

#include "support/catch.h"

using namespace madang;

namespace {

/// Of few bytes, those of Korean syllables among them, so that words begin and end often.
std::string letters(std::mt19937& rng, std::size_t most) {
  constexpr std::string_view all = "\xEC\xA0\x91\x88\xEC a<";
  std::string text;
  for (std::size_t n = rng() % (most + 1); text.size() < n;) text += all[rng() % all.size()];
  return text;
}

}  // namespace

TEST_CASE("characters and words are found wherever they stand") {
  CHECK(base::find_any<'<', '['>("", 0) == 0);
  CHECK(base::find_any<'<', '['>("a[<", 2) == 2);
  CHECK(base::find_any<'<', '['>("abc", 7) == 3);
  CHECK(base::has_word("a", ""));
  CHECK_FALSE(base::has_word("", "a"));
  CHECK(base::find_word("ab", "a", 7) == std::string::npos);
  CHECK(base::has_word("모집 인원이 차서 접수가 끝난 것은 접수마감", "접수마감"));
  std::mt19937 rng(3);
  for (int n = 0; n < 20000; ++n) {
    const std::string text = letters(rng, 80), word = letters(rng, 5);
    INFO(text << " / " << word);
    CHECK(base::has_word(text, word) == (text.find(word) != std::string::npos));
    const std::size_t from = rng() % (text.size() + 1);
    CHECK(base::find_word(text, word, from) == text.find(word, from));
    const std::size_t found = text.find_first_of("a<", from);
    CHECK(base::find_any<'a', '<'>(text, from) ==
          (found == std::string::npos ? text.size() : found));
  }
}
