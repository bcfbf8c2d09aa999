// What a typed word may have been meant to be.
#include "query/variants.h"

#include <madang/records.h>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

#include "query/word_walk.h"
#include "reflect/record_info.h"
#include "segment/builder.h"
#include "support/catch.h"
#include "text/distance.h"
#include "text/utf8.h"

using namespace madang;
using namespace madang::query;

namespace {

/// A segment of bulletins with these titles.
segment::Segment titled(const std::vector<std::string>& titles) {
  const auto& info = reflect::record_info(static_cast<const Bulletin*>(nullptr));
  segment::Builder builder(info);
  std::deque<std::string> ids;
  for (const std::string& title : titles) {
    ids.push_back(std::to_string(ids.size()));
    reflect::Events events(2);
    for (const bool id : {true, false}) {
      const reflect::Path* path = reflect::find_path(info, id ? "id" : "title");
      reflect::Event& event = events[id ? 0 : 1];
      event.leaf = path->leaf;
      event.field = path->field;
      event.text = id ? std::string_view(ids.back()) : std::string_view(title);
      event.lang = "und";
    }
    (void)builder.stored_room(2);
    REQUIRE(builder.add(ids.back(), events, 2));
  }
  return *segment::Segment::open(info, builder.finish());
}

const std::vector<std::string> city{"서울시장 서울시는 서울",
                                    "서울시 도서관",
                                    "회의실을 빌립니다 서울시",
                                    "심야 버스",
                                    "세종시 서울시립대",
                                    "Seoul late-night buses",
                                    "public transport bus",
                                    "가나다 값지다",
                                    "2022 2023"};

/// "KIND:WORD" of each variant, in order.
std::string variants(const std::string& typed, const VariantLimits& limits = {},
                     const std::vector<std::string>& titles = city) {
  const segment::Segment one = titled(titles);
  Corpus corpus({&one});
  std::string out;
  for (const Variant& v : variants_of(corpus, typed, limits))
    out.append(out.empty() ? "" : " ").append(name_of(v.kind)).append(":").append(v.word);
  return out;
}

}  // namespace

TEST_CASE("initial consonants find words, the shortest and most frequent first", "[variants]") {
  CHECK(variants("ㅅㅇㅅ") ==
        "initials:서울시 initials:서울시는 initials:서울시장 initials:서울시립대");
  CHECK(variants("ㅎㅇㅅ") == "initials:회의실을");
  CHECK(variants("ㅂㅅ") == "initials:버스");
  CHECK(variants("서울ㅅㅈ") == "initials:서울시장");
  CHECK(variants("ㅅ").empty());
  CHECK(variants("ㅋㅋㅋ").empty());
}

TEST_CASE("a half-typed last syllable finds what it is on the way to", "[variants]") {
  CHECK(variants("서울시자") == "syllable:서울시장");
  CHECK(variants("서울시ㅈ") == "syllable:서울시장");
  CHECK(variants("도서고").find("syllable:도서관") == 0);
  CHECK(variants("간") == "");
  CHECK(variants("가낟").find("syllable:가나다") == 0);
}

TEST_CASE("words typed on the other keyboard are found", "[variants]") {
  CHECK(variants("tjdnf").find("keyboard:서울") == 0);
  CHECK(variants("TJDNF").find("keyboard:서울") == 0);
  CHECK(variants("ㅠㅕㄴ").find("keyboard:bus") == 0);
  // Inside a longer word too.
  CHECK(variants("dmltlf").find("keyboard:의실") == 0);
  CHECK(variants("qntks") == "");
}

TEST_CASE("typing mistakes are found, by keys in Korean", "[variants]") {
  CHECK(variants("tranpsort") == "typo:transport");
  CHECK(variants("busses").find("typo:buses") == 0);
  CHECK(variants("도사관") == "typo:도서관");
  CHECK(variants("트서관").empty());
  CHECK(variants("2021").empty());
  CHECK(variants("bsu").empty());
  VariantLimits asked;
  asked.typos_only = true;
  CHECK(variants("bsu", asked) == "typo:bus");
}

TEST_CASE("variants do not depend on how the data was cut", "[variants]") {
  const segment::Segment all = titled(city);
  const segment::Segment first = titled({city.begin(), city.begin() + 3});
  const segment::Segment rest = titled({city.begin() + 3, city.end()});
  Corpus one({&all}), two({&first, &rest});
  for (const char* typed : {"ㅅㅇㅅ", "서울시자", "tjdnf", "ㅠㅕㄴ", "busses", "도사관"}) {
    const auto a = variants_of(one, typed), b = variants_of(two, typed);
    REQUIRE(a.size() == b.size());
    REQUIRE_FALSE(a.empty());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(a[i].word == b[i].word);
      CHECK(a[i].weight == b[i].weight);
      CHECK(a[i].rows == b[i].rows);
    }
  }
}

TEST_CASE("there are at most as many variants as asked for", "[variants]") {
  std::vector<std::string> titles;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b) titles.push_back(std::string("tr") + a + b + "nsport");
  VariantLimits limits;
  limits.most = 7;
  const std::string found = variants("transport", limits, titles);
  CHECK(std::count(found.begin(), found.end(), ':') == 7);
}

TEST_CASE("a walk finds what looking at every word finds", "[variants]") {
  std::mt19937 random(11);
  std::set<std::string> words;
  const char* syllables[] = {"가", "각", "간", "나", "날", "다", "사", "산", "a", "b", "r"};
  while (words.size() < 600) {
    std::string word;
    for (std::size_t n = 1 + random() % 4; n > 0; --n) word += syllables[random() % 11];
    words.insert(word);
  }
  const segment::Segment one = titled({words.begin(), words.end()});
  std::set<std::string> indexed;  // a change of script makes two words
  for (std::uint32_t i = 0; i < one.terms().size(); ++i)
    if (one.terms()[i].starts_with('w')) indexed.emplace(one.terms()[i].substr(1));
  for (const std::string& typed : indexed) {
    for (const int bound : {1, 2}) {
      std::set<std::string> found, expected;
      each_near(one.terms(), typed, bound, false, 1'000'000,
                [&](std::string_view word, std::uint32_t number, int d) {
                  REQUIRE(one.terms()[number].substr(1) == word);
                  REQUIRE(d == text::distance(typed, word, bound));
                  found.emplace(word);
                });
      for (const std::string& word : indexed)
        if (text::distance(typed, word, bound) <= bound) expected.insert(word);
      REQUIRE(found == expected);
    }
  }
  const Pattern pattern{{text::syllables_of(0)}, {{U'나', U'나'}, text::syllables_of(9)}};
  std::set<std::string> found, expected;
  each_beginning(one.terms(), pattern, 1'000'000,
                 [&](std::string_view word, std::uint32_t) { found.emplace(word); });
  for (const std::string& word : indexed) {
    const auto first = text::decode(word, 0), second = text::decode(word, first.bytes);
    if (text::initial_of(first.value) == 0x1100 &&
        (second.value == U'나' || text::initial_of(second.value) == 0x1109))
      expected.insert(word);
  }
  CHECK(found == expected);
  CHECK_FALSE(found.empty());
}

TEST_CASE("a walk ends when its steps are done", "[variants]") {
  std::vector<std::string> titles;
  for (int i = 0; i < 3000; ++i) titles.push_back("가" + std::to_string(i));
  const segment::Segment one = titled(titles);
  int found = 0;
  each_beginning(one.terms(), {{text::syllables_of(0)}}, 100,
                 [&](std::string_view, std::uint32_t) { ++found; });
  CHECK(found <= 100);
  CHECK(found > 50);
}
