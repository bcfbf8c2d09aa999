// Typing mistakes between two words.
#include "text/distance.h"

#include <algorithm>
#include <random>

#include "support/catch.h"

using namespace madang::text;

namespace {

/// The same by the plain definition: tries every edit, remembers nothing.
int slow(const Keys& a, const Keys& b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size());
  int best = slow(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  best = std::min(best, slow(a.substr(1), b) + 1);
  best = std::min(best, slow(a, b.substr(1)) + 1);
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
    best = std::min(best, slow(a.substr(2), b.substr(2)) + 1);
  return best;
}

}  // namespace

TEST_CASE("mistakes in Latin words", "[distance]") {
  CHECK(distance("seoul", "seoul", 2) == 0);
  CHECK(distance("seol", "seoul", 2) == 1);
  CHECK(distance("seooul", "seoul", 2) == 1);
  CHECK(distance("saoul", "seoul", 2) == 1);
  CHECK(distance("seuol", "seoul", 2) == 1);
  CHECK(distance("busan", "seoul", 2) == 3);
  CHECK(distance("", "ab", 2) == 2);
}

TEST_CASE("mistakes in Korean words count keys", "[distance]") {
  CHECK(distance("되", "돼", 2) == 1);
  CHECK(distance("서울", "서올", 2) == 1);
  CHECK(distance("서울시", "서울", 2) == 2);
  CHECK(distance("회의실", "회이실", 2) == 1);
  CHECK(distance("버스", "버ㅡㅅ", 3) >= 1);
  CHECK(distance("도서관", "도사관", 2) == 1);
  CHECK(distance("서울", "부산", 2) == 3);
}

TEST_CASE("a key of Hangul is not the letter on it", "[distance]") {
  CHECK(distance("t", "\u1109", 2) == 1);
}

TEST_CASE("distances agree with the definition, and what can be typed next too", "[distance]") {
  std::mt19937 random(7);
  const auto word = [&](std::size_t most) {
    Keys keys;
    for (std::size_t n = random() % (most + 1); n > 0; --n) keys.push_back(U'a' + random() % 3);
    return keys;
  };
  for (int round = 0; round < 2000; ++round) {
    const Keys a = word(6), b = word(6);
    Distances rows(a);
    bool possible = true;
    for (const char32_t key : b) {
      possible = possible && rows.allows(key, 2);
      rows.push(key);
      REQUIRE((rows.least() <= 2) == possible);
    }
    REQUIRE(rows.now() == slow(a, b));
    rows.pop(b.size());
    REQUIRE(rows.now() == static_cast<int>(a.size()));
  }
}
