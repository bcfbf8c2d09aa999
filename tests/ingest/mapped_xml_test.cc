// Rows in XML of a shape that nobody knows, read by the names of their elements or by a map.
#include <string>
#include <vector>

#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

const std::string halls =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<culturalSpaceInfo><list_total_count>2</list_total_count>
<RESULT><CODE>INFO-000</CODE><MESSAGE>정상 처리되었습니다</MESSAGE></RESULT>
<row><NUM>001</NUM><FAC_NAME>세종문화회관</FAC_NAME><ADDR>서울 종로구</ADDR><위도>37.57</위도><경도>126.975</경도>
 <DESC><p>큰 <b>회관</b></p></DESC><tag lang="ko">공연</tag><tag>음악</tag></row>
<row><NUM>002</NUM><FAC_NAME>시민청 &amp; 홀</FAC_NAME><위도/><fee unit="원">1000</fee>
 <hours><open>09:00</open></hours></row></culturalSpaceInfo>)";

}  // namespace

TEST_CASE("rows in XML are read by the usual names of elements", "[mapping]") {
  const Made made = import(halls);
  CHECK(made.count("mapping-guessed") == 1);
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/name") == "세종문화회관");
  CHECK(made.at(0, "/place/lat") == "37.57");
  CHECK(made.count("number-as-string") == 0);  // elements have no quotes to be in
  CHECK(made.at(0, "/description") == "큰 회관");
  CHECK(made.count("html-to-text") == 1);
  CHECK(halls.substr(std::stoul(made.at(1, "/provenance/start")), 5) == "<row>");
  // What nobody asked for stays, attributes of texts and zeros before a number too.
  CHECK(made.at(0, "/NUM") == "001");
  CHECK(made.at(0, "/tag") == R"(["공연","음악"])");
  CHECK(made.at(0, "/tag@lang") == R"(["ko",""])");
  CHECK(made.at(1, "/name") == "시민청 & 홀");
  CHECK(made.at(1, "/fee") == "1000");
  CHECK(made.at(1, "/fee@unit") == "원");
  CHECK(made.at(1, "/hours/open") == "09:00");
}

TEST_CASE("rows in XML by a map: attributes, elements inside others, one row", "[mapping]") {
  const std::string rooms =
      R"(<rooms><room id="r1" label="강당" size="20"/><room id="r2" label="방"><geo><y>37.5</y><x>127</x></geo></room></rooms>)";
  const Made made = import(rooms, "",
                           {"as=resources", "id=id", "name=label", "capacity=size",
                            "place.lat=/geo/y", "place.lon=/geo/x"});
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/id") == "r1");
  CHECK(made.at(0, "/capacity") == "20");
  CHECK(made.at(1, "/place/lon") == "127");
  const std::string one = "<a><b><item><title>공지</title><date>2022-05-01</date></item></b></a>";
  CHECK(import(one).at(0, "/published") == "2022-05-01");
  // A list may be named by its element alone, also in what is a feed.
  const std::string feed =
      "<rss><channel><entry2><n>가</n></entry2><entry2><n>나</n></entry2></channel></rss>";
  CHECK(import(feed, "", {"title=n", "list=/entry2"}).at(1, "/title") == "나");
}

TEST_CASE("a single row that is in no list, and an answer without rows", "[mapping]") {
  const auto answer = [](const std::string& items, int total) {
    return import(R"({"response":{"header":{"resultCode":"00","resultMsg":"OK"},"body":{"items":)" +
                  items + R"(,"numOfRows":10,"totalCount":)" + std::to_string(total) + "}}}");
  };
  const std::string palace =
      R"({"addr1":"서울특별시 종로구","contentid":7,"mapx":"126.97","mapy":"37.57","title":"경복궁"})";
  const Made one = answer(R"({"item":)" + palace + "}", 1);
  REQUIRE(one.lines.size() == 1);
  CHECK(one.at(0, "/name") == "경복궁");
  CHECK(one.at(0, "/place/lat") == "37.57");
  CHECK(one.at(0, "/place/address") == "서울특별시 종로구");
  CHECK(answer(R"({"item":[)" + palace + "]}", 1).at(0, "/name") == "경복궁");
  // Where there is none, some put an empty text in place of the list.
  for (const char* none : {R"("")", R"({"item":""})", R"({"item":[]})", "[]", "null"}) {
    INFO(none);
    const Made empty = answer(none, 0);
    CHECK(empty.lines.empty());
    CHECK(empty.count("api-empty") == 1);
    CHECK(empty.report.refused == 0);
  }
}

TEST_CASE("XML without such rows is told", "[mapping]") {
  const Made none = import("<a><b>x</b></a>", "", {"title=b"});
  CHECK(none.lines.empty());
  CHECK(none.count("list-missing") == 1);
  CHECK(import("<a><b>x</b><b>y</b></a>", "", {"title=t", "list=/c"}).count("list-missing") == 1);
  const Made texts = import("<a><b>x</b><b t=\"T\"/></a>", "", {"title=t", "list=/b"});
  CHECK(texts.lines.size() == 1);
  CHECK(texts.count("not-an-object") == 1);
  // A list of addresses has nothing to be called by.
  const auto map =
      import_bytes("<urlset><url><loc>a</loc></url><url><loc>b</loc></url></urlset>", "", "x", {});
  REQUIRE_FALSE(map);
  CHECK(map.error().code == "unknown-format");
}

}  // namespace madang::ingest_test
