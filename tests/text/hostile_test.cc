// Text that nobody meant to be read.
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

#include "support/catch.h"
#include "text/analyse.h"
#include "text/tokens.h"
#include "text/utf8.h"

using namespace madang;

namespace {

std::string shared(const std::string& path) {
  const char* root = std::getenv("MADANG_SHARED");
  return std::string(root == nullptr ? "../shared" : root) + "/" + path;
}

/// Spans lie inside the text, words stand in order, and terms are UTF-8.
void check_sane(text::Analyser& analyser, std::string_view text) {
  const text::Token* before = nullptr;
  bool sane = true;
  for (const text::Token& t : analyser.analyse(text)) {
    sane = sane && t.begin < t.end && t.end <= text.size() && t.term.size() > 1;
    sane = sane && text::find_invalid_utf8(t.term) == std::string_view::npos;
    sane = sane &&
           text::find_invalid_utf8(text.substr(t.begin, t.end - t.begin)) == std::string_view::npos;
    if (t.form == text::Form::word) {
      if (before == nullptr) sane = sane && t.position == 0;
      else sane = sane && t.position == before->position + 1 && t.begin >= before->begin;
      before = &t;
    } else {
      sane = sane && before != nullptr && t.position == before->position &&
             t.begin >= before->begin && t.end <= before->end;
    }
  }
  INFO(text.substr(0, 200));
  CHECK(sane);
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("invalid UTF-8 separates words") {
  CHECK(tests::tokens("a\xFF"
                      "b") == "0:wa[0,1) 1:wb[2,3)");
  CHECK(tests::words("\xEB\xB2") == "");  // a cut syllable
  CHECK(tests::words("bus\xC0\xAF"
                     "stop") == "bus stop");                 // overlong
  CHECK(tests::words("bus\xED\xA0\x80stop") == "bus stop");  // a surrogate
  CHECK(tests::words(std::string_view("a\0b", 3)) == "a b");
}

TEST_CASE("very much of anything is only much") {
  text::Analyser analyser;
  CHECK(analyser.analyse(repeat("!", 1 << 20)).empty());
  CHECK(analyser.analyse(repeat("\xFF", 1 << 20)).empty());
  check_sane(analyser, "e" + repeat("\u0301\u0327", 1 << 18));  // marks without end
  check_sane(analyser, repeat("\u0327\u0301", 1 << 18));
  check_sane(analyser, repeat("\u1100", 1 << 18));
  check_sane(analyser, repeat("\u1161", 1 << 18));
  check_sane(analyser, repeat("\uFDFA", 1 << 16));  // 18 characters each
  check_sane(analyser, repeat("가", 1 << 18));
  check_sane(analyser, repeat("9", 1 << 20));
  check_sane(analyser, repeat("7가", 1 << 16));
}

TEST_CASE("a word too long is a term cut at 256 bytes, with the span of the whole") {
  const std::string ascii = repeat("Ab", 500), hangul = repeat("가", 500);
  const std::string accents = repeat("ж", 500), digits = repeat("7", 500);
  text::Analyser analyser;
  for (const std::string& word : {ascii, hangul, accents, digits}) {
    const auto& tokens = analyser.analyse(word);
    REQUIRE_FALSE(tokens.empty());
    CHECK(tokens[0].form == text::Form::word);
    CHECK(tokens[0].term.size() > 250);
    CHECK(tokens[0].term.size() <= 257);
    CHECK(tokens[0].begin == 0);
    CHECK(tokens[0].end == word.size());
    check_sane(analyser, word);
  }
  CHECK(analyser.analyse(hangul).size() == 500);  // the word and all its pairs
}

TEST_CASE("more different words than the stems kept") {
  text::Analyser analyser;
  std::string text;
  for (int i = 0; i < 120'000; ++i) {
    for (int n = i, k = 0; k < 5; n /= 26, ++k) text += static_cast<char>('a' + n % 26);
    text += ' ';
  }
  check_sane(analyser, text);
  CHECK(tests::terms("buses") == "wbuses sbus");
}

TEST_CASE("random bytes and random characters") {
  std::mt19937 random(20220514);
  text::Analyser analyser;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes, characters;
    for (int i = 0; i < 60; ++i) {
      bytes += static_cast<char>(random() & 0xFF);
      const char32_t limits[] = {0x80, 0x250, 0x1200, 0x3200, 0xD7FF, 0x110000};
      char32_t c = static_cast<char32_t>(random()) % limits[random() % 6];
      if (c >= 0xD800 && c < 0xE000) c = ' ';
      text::encode(characters, c);
    }
    check_sane(analyser, bytes);
    check_sane(analyser, characters);
    static_cast<void>(text::Analyser::fold(bytes));
    // Folding what is folded changes nothing that a comparison would see.
    CHECK(text::find_invalid_utf8(text::Analyser::fold(characters)) == std::string_view::npos);
  }
}

TEST_CASE("the big list of naughty strings") {
  std::ifstream file(shared("data/suites/blns/blns.txt"));
  if (!file) {
    WARN("skipped: no ../shared/data/suites/blns (set MADANG_SHARED)");
    SUCCEED();
    return;
  }
  text::Analyser analyser;
  std::string line;
  int count = 0;
  while (std::getline(file, line)) {
    check_sane(analyser, line);
    CHECK(text::find_invalid_utf8(text::Analyser::fold(line)) == std::string_view::npos);
    ++count;
  }
  CHECK(count > 500);
}
