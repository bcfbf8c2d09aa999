// Tables of a shape that nobody knows, read by the names of their columns or by a map.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {

TEST_CASE("a table is read by the usual names of columns", "[mapping]") {
  const Made made =
      import("시설명,위도,경도,수용인원,비고\n강당,37.5,127.0,20명,\n\"방, 작은\",,,5,2층\n");
  CHECK(made.count("mapping-guessed") == 1);
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/name") == "강당");
  CHECK(made.at(0, "/place/lat") == "37.5");
  CHECK(made.at(0, "/capacity") == "20");
  CHECK(made.count("number-as-string") == 0);  // cells have no quotes to be in
  CHECK(made.at(1, "/name") == "방, 작은");
  CHECK(made.at(1, "/capacity") == "5");
  CHECK(made.at(1, "/비고") == "2층");
}

TEST_CASE("tabs, semicolons and a line that tells the delimiter", "[mapping]") {
  for (const char* text :
       {"name\tlat\tlon\nA\t37.5\t127\n", "name;lat;lon\r\nA;37.5;127\r\n",
        "sep=;\r\nname;lat;lon\r\nA;37.5;127\r\n", "\xEF\xBB\xBFsep=,\nname,lat,lon\nA,37.5,127"}) {
    INFO(text);
    const Made made = import(text);
    CHECK(made.lines.size() == 1);
    CHECK(made.at(0, "/place/lon") == "127");
  }
}

TEST_CASE("columns without a name and without a value are none", "[mapping]") {
  const Made made = import("관광지명,위도,경도,,\n남산,37.55,126.98,,\n북한산,37.66,126.98,,\n");
  CHECK(made.lines.size() == 2);
  CHECK(made.at(1, "/place/lat") == "37.66");
  CHECK(made.count("row-width") == 0);
  // One with a value says that something is wrong.
  CHECK(import("관광지명,위도,경도,,\n남산,37.55,126.98,,\n북,한산,37.66,126.98,\n")
            .count("row-width") == 1);
}

TEST_CASE("a code that many share is no id", "[mapping]") {
  // Where it was taken for one, every row but the first was refused.
  const Made table = import("이름,제공기관코드,위도\n남산,6110000,37.5\n북한산,6110000,37.6\n");
  REQUIRE(table.lines.size() == 2);
  CHECK(table.at(1, "/id") != table.at(0, "/id"));
  CHECK(table.at(1, "/제공기관코드") == "6110000");
  const Made list = import(
      R"({"rows":[{"name":"a","org_id":1,"lat":37,"lon":127},{"name":"b","org_id":1,"lat":37,"lon":127}]})");
  CHECK(list.lines.size() == 2);
  CHECK(list.at(1, "/id") == "b");
  // One that differs is.
  CHECK(import("이름,시설코드,위도\n남산,A1,37.5\n북한산,A2,37.6\n").at(1, "/id") == "A2");
}

TEST_CASE("names of columns with a unit in brackets", "[mapping]") {
  const Made made =
      import("시설명,주소(도로명),수용인원 (명),이용요금(원)\n강당,서울 중구,\"1,200\",30000\n");
  CHECK(made.at(0, "/capacity") == "1200");
  CHECK(made.at(0, "/place/address") == "서울 중구");
  CHECK(made.at(0, "/price") == R"({"amount":30000,"currency":"KRW"})");
}

TEST_CASE("columns that are ours by their names", "[mapping]") {
  const Made made = import("id,name.ko,name.en,place.district,tags\n007,강당,Hall,중구,x; y;\n");
  CHECK(made.at(0, "/id") == "007");
  CHECK(made.at(0, "/name") == R"({"ko":"강당","en":"Hall"})");
  CHECK(made.at(0, "/place/district") == "중구");
  CHECK(made.at(0, "/tags") == R"(["x","y"])");
}

TEST_CASE("a table by a map, and rows of another width", "[mapping]") {
  const std::vector<std::string> map{"as=bulletins", "title=T", "published=D"};
  const Made made =
      import("T,D,N\nfirst,2022.05.14,1\nsecond,2022-05-15\nthird,2022-05-16,3\n", "", map);
  CHECK(made.report.records == 3);
  CHECK(made.at(0, "/published") == "2022-05-14");
  CHECK(made.at(0, "/N") == "1");
  CHECK(made.count("row-width") == 1);
  CHECK(made.count("mapping-guessed") == 0);
}

TEST_CASE("a map that names no column of a table is told", "[mapping]") {
  for (const char* text : {"hello", "a,b\n1,2\n"}) {
    INFO(text);
    const Made made = import(text, "", {"as=bulletins", "title=T"});
    CHECK(made.lines.empty());
    CHECK(made.count("list-missing") == 1);
  }
}

TEST_CASE("what is no table is not taken for one", "[mapping]") {
  for (const char* text :
       {"안녕하세요, 여러분\n오늘은, 좋은 날\n", "name,name\na,b\n", "name,3\na,b\n", "name\na\n",
        "name,lat\n", "name,lat\na,b,c\n", "name,colour\na,red\n"}) {
    INFO(text);
    const auto made = import_bytes(text, "", "x");
    CHECK(!made);
  }
}

}  // namespace madang::ingest_test
