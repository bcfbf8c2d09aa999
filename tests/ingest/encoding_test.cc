// Byte order marks, other encodings, NUL bytes.
#include "ingest/encoding.h"

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

TEST_CASE("UTF-16 and UTF-32 are converted, with a mark or without") {
  const std::string text = "{\"id\":\"a\",\"title\":\"서울\"}";
  const auto wide = [](std::u32string_view points, bool big, std::size_t unit) {
    std::string out;
    for (const char32_t c : points)
      for (std::size_t i = 0; i < unit; ++i)
        out += static_cast<char>(c >> 8 * (big ? unit - 1 - i : i) & 0xFF);
    return out;
  };
  const std::u32string points = U"{\"id\":\"a\",\"title\":\"서울\"}";
  for (const std::u32string& all : {points, U"\uFEFF" + points})
    for (const std::size_t unit : {2, 4})
      for (const bool big : {true, false}) {
        const Loaded loaded = load(wide(all, big, unit));
        REQUIRE(loaded.records.size() == 1);
        CHECK(loaded.records[0].json == text);
        CHECK(loaded.only_problem().rule == "encoding");
        CHECK(loaded.only_problem().severity == Severity::repaired);
      }
  // Half a character at the end is told, and costs itself.
  const Loaded cut = load(wide(points, false, 2) + "x");
  CHECK(cut.report.records == 1);
  CHECK(cut.places().find("encoding-damaged") != std::string::npos);
}

TEST_CASE("CP949 is told by its content, and nothing else is taken for it") {
  const std::string korean = "\xBC\xAD\xBF\xEF \xBD\xC3\xC3\xBB";  // 서울 시청
  const Loaded lines =
      load("{\"id\":\"a\",\"title\":\"" + korean + "\"}\n{\"id\":\"b\",\"title\":\"b\"}\n",
           "bulletins.ndjson");
  CHECK(lines.records.at(0).json == "{\"id\":\"a\",\"title\":\"서울 시청\"}");
  CHECK(lines.records.size() == 2);
  CHECK(lines.only_problem().rule == "encoding");
  // Letters of the extension that EUC-KR lacks: 똠방각하.
  CHECK(load("{\"id\":\"a\",\"title\":\"" + korean + " \x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF\"}")
            .records.at(0)
            .json == "{\"id\":\"a\",\"title\":\"서울 시청 똠방각하\"}");
  // A byte that is none among many that are.
  std::string many;
  for (int i = 0; i < 40; ++i) many += korean;
  const Loaded damaged = load("{\"id\":\"a\",\"title\":\"" + many + "\xFF\"}");
  CHECK(damaged.places() == "encoding:0:0 encoding-damaged:0:0");
  // UTF-8 with a broken byte stays UTF-8: the record is refused, not misread.
  const Loaded broken =
      load("[{\"id\":\"a\",\"title\":\"서울 \xC0\"},{\"id\":\"b\",\"title\":\"서울\"}]");
  CHECK(broken.ids() == "b");
  CHECK(broken.only_problem().rule == "json-utf8");
  // Latin-1 is not guessed at.
  CHECK(load("{\"id\":\"a\",\"title\":\"caf\xE9\"}").only_problem().rule == "json-utf8");
}

TEST_CASE("letters of Western Europe are told in tables and text, not in JSON") {
  const Loaded western = load("id,name,lat,lon\n1,Caf\xE9 Montr\xE9\x61l,45.5,-73.6\n", "x.csv");
  CHECK(western.records.at(0).json.find("Café Montréal") != std::string::npos);
  CHECK(western.places().starts_with("encoding:0:0"));
  // Behind much that says nothing.
  std::string rows = "id,name,lat,lon\n";
  for (int i = 0; i < 20000; ++i) rows += std::to_string(i) + ",Hall,45.5,-73.6\n";
  const Loaded late = load(rows + "x,M\xFCnchen,48.1,11.6\n", "x.csv");
  CHECK(late.records.back().json.find("München") != std::string::npos);
  // One broken byte of UTF-8 beside good ones costs itself, and is told where it is.
  const Loaded damaged =
      load("id,name,lat,lon\n1,강당 \xEA\xB0,37.5,127\n2,서울,37.5,127\n", "x.csv");
  CHECK(damaged.records.size() == 2);
  CHECK(damaged.places().find("encoding-damaged:2:") != std::string::npos);
  CHECK(damaged.records.at(1).json.find("서울") != std::string::npos);
}

TEST_CASE("Korean far behind the beginning is found too") {
  std::string text;
  while (text.size() < (9U << 20))
    text += "{\"id\":\"i" + std::to_string(text.size()) + "\",\"title\":\"t\"}\n";
  text += "{\"id\":\"last\",\"title\":\"\xBC\xAD\xBF\xEF \xBD\xC3\xC3\xBB\"}\n";
  const Loaded loaded = load(text, "bulletins.ndjson");
  CHECK(loaded.report.refused == 0);
  CHECK(loaded.records.back().json == "{\"id\":\"last\",\"title\":\"서울 시청\"}");
}

TEST_CASE("a text that lies about its encoding is read as what it is") {
  const auto rss = [](const std::string& encoding, const std::string& title) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding +
           "\"?><rss "
           "version=\"2.0\"><channel><title>t</title><link>http://a/</link><item><guid>g</"
           "guid><title>" +
           title + "</title></item></channel></rss>";
  };
  const Loaded utf8 = load(rss("EUC-KR", "서울 시청"), "x.xml");
  CHECK(utf8.records.at(0).json.find("서울 시청") != std::string::npos);
  CHECK(utf8.places().find("encoding-declared") != std::string::npos);
  const Loaded cp949 = load(rss("UTF-8", "\xBC\xAD\xBF\xEF \xBD\xC3\xC3\xBB"), "x.xml");
  CHECK(cp949.records.at(0).json.find("서울 시청") != std::string::npos);
  CHECK(cp949.places().find("encoding-declared") != std::string::npos);
  const Loaded latin = load(rss("ISO-8859-1", "caf\xE9"), "x.xml");
  CHECK(latin.records.at(0).json.find("café") != std::string::npos);
}

TEST_CASE("a converted text may come in pieces of any size") {
  const std::string text = "\xBC\xAD\xBF\xEF \x8C\x63 x";
  for (const std::size_t size : {1, 2, 3, 5}) {
    ingest::Decoder decoder;
    REQUIRE(decoder.open("CP949"));
    ingest::Buffer out;
    for (std::size_t i = 0; i < text.size(); i += size)
      REQUIRE(decoder.feed(text.substr(i, size), i + size >= text.size(), out));
    CHECK(out.view() == "서울 똠 x");
    CHECK(decoder.replaced() == 0);
  }
  ingest::Decoder none;
  CHECK_FALSE(none.open("no-such-encoding"));
  CHECK_FALSE(none.open("UTF-8//IGNORE"));
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
