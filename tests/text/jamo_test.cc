// Syllables and their parts against Unicode's own decomposition, and the keys
// that type them.
#include "text/jamo.h"

#include <utf8proc.h>

#include "support/catch.h"
#include "text/half_typed.h"

using namespace madang;
using namespace madang::text;

namespace {

/// Whether some continuation of `from` allows `to`, and `next` behind it.
bool goes_on(char32_t from, char32_t to, char32_t next = 0) {
  const auto in = [](const std::vector<Range>& ranges, char32_t c) {
    for (const Range& r : ranges)
      if (c >= r.first && c <= r.last) return true;
    return false;
  };
  for (const Continuation& way : continuations(from)) {
    if (way.size() != (next == 0 ? 1U : 2U) || !in(way[0], to)) continue;
    if (next == 0 || in(way[1], next)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every syllable has the parts that Unicode decomposes it to", "[jamo]") {
  for (char32_t c = first_syllable; c <= last_syllable; ++c) {
    utf8proc_int32_t parts[4];
    const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 4,
                                           UTF8PROC_DECOMPOSE, nullptr);
    const Syllable s = split(c);
    REQUIRE(join(s) == c);
    REQUIRE(n == (s.tail == 0 ? 2 : 3));
    REQUIRE(first_lead + s.lead == static_cast<char32_t>(parts[0]));
    REQUIRE(first_vowel + s.vowel == static_cast<char32_t>(parts[1]));
    if (s.tail != 0) REQUIRE(first_tail + s.tail == static_cast<char32_t>(parts[2]));
  }
}

TEST_CASE("the initial consonant of a syllable", "[jamo]") {
  CHECK(initial_of(U'서') == 0x1109);
  CHECK(initial_of(U'힣') == 0x1112);
  CHECK(initial_of(U'a') == U'a');
  CHECK(is_lead(0x1109));
  CHECK_FALSE(is_lead(U'서'));
  CHECK_FALSE(is_lead(0x1161));
}

TEST_CASE("keys that type Hangul", "[jamo]") {
  CHECK(keys_of(U'서') == "tj");
  CHECK(keys_of(U'울') == "dnf");
  CHECK(keys_of(U'값') == "rkqt");
  CHECK(keys_of(U'꽉') == "Rhkr");
  CHECK(keys_of(0x1109) == "t");
  CHECK(keys_of(0x1172) == "b");
  CHECK(keys_of(U'a').empty());
}

TEST_CASE("what a half-typed syllable is on the way to", "[jamo]") {
  CHECK(goes_on(U'자', U'장'));
  CHECK(goes_on(U'보', U'봐'));
  CHECK(goes_on(U'보', U'봤'));
  CHECK(goes_on(U'갑', U'값'));
  CHECK(goes_on(U'간', U'가', U'나'));
  CHECK(goes_on(U'값', U'갑', U'사'));
  CHECK(goes_on(0x1109, U'서'));
  CHECK(goes_on(0x1109, U'쇼'));
  CHECK_FALSE(goes_on(U'자', U'저'));
  CHECK_FALSE(goes_on(U'장', U'자'));
  CHECK_FALSE(goes_on(U'간', U'가', U'다'));
  CHECK_FALSE(goes_on(0x1109, U'싸'));
  CHECK(continuations(U'a').empty());
}
