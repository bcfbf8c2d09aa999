#include <madang/json.h>

#include <limits>

#include "json/write.h"
#include "support/catch.h"

using namespace madang;

TEST_CASE("the writer sets commas, quotes and escapes") {
  JsonWriter out;
  out.begin_object().key("a").value(1).key("b").begin_array().value("x\"\n\x01").null().value(true);
  out.begin_object().end_object().end_array().key("c").raw("[1]").end_object();
  CHECK(out.text() == R"({"a":1,"b":["x\"\n\u0001",null,true,{}],"c":[1]})");
}

TEST_CASE("what is no UTF-8 becomes a replacement character") {
  std::string out;
  append_quoted(out, "a\xff\xc3(b");
  CHECK(out == "\"a\xEF\xBF\xBD\xEF\xBF\xBD(b\"");
}

TEST_CASE("numbers are as short as they can be and read back the same") {
  const auto text = [](double n) {
    std::string out;
    append_number(out, n);
    return out;
  };
  CHECK(text(20) == "20");
  CHECK(text(-0.5) == "-0.5");
  CHECK(text(37.5665) == "37.5665");
  CHECK(text(1e300) == "1e+300");
  CHECK(text(std::numeric_limits<double>::infinity()) == "null");
  CHECK(text(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("minify drops white space between tokens and none inside them") {
  std::string text = "{ \"a b\" : [ 1 , \" x \" ] }\n";
  const std::size_t size = text.size();
  text.resize(size + 64);
  std::string out(size + 64, '\0');
  out.resize(json::minify(std::string_view(text).substr(0, size), out.data()));
  CHECK(out == R"({"a b":[1," x "]})");
}

TEST_CASE("a byte that has to be escaped is, wherever it stands among others") {
  for (std::size_t size = 1; size <= 20; ++size)
    for (std::size_t at = 0; at < size; ++at)
      for (int c = 0; c < 0x80; ++c) {
        std::string text(size, 'z');
        text[at] = static_cast<char>(c);
        std::string out;
        madang::append_quoted(out, text);
        const bool plain = c >= 0x20 && c != '"' && c != '\\';
        if (plain) REQUIRE(out == '"' + text + '"');
        else REQUIRE(out.substr(1, at + 1) == std::string(at, 'z') + '\\');
        REQUIRE(out.ends_with(std::string(size - at - 1, 'z') + '"'));
      }
  std::string out;
  madang::append_quoted(out, "서울\x01시장\"의 \xED\xA0\x80 말\\씀\n");
  CHECK(out == "\"서울\\u0001시장\\\"의 \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD 말\\\\씀\\n\"");
}
