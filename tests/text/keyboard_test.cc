// Words typed on the keyboard of the other language.
#include "text/keyboard.h"

#include "support/catch.h"
#include "text/jamo.h"
#include "text/utf8.h"

using namespace madang::text;

TEST_CASE("Latin letters as the Hangul of their keys", "[keyboard]") {
  CHECK(hangul_of_keys("tjdnf") == "서울");
  CHECK(hangul_of_keys("tladi qjtm") == "심야 버스");
  CHECK(hangul_of_keys("ghldmltlf") == "회의실");
  CHECK(hangul_of_keys("dho") == "왜");
  CHECK(hangul_of_keys("rkqt") == "값");
  CHECK(hangul_of_keys("rkqtl") == "갑시");
  CHECK(hangul_of_keys("dksgdk") == "않아");
  CHECK(hangul_of_keys("10aks") == "10만");
}

TEST_CASE("the shift key makes tense consonants, caps lock makes nothing", "[keyboard]") {
  CHECK(hangul_of_keys("Rhc") == "꽃");
  CHECK(hangul_of_keys("dlTek") == "있다");
  CHECK(hangul_of_keys("Eoaqkd") == "땜방");
  CHECK(hangul_of_keys("SKfk") == "나라");
  CHECK(hangul_of_keys("TJDNF") == "서울");
  CHECK(hangul_of_keys("R") == "\u1101");
}

TEST_CASE("letters that join nothing stand alone", "[keyboard]") {
  CHECK_FALSE(is_whole_hangul(hangul_of_keys("bus")));
  CHECK_FALSE(is_whole_hangul(hangul_of_keys("tjdnfw")));
  CHECK(hangul_of_keys("tjdnft") == "서욼");
  CHECK(is_whole_hangul("서울 10"));
  CHECK_FALSE(is_whole_hangul("서울 bus"));
  CHECK(hangul_of_keys("tjdnf!").empty());
  CHECK(hangul_of_keys("서울").empty());
  CHECK(hangul_of_keys("2022").empty());
  CHECK(hangul_of_keys("").empty());
}

TEST_CASE("Hangul as the Latin letters of its keys", "[keyboard]") {
  CHECK(keys_of_hangul("ㅠㅕㄴ") == "bus");
  CHECK(keys_of_hangul("묘ㅐ") == "ayo");
  CHECK(keys_of_hangul("ㅗ미ㅣ") == "hall");
  CHECK(keys_of_hangul("bus").empty());
  CHECK(keys_of_hangul("서울!").empty());
  CHECK(keys_of_hangul("12").empty());
}

TEST_CASE("every syllable comes back from its keys", "[keyboard]") {
  for (char32_t c = first_syllable; c <= last_syllable; ++c) {
    std::string syllable;
    encode(syllable, c);
    // A blank in lower case: 꺠 is typed with the shift key alone, as caps lock is.
    REQUIRE(hangul_of_keys(keys_of(c) + " a") == syllable + " \u1106");
  }
}
