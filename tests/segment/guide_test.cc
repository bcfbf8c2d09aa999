// The guide leads to where a search through all texts would end.
#include "segment/guide.h"

#include <algorithm>
#include <string>

#include "support/catch.h"

using namespace madang;

TEST_CASE("a guide's stretch holds the first text not below any other") {
  // Long runs with the same first eight bytes, short ones, empty ones.
  std::vector<std::string> texts{""};
  for (int i = 0; i < 900; ++i) texts.push_back("w" + std::to_string(i * 7919 % 1000));
  for (int i = 0; i < 700; ++i) texts.push_back("wlanternfish" + std::to_string(i));
  for (int i = 0; i < 300; ++i) texts.push_back("w\xEC\x8B\xAC\xEC\x95\xBC" + std::to_string(i));
  std::sort(texts.begin(), texts.end());
  const auto size = static_cast<std::uint32_t>(texts.size());
  segment::Guide guide;
  while (guide.stretch(texts, size, "w500").second == size) {  // it is made after some questions
  }
  std::vector<std::string> asked = texts;
  for (const std::string& text : texts) asked.push_back(text + "a");
  for (const char* text : {"", "a", "w", "wlanternf", "wlanternfish", "wz", "\xFF", "x"})
    asked.emplace_back(text);
  for (const std::string& value : asked) {
    INFO(value);
    const auto right = static_cast<std::uint32_t>(
        std::lower_bound(texts.begin(), texts.end(), value) - texts.begin());
    const auto [first, last] = guide.stretch(texts, size, value);
    REQUIRE(first <= right);
    REQUIRE(right <= last);
    REQUIRE(last <= size);
  }
  // It is of use: a text that shares its beginning with few others is near.
  const auto [first, last] = guide.stretch(texts, size, "w500");
  CHECK(last - first <= 2 * segment::Guide::step);
}
