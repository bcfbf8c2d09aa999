// Byte order marks, other encodings, NUL bytes.
#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;
using namespace std::string_literals;

TEST_CASE("a byte order mark is skipped and noticed, and columns count it") {
  const Loaded loaded = load("\xEF\xBB\xBF{\"id\":\"a\",\"title\":\"A\"}");
  CHECK(loaded.report.accepted == 1);
  CHECK(loaded.only_problem().rule == "bom");
  CHECK(loaded.only_problem().severity == Severity::notice);
  CHECK(load("\xEF\xBB\xBF[3]", "bulletins.json").places() == "bom:0:0 not-an-object:1:5");
  CHECK(load("\xEF\xBB\xBF{\"id\":\"a\",\"title\":\"A\"}\n{", "bulletins.ndjson").ids() == "a");
}

TEST_CASE("UTF-16 and UTF-32 are refused with what to do") {
  const std::string utf16 = "{\0\"\0i\0d\0"s;
  for (const std::string& text : {"\xFF\xFE"s + utf16, "\xFE\xFF\0{\0\""s, utf16, "\0{\0\"\0i"s,
                                  "\xFF\xFE\0\0{\0\0\0"s, "\0\0\xFE\xFF\0\0\0{"s}) {
    const Loaded loaded = load(text);
    CHECK(loaded.report.refused == 1);
    CHECK(loaded.only_problem().rule == "encoding");
    CHECK(loaded.only_problem().line == 1);
    CHECK(loaded.only_problem().message.find("iconv -f UTF-") != std::string::npos);
  }
}

TEST_CASE("a file of NUL bytes is refused once") {
  for (const std::size_t n : {1, 2, 5, 100000}) {
    const Loaded loaded = load(std::string(n, '\0'), "bulletins.ndjson");
    CHECK(loaded.report.refused == 1);
    CHECK(loaded.only_problem().rule == "nul-bytes");
    CHECK(loaded.only_problem().message.find(std::to_string(n)) != std::string::npos);
  }
}

TEST_CASE("NUL bytes behind good lines cost their line") {
  const Loaded loaded =
      load("{\"id\":\"a\",\"title\":\"A\"}\n" + std::string(5000, '\0'), "bulletins.ndjson");
  CHECK(loaded.ids() == "a");
  CHECK(loaded.only_problem().rule == "json-syntax");
  CHECK(loaded.only_problem().line == 2);
}

TEST_CASE("CRLF is white space") {
  const Loaded loaded =
      load("{\"id\":\"a\",\"title\":\"A\"}\r\n\r\n{\"id\":\"b\"}\r\n", "bulletins.ndjson");
  CHECK(loaded.records.at(0).json == R"({"id":"a","title":"A"})");
  CHECK(loaded.report.records == 2);
  CHECK(loaded.only_problem().line == 3);
}
