#include "text/analyse.h"

#include "support/catch.h"
#include "text/korean.h"
#include "text/tokens.h"

using namespace madang;
using tests::meet;
using tests::terms;
using tests::tokens;
using tests::words;

TEST_CASE("English words are folded, and stand beside their stems") {
  CHECK(tokens("Night Buses") == "0:wnight[0,5) 0:snight[0,5) 1:wbuses[6,11) 1:sbus[6,11)");
  CHECK(terms("bus") == "wbus sbus");  // the stem also where it is the word
  CHECK(meet("bus", "BUSES"));
  CHECK(meet("cities", "city"));
  CHECK(terms("go to") == "wgo wto");  // too short for a stem
  CHECK_FALSE(meet("go", "goes"));
}

TEST_CASE("punctuation separates words and counts for nothing") {
  CHECK(words("late-night bus, (free)!") == "late night bus free");
  CHECK(tokens("a -- b") == "0:wa[0,1) 1:wb[5,6)");
  CHECK(tokens("...") == "");
  CHECK(tokens("") == "");
}

TEST_CASE("the possessive ending is no word") {
  CHECK(words("the city's plan") == "the city plan");
  CHECK(words("the CITY\u2019S plan") == "the city plan");
  CHECK(words("O'Brien") == "o brien");
  CHECK(words("'s") == "s");
  CHECK(words("James's") == "james");
}

TEST_CASE("digits stay with their word") {
  CHECK(words("covid-19 3D 10만 제3차") == "covid 19 3d 10만 제3차");
  CHECK(meet("10만명이", "10만"));
  CHECK(meet("2022", "2022년에"));  // the number alone finds the word that has it
  CHECK_FALSE(meet("22", "2022년에"));
  CHECK(tokens("10만") == "0:w10만[0,5) 0:p10[0,2) 0:p10만[0,5)");
}

TEST_CASE("a Hangul word is itself, its stem and its syllable pairs") {
  CHECK(tokens("심야버스") ==
        "0:w심야버스[0,12) 0:s심야버스[0,12) 0:p심야[0,6) "
        "0:p야버[3,9) 0:p버스[6,12)");
  CHECK(terms("를") == "w를");
}

TEST_CASE("particles do not part a noun from its readers") {
  CHECK(terms("버스를") == "w버스를 s버스 p버스 p스를");
  CHECK(meet("버스", "버스를"));
  CHECK(meet("버스", "버스가"));
  CHECK(meet("버스", "심야버스에서"));
  CHECK_FALSE(meet("버스", "택시를"));
}

TEST_CASE("a Korean stem leaves particles and common endings, and two syllables") {
  const auto stem = [](std::string_view word) {
    return std::string(word.substr(0, text::korean_stem(word)));
  };
  CHECK(stem("학교에서는") == "학교");
  CHECK(stem("어르신들에게") == "어르신");
  CHECK(stem("운영합니다") == "운영");
  CHECK(stem("확대되었습니다") == "확대");
  CHECK(stem("2022년에는") == "2022년");
  for (const std::string whole : {"회의", "결과", "도로", "버스", "서울시", "를", ""})
    CHECK(stem(whole) == whole);
  CHECK(text::is_korean_ending("에서"));
  CHECK_FALSE(text::is_korean_ending("버스"));
}

TEST_CASE("a number is one word with its comma or point, a date is not") {
  CHECK(words("30,000원 85.5% 2022.05.14 1,2") == "30000원 85.5 2022 05 14 1 2");
  CHECK(tokens("85.5") == "0:w85.5[0,4) 0:p85[0,2) 0:p5[3,4)");
  CHECK(meet("30,000", "30000"));
  CHECK(meet("85.5%", "85.5"));
  CHECK(words("a1.5 1. 2 .5 1..5") == "a1 5 1 2 5 1 5");
  CHECK(meet("1호", "제1호"));
}

TEST_CASE("a change of script is a change of word") {
  CHECK(words("CCTV를 AI기반으로") == "cctv 를 ai 기반으로");
  CHECK(words("서울市") == "서울 市");
  CHECK(tokens("CCTV를") == "0:wcctv[0,4) 0:scctv[0,4) 1:w를[4,7)");
}

TEST_CASE("Han and kana are found by their pairs") {
  CHECK(terms("市") == "w市");
  CHECK(terms("首爾市") == "w首爾市 p首爾 p爾市");
  CHECK(meet("バス", "深夜バス"));
  CHECK(meet("食べる", "食べ物"));
}

TEST_CASE("decomposed and composed text give the same terms, each with its own span") {
  // 각 and 나: composed, and as conjoining jamo of three bytes each.
  CHECK(tokens("\uAC01\uB098") == "0:w각나[0,6) 0:s각나[0,6) 0:p각나[0,6)");
  CHECK(tokens("\u1100\u1161\u11A8\u1102\u1161") == "0:w각나[0,15) 0:s각나[0,15) 0:p각나[0,15)");
  CHECK(tokens("\uAC00\u11A8") == "0:w각[0,6)");  // a half-composed one
  CHECK(tokens("caf\u00E9s") == "0:wcafes[0,6) 0:scafe[0,6)");
  CHECK(tokens("cafe\u0301s") == "0:wcafes[0,7) 0:scafe[0,7)");
  CHECK(tokens("cafe\u0301 x") == "0:wcafe[0,6) 0:scafe[0,6) 1:wx[7,8)");
}

TEST_CASE("full width, ligatures and squared forms are what they look like") {
  CHECK(terms("\uFF22\uFF35\uFF33") == "wbus sbus");
  CHECK(words("\uFB01re") == "fire");
  CHECK(tokens("\u321C서울") == "0:w주[0,3) 1:w서울[3,9) 1:s서울[3,9) 1:p서울[3,9)");
  CHECK(words("10\u33A1") == "10m2");
  CHECK(words("\uFF76\uFF9E") == "ガ");  // half-width kana with its mark
  CHECK(words("\uF9B5") == "例");        // compatibility hanja
  CHECK(words("STRASSE stra\u00DFe") == "strasse strasse");
}

TEST_CASE("both middle dots separate alike") {
  CHECK(words("문화\u00B7관광") == "문화 관광");
  CHECK(words("문화\u318D관광") == "문화 관광");
  CHECK(words("문화\u30FB관광") == "문화 관광");
}

TEST_CASE("zero-width characters are not there") {
  CHECK(terms("버\u200B스") == terms("버스"));
  CHECK(terms("\uFEFFbus") == terms("bus"));
  CHECK(terms("ni\u00ADght") == terms("night"));
  CHECK(tokens("버\u200B스") == "0:w버스[0,9) 0:s버스[0,9) 0:p버스[0,9)");
  CHECK(words("가\u3164나") == "가 나");  // the filler stands for a space
}

TEST_CASE("emoji separate; a keycap is its digit") {
  CHECK(words("bus\U0001F68Cstop") == "bus stop");
  CHECK(words("\U0001F468\u200D\U0001F469\u200D\U0001F467") == "");
  CHECK(words("1\uFE0F\u20E3") == "1");
}

TEST_CASE("scripts from right to left, and with vowel signs") {
  CHECK(words("\u0645\u062F\u064A\u0646\u0629 \u0639\u0627\u0645\u0629") ==
        "\u0645\u062F\u064A\u0646\u0629 \u0639\u0627\u0645\u0629");
  CHECK(words("\u0645\u064E\u062F") == words("\u0645\u062F"));  // with and without a vowel sign
  CHECK(words("\u0928\u0917\u0930\u0940") == "\u0928\u0917\u0930\u0940");  // नगरी keeps its vowel
  CHECK(words("\u0401\u043B\u043A\u0430") == "\u0435\u043B\u043A\u0430");  // Ёлка as елка
  CHECK(meet("กรุงเทพ", "กรุง"));
}

TEST_CASE("an analyser can be used again") {
  text::Analyser analyser;
  CHECK(analyser.analyse("one two three").size() == 6);
  CHECK(analyser.analyse("버").size() == 1);
  CHECK(analyser.analyse("").empty());
  const auto& tokens = analyser.analyse("bus");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].position == 0);
  CHECK(tokens[0].term == "wbus");
}
