// An index takes in the words that a question is read to, and takes words apart
// as a text is taken apart.
#include "text/index_terms.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "text/analyse.h"
#include "text/plain.h"
#include "text/word_marks.h"

using namespace madang;
using namespace std::string_literals;
using text::Form;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// A word with its form byte, where it stands, and what it is made of.
struct Word {
  std::string term;
  std::uint32_t position = 0;
  std::vector<std::string> parts;
  bool operator==(const Word&) const = default;
};

std::string line(const std::vector<Word>& words) {
  std::string out;
  for (const Word& w : words) {
    out += std::to_string(w.position) + ":" + w.term;
    for (const std::string& part : w.parts) out += "+" + part;
    out += " ";
  }
  return out;
}

/// A term of this size may have been cut, so that what was behind is not known
/// to whom takes it apart.
bool may_be_cut(const std::string& term) { return term.size() >= 253; }

std::vector<Word> by_analyser(text::Analyser& analyser, std::string_view text) {
  std::vector<Word> words;
  for (const text::Token& t : analyser.analyse(text, false)) {
    if (t.form == Form::word) {
      words.push_back({std::string(t.term), t.position, {}});
    } else {
      REQUIRE(t.form == Form::pair);
      REQUIRE_FALSE(words.empty());
      REQUIRE(words.back().position == t.position);
      words.back().parts.emplace_back(t.term);
    }
  }
  return words;
}

std::vector<Word> by_index(text::IndexAnalyser& analyser, std::string_view text) {
  std::vector<Word> words;
  for (const text::IndexTerm& t : analyser.analyse(text)) {
    REQUIRE(t.text().size() == t.size);
    REQUIRE(t.is_inline() == (t.size <= text::IndexTerm::most_inline));
    words.push_back({std::string(t.text()), static_cast<std::uint32_t>(words.size()), {}});
  }
  for (Word& w : words)
    for (const text::IndexTerm& part : analyser.parts(std::string_view(w.term).substr(1)))
      w.parts.emplace_back(part.text());
  return words;
}

/// Loose jamo of two kinds side by side (ㄱ + U+1161) are left apart in a text and
/// put together when their word is read again. Nobody writes so; the parts of
/// such a word may differ.
bool has_loose_jamo(const std::string& term) {
  for (std::size_t i = 0; i + 1 < term.size(); ++i) {
    const auto next = static_cast<unsigned char>(term[i + 1]);
    if (term[i] == '\xE1' && next >= 0x84 && next <= 0x87) return true;
  }
  return false;
}

/// The order of parts says nothing. Of cut words they may be fewer, but none
/// that the text does not have.
bool same(std::vector<Word> expected, std::vector<Word> found) {
  if (expected.size() != found.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    auto &whole = expected[i].parts, &some = found[i].parts;
    std::sort(whole.begin(), whole.end());
    std::sort(some.begin(), some.end());
    const bool cut = may_be_cut(expected[i].term) &&
                     std::includes(whole.begin(), whole.end(), some.begin(), some.end());
    if (cut || has_loose_jamo(expected[i].term)) whole = some;
  }
  return expected == found;
}

/// Both analysers are kept over all texts, since they keep their buffers.
struct Pair {
  text::Analyser analyser;
  text::IndexAnalyser index;
  void check(std::string_view text) {
    const auto expected = by_analyser(analyser, text), found = by_index(index, text);
    if (same(expected, found)) return;
    FAIL_CHECK("text     " << Catch::StringMaker<std::string>::convert(std::string(text))
                           << "\nanalyser " << line(expected) << "\nindex    " << line(found));
  }
};

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all{
      "",
      " ",
      "\n\t\r",
      "bus",
      "Late-night BUSES, extended until 2 a.m.",
      "seven77 letters eightttt ninennnnn",
      "abcdefghijklmnopqrstuvw",   // with its form byte 24
      "abcdefghijklmnopqrstuvwx",  // 25
      "abcdefghijklmnopqrstuvwxyz",
      "심야버스를 늘립니다",
      "서울특별시 종로구 세종대로",
      "가나다라마바사",    // 21 bytes
      "가나다라마바사아",  // 24
      "가나다라마바사아자",
      "버스bus버스 bus버스 버스bus",
      "city's cities' o'clock rock'n'roll 'quoted' Seoul\u2019s l\u2019heure it's's '",
      "10만 제1호 2022년 3·1 1호선 4차산업혁명 100만명 7 77 777",
      "12345678901234567890123 123456789012345678901234 1234567890123456789012345",
      "ㄱㄴㄷ ㅋㅋㅋ \u1112\u1161\u11ab\u1100\u1173\u11af \u1112 \u1161\u11ab",
      "서울·경기·인천 가\u318D나 a\u00B7b a\u30FBb l\u00B7l",
      "e\u0301te\u0301 cafe\u0301 \u0301a a\u0327\u0301 가\u0301나 7\u0301 \u0301",
      "\u00C9T\u00C9 stra\u00DFe \u0130stanbul \uFB01n \uFF22\uFF35\uFF33 \u2167",
      "東京都 とうきょう カタカナ 漢字かな 서울市 1月 東京tower",
      "Привет мир ελληνικά \u0645\u0631\u062D\u0628\u0627 \u0E01\u0E23\u0E38\u0E07",
      "\U0001F68Cbus\U0001F68C \U0001F1F0\U0001F1F7 \U00020000\U00020001",
      "a\u200Bb a\u200Db a\u00ADb a\uFEFFb a\u00A0b a\u3000b",
      "a_b a.b 3.14 1,000 a/b a@b.c #tag https://x.kr/?q=1&r=2",
      "a\xFF"
      "b \xEB\xB2 bus\xC0\xAFstop \xED\xA0\x80 \xEA\xB0 가\xEA\xB0",
      "가\xFF나 7\xEA\xB0\x80\xEA a\xEA\xB0\x80 \xF4\x90\x80\x80",
      "a\0b"s,
      "버스\0버스"s,
      repeat("a", 255) + " " + repeat("b", 256) + " " + repeat("c", 257),
      repeat("Ab", 500) + " next",
      repeat("가", 85) + " " + repeat("나", 86) + " " + repeat("다", 500) + " 뒤",
      repeat("7", 600) + " 8",
      "x" + repeat("가", 200),
      repeat("ж", 500) + " after",
      repeat("a'", 300),
      repeat("e\u0301", 300),
      repeat("7가", 300) + " 끝",
      repeat("東", 300),
  };
  return all;
}

}  // namespace

TEST_CASE("an index has the words and parts of a text") {
  Pair both;
  for (const std::string& text : texts()) both.check(text);
}

TEST_CASE("an index has the words and parts of texts put together by chance") {
  std::vector<std::string> alphabet{" ",
                                    " ",
                                    " ",
                                    "  ",
                                    "\n",
                                    ".",
                                    ",",
                                    "-",
                                    "'",
                                    "\u2019",
                                    "'s ",
                                    "s'",
                                    "_",
                                    "/",
                                    "·",
                                    "\u30FB",
                                    "a",
                                    "I",
                                    "bus",
                                    "Buses",
                                    "night",
                                    "Extended",
                                    "internationalisation",
                                    "x7",
                                    "7",
                                    "10",
                                    "2022",
                                    "12345678",
                                    "가",
                                    "버스",
                                    "심야",
                                    "서울특별시",
                                    "를",
                                    "만",
                                    "제",
                                    "호",
                                    "ㄱ",
                                    "ㅋㅋ",
                                    "\u1112\u1161\u11ab",
                                    "\u1100",
                                    "\u1161",
                                    "\u11af",
                                    "\u0301",
                                    "\u0327",
                                    "e\u0301",
                                    "\u00C9",
                                    "\u00DF",
                                    "\u0130",
                                    "\uFB01",
                                    "\uFF22",
                                    "\uFF11",
                                    "東",
                                    "京",
                                    "と",
                                    "カ",
                                    "ー",
                                    "\uFF76",
                                    "ж",
                                    "\u0645",
                                    "\u0E01",
                                    "\U0001F68C",
                                    "\u200B",
                                    "\u200D",
                                    "\u00AD",
                                    "\u00A0",
                                    "\u3000",
                                    "\uFEFF",
                                    "\xFF",
                                    "\xC0\xAF",
                                    "\xEB",
                                    "\xEB\xB2",
                                    "\xED\xA0\x80",
                                    "\0"s,
                                    "@",
                                    "#",
                                    "%",
                                    "\u20AC",
                                    "abcdefghijklmnopqrstuvw",
                                    "가나다라마바사아",
                                    "\u201C",
                                    "\u201D",
                                    "\u2026",
                                    "\u2460",
                                    "\u33A1"};
  std::mt19937 random(20220518);
  Pair both;
  std::string text;
  for (int round = 0; round < 6000; ++round) {
    text.clear();
    const std::size_t fragments = 1 + random() % 24;
    for (std::size_t i = 0; i < fragments; ++i) text += alphabet[random() % alphabet.size()];
    both.check(text);
  }
}

TEST_CASE("an index has the words and parts of bytes put together by chance") {
  std::mt19937 random(20220519);
  Pair both;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t i = random() % 48; i > 0; --i)
      text += static_cast<char>(random() % 4 == 0 ? random() & 0xFF : 0x20 + random() % 0x60);
    both.check(text);
  }
}

TEST_CASE("marks say of each byte what it is") {
  const std::vector<std::string> pieces = {"a",  "Z",      "7",    " ",        "'",
                                           "가", "\uD77F", "버스", "東",       "é",
                                           "·",  "\0"s,    "\xEA", "\xEB\xB2", "\x7F"};
  std::mt19937 random(20220520);
  text::WordMarks marks;
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::size_t i = random() % 200; i > 0; --i) text += pieces[random() % pieces.size()];
    const std::size_t size = text.size();
    text.resize(size + text::WordMarks::padding);
    marks.mark(text.data(), size);
    std::size_t in_syllable = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = [&](std::size_t k) { return text::byte_at(text, i + k); };
      if (text::is_syllable_of(byte(0), byte(1), byte(2))) in_syllable = 3;
      const text::ByteClass kind = text::byte_class(text[i]);
      const bool syllable = in_syllable > 0, letter = kind == text::ByteClass::letter;
      const bool word = syllable || letter || kind == text::ByteClass::digit;
      const auto marked = [&](text::WordMarks::Kind k) { return (marks.at(k, i) & 1) != 0; };
      REQUIRE(marked(text::WordMarks::letter) == letter);
      REQUIRE(marked(text::WordMarks::syllable) == syllable);
      REQUIRE(marked(text::WordMarks::word) == word);
      REQUIRE(marked(text::WordMarks::stop) == (word || kind == text::ByteClass::high));
      // Two places see the same byte alike.
      if (i >= 13) REQUIRE((marks.at(text::WordMarks::word, i - 13) >> 13 & 1) == (word ? 1 : 0));
      if (in_syllable > 0) --in_syllable;
    }
    CHECK(marks.at(text::WordMarks::stop, size) == 0);
  }
}

TEST_CASE("a long term is told from a short one, and equal ones are equal") {
  text::IndexAnalyser analyser;
  const std::string a = repeat("a", 23), b = repeat("a", 24);
  for (const std::string& word : {"a"s, a, b, repeat("가", 40)}) {
    text::IndexTerm term = analyser.term_of(Form::word, word);
    CHECK(term.text() == "w" + word);
    CHECK(term.is_inline() == (word.size() < 24));
    CHECK(((term.part[0] & 0x80) != 0) == !term.is_inline());
    const std::uint64_t first = term.part[0];
    CHECK(analyser.analyse(word)[0].part[0] == first);
    CHECK(analyser.term_of(Form::stem, word).part[0] != first);
  }
}
