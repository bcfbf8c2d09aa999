// Completions of what is typed.
#include "query/suggester.h"

#include <algorithm>
#include <random>

#include "query/top_list.h"
#include "support/catch.h"
#include "text/flat.h"

using namespace madang;
using namespace madang::query;

namespace {

Suggester city() {
  Suggester all;
  for (int i = 0; i < 3; ++i) all.add("교통", 2);
  all.add("Late-night buses expanded", 1);
  all.add("심야버스 확대 운행", 1);
  all.add("서울시 심야 교통 대책", 1);
  all.add("서울시장 신년사", 1);
  all.add("서울특별시", 3);
  all.add("Seoul Institute", 3);
  all.add("Night markets", 1);
  all.add("Café culture", 1);
  all.add("bus", 2);
  all.add("Bus", 1);
  all.finish();
  return all;
}

/// "HOW:TEXT" with what was typed in brackets, of each suggestion.
std::string suggest(std::string_view typed, std::size_t limit = 10) {
  const Suggester all = city();
  std::string out;
  for (const Suggester::Found& f : all.find(typed, limit)) {
    std::string text(f.text);
    text.insert(f.span.second, "]");
    text.insert(f.span.first, "[");
    out.append(out.empty() ? "" : " | ").append(f.how).append(":").append(text);
  }
  return out;
}

}  // namespace

TEST_CASE("beginnings come before words inside, the frequent and short before others",
          "[suggest]") {
  CHECK(suggest("심야") == "beginning:[심야]버스 확대 운행 | word:서울시 [심야] 교통 대책");
  CHECK(suggest("교통") == "beginning:[교통] | word:서울시 심야 [교통] 대책");
  CHECK(suggest("night") == "beginning:[Night] markets | word:Late-[night] buses expanded");
  CHECK(suggest("late night b") == "beginning:[Late-night b]uses expanded");
  CHECK(suggest("CAFE") == "beginning:[Café] culture");
}

TEST_CASE("one text is suggested once", "[suggest]") {
  CHECK(suggest("bus").find("beginning:[Bus] | word:Late-night [bus]es expanded") == 0);
}

TEST_CASE("a half-typed syllable is enough", "[suggest]") {
  CHECK(suggest("서울시자") == "syllable:[서울시장] 신년사");
  CHECK(suggest("심야ㅂ") == "syllable:[심야버]스 확대 운행");
  CHECK(suggest("서욼").find("syllable:[서울시]장 신년사") == 0);
  CHECK(suggest("서욹").empty());
}

TEST_CASE("initial consonants are enough", "[suggest]") {
  CHECK(suggest("ㅅㅇㅅ") == "initials:[서울시]장 신년사 | initials:[서울시] 심야 교통 대책");
  CHECK(suggest("ㅅㅇㅂㅅ") == "initials:[심야버스] 확대 운행");
  CHECK(suggest("서울ㅌㅂㅅ") == "initials:[서울특별시]");
  CHECK(suggest("서울ㅋㅋ").empty());
}

TEST_CASE("the keyboard of the other language is read", "[suggest]") {
  CHECK(suggest("tladi") == "keyboard:[심야]버스 확대 운행 | keyboard:서울시 [심야] 교통 대책");
  CHECK(suggest("ㅜㅑ홋") == "keyboard:[Night] markets | keyboard:Late-[night] buses expanded");
  CHECK(suggest("test").empty());
}

TEST_CASE("what holds nothing suggests nothing", "[suggest]") {
  CHECK(suggest("").empty());
  CHECK(suggest(" -!").empty());
  CHECK(suggest("\xFF\xFE").empty());
  CHECK(suggest(std::string(100'000, 'a')).empty());
  CHECK(suggest("심야", 0).empty());
  CHECK(Suggester().find("a", 5).empty());
}

TEST_CASE("the least numbers of a stretch come in order", "[suggest]") {
  std::mt19937 random(3);
  for (const std::size_t size : {1U, 31U, 32U, 33U, 500U, 1000U}) {
    std::vector<std::uint32_t> numbers(size);
    for (std::uint32_t& n : numbers) n = random() % 300;
    TopList list;
    list.assign(numbers);
    for (int round = 0; round < 50; ++round) {
      const std::size_t from = random() % size, to = from + random() % (size - from + 1);
      std::vector<std::uint32_t> found, expected(numbers.begin() + static_cast<long>(from),
                                                 numbers.begin() + static_cast<long>(to));
      std::sort(expected.begin(), expected.end());
      list.each(from, to, [&](std::uint32_t place, std::uint32_t number) {
        REQUIRE(place >= from);
        REQUIRE(place < to);
        REQUIRE(numbers[place] == number);
        found.push_back(number);
        return true;
      });
      REQUIRE(found == expected);
    }
  }
}

TEST_CASE("flat text knows where it comes from", "[suggest]") {
  std::vector<text::Origin> origins;
  CHECK(text::flatten("  Ａ--나ᄂ\u0301 x! ", &origins) == "a 나ᄂ x");
  CHECK(origins.size() == 6);
  CHECK(origins[0].begin == 2);
  CHECK(origins[0].end == 5);
  CHECK(origins[2].begin == 7);
  CHECK(text::flatten("서\u1100\u1161") == "서가");
  CHECK(text::initials_of("서울 a") == "ᄉᄋ a");
}
