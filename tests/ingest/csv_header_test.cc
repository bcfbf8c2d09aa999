// What stands above and in the first row of a table, rows that are wider than it, and rows of sums.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {

TEST_CASE("a column without a name keeps its values, and the others theirs", "[mapping]") {
  // The memo was taken for one cell too many, and lat and lon were joined to 37.127.
  const Made made = import("id,name,lat,lon,\n1,A,37,127,memo\n2,B,38,128,\n3,C,39,129\n");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/place/lat") == "37");
  CHECK(made.at(0, "/place/lon") == "127");
  CHECK(made.at(0, "/column5") == "memo");
  CHECK(made.at(2, "/place/lon") == "129");
  CHECK(made.count("row-width") == 0);
}

TEST_CASE("two cells that are numbers are joined only where nothing else fits", "[mapping]") {
  const Made behind = import("id,name,lat,lon\n1,A,37,127,memo\n");
  CHECK(behind.at(0, "/place/lat") == "37");
  CHECK(behind.at(0, "/column5") == "memo");
  CHECK(behind.count("row-width") == 1);
  // A decimal comma without quotes.
  const Made comma = import("id,name,lat,lon\n1,A,37,5665,126.9\n2,B,37.5,126.8\n");
  REQUIRE(comma.lines.size() == 2);
  CHECK(comma.count("row-width") == 1);
  // Nothing tells which of the cells is too many.
  const Made none = import("id,name,floors,rooms\n1,A,3,4,memo,x\n2,B,3,4\n");
  CHECK(none.lines.size() == 1);
  CHECK(none.count("row-width") == 1);
}

TEST_CASE("an index without a name, and a name that two columns have", "[mapping]") {
  const Made index = import(",name,lat,lon\n0,A,37,127\n1,B,38,128\n");
  REQUIRE(index.lines.size() == 2);
  CHECK(index.at(1, "/place/lon") == "128");
  CHECK(index.at(1, "/column1") == "1");
  const Made twice = import("name,lat,lon,note,note\nA,37,127,x,y\n");
  REQUIRE(twice.lines.size() == 1);
  CHECK(twice.at(0, "/note") == "x");
  CHECK(twice.at(0, "/note_2") == "y");
  // A name that is made up is none that stands there.
  CHECK(import("column3,name,,lat\na,A,b,37\n").at(0, "/column3_2") == "b");
}

TEST_CASE("rows that end with the delimiter, and blank ones", "[mapping]") {
  const Made made = import("name,lat,lon\nA,37,127,\n,,\nB,38,128,\n");
  CHECK(made.lines.size() == 2);
  CHECK(made.report.refused == 0);
}

TEST_CASE("lines above the names of the columns", "[mapping]") {
  for (const char* above : {"서울시 공공시설 현황\n", "서울시 공공시설 현황,,,\n", ",,,\n",
                            "서울시 공공시설\n(2024년 1월 기준)\n\n"}) {
    INFO(above);
    const Made made = import(std::string(above) + "시설명,주소,위도,경도\n가,중구,37,127\n");
    REQUIRE(made.lines.size() == 1);
    CHECK(made.at(0, "/name") == "가");
    CHECK(made.at(0, "/place/lon") == "127");
    CHECK(made.count("table-title") == (above[0] == ',' ? 0 : 1));
  }
  for (const char* above : {"Museen\n", "Museen;;\n", "Museen, Stand 2024\n"}) {
    INFO(above);
    const Made made = import(std::string(above) + "id;name;lat;lon\n1;a;37,5;127,5\n");
    REQUIRE(made.lines.size() == 1);
    CHECK(made.at(0, "/place/lon") == "127.5");
  }
  CHECK(import("id,name\n1,a\n2,b\n\nother,table,with,four\n3,c,d,e\n", "", {"name=name"})
            .at(0, "/name") == "a");
  // Two short columns are a table.
  CHECK(import("name,lat\nA,37\n", "", {"name=name"}).lines.size() == 1);
}

TEST_CASE("points between thousands and commas before decimals are told by a column", "[mapping]") {
  const Made made = import(
      "name;lat;lon;capacity;price\nA;37.566;126.978;1.200;10,50\nB;37,5;127,0;300;1.000,00\n");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/capacity") == "1200");
  CHECK(made.at(0, "/place/lat") == "37.566");
  CHECK(made.at(1, "/place/lat") == "37.5");
  CHECK(made.at(0, "/price/amount") == "10.5");
  CHECK(made.at(1, "/price/amount") == "1000");
  CHECK(made.count("decimal-comma") == 5);
  // Who fits in is counted whole.
  CHECK(import("id,name,lat,capacity\n1,Saal,37,1.200\n").at(0, "/capacity") == "1200");
  // A column with 2,5 in it has 1,250 of the same.
  const Made column = import("name;lat;lon;price\nA;37;127;2,5\nB;37;127;1,250\n");
  CHECK(column.at(1, "/price/amount") == "1.25");
  // One with 2.5 has points before decimals, and commas between thousands.
  const Made points = import("name;lat;lon;price\nA;37;127;2.5\nB;37;127;1.250\nC;37;127;1,250\n");
  CHECK(points.at(1, "/price/amount") == "1.25");
  CHECK(points.at(2, "/price/amount") == "1250");
}

TEST_CASE("two columns under a title", "[mapping]") {
  for (const char* above : {"서울 시설 목록\n", "Facilities\n", "2024년\n\n"}) {
    INFO(above);
    const Made made = import(std::string(above) + "시설명,주소\n가,중구\n나,서구\n");
    REQUIRE(made.lines.size() == 2);
    CHECK(made.at(1, "/place/address") == "서구");
    CHECK(made.count("table-title") == 1);
  }
  // A column alone, whose cells have commas in them.
  CHECK(import("name\nA, Seoul\nB, Busan\n", "", {"name=name"}).count("table-title") == 0);
}

TEST_CASE("a header with columns that have no name is none of the titles", "[mapping]") {
  const Made made = import("name,address,,\nA,Seoul,memo here,more\nB,Busan,y,z\nC,Jeju\n");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/name") == "A");
  CHECK(made.at(0, "/place/address") == "Seoul");
  CHECK(made.at(0, "/column3") == "memo here");
  CHECK(made.at(1, "/column4") == "z");
  CHECK(made.count("table-title") == 0);
  CHECK(import("name,,\nA,Seoul,x\nB,Busan,y\n", "", {"name=name"}).lines.size() == 2);
}

TEST_CASE("rows of sums are no records", "[mapping]") {
  const Made made = import(
      "no,name,lat,lon,capacity\n1,A,37,127,100\n2,B,37,127,200\n소 계,,,,300\n,Total,,,300명\n"
      "3,합계,37,127,5\n,합계,,,\n");
  REQUIRE(made.lines.size() == 4);
  CHECK(made.count("sum-row") == 2);
  CHECK(made.report.records == 4);
  CHECK(import("name,capacity\nA,1\n서울특별시 합계,3\n합계(3개소),6\n\"소계 (2)\",6\n")
            .lines.size() == 1);
  // Of a group that the rows before it are of.
  const Made groups = import(
      "district,name,capacity\n강남구,A,100\n강남구,B,200\n강남구,소계,300\n중구,합계,300\n");
  REQUIRE(groups.lines.size() == 3);
  CHECK(groups.at(2, "/name") == "합계");
  // What lies somewhere, or says something else, is a thing.
  CHECK(import("name,capacity\nPorte Total,3\n합계정보,4\n").lines.size() == 2);
  CHECK(made.at(2, "/name") == "합계");
  CHECK(import("name,address,capacity\nTotal,1 Rue de Paris,3\n").lines.size() == 1);
}

TEST_CASE("a column of prices that all have a point before three digits has thousands",
          "[mapping]") {
  const auto prices = [](const std::string& a, const std::string& b) {
    return import("name,lat,lon,price\nA,37,127," + a + "\nB,37,127," + b + "\n");
  };
  const Made made = prices("1.000", "500");
  CHECK(made.at(0, "/price/amount") == "1000");
  CHECK(made.at(1, "/price/amount") == "500");
  CHECK(made.count("decimal-comma") == 1);
  CHECK(prices("1.000.000", "2.500").at(0, "/price/amount") == "1000000");
  CHECK(prices("1.000", "무료").at(1, "/price/amount") == "0");
  // One that is written otherwise says that the point stands before decimals.
  for (const char* other : {"2.50", "1500", "0.125", "\"1,500\""})
    CHECK(prices("1.000", other).at(0, "/price/amount") == "1");
  // So does another column, or what the price is for.
  CHECK(import("name,lat,lon,price,km\nA,37,127,1.659,2.5\nB,37,127,1.709,0.5\n")
            .at(0, "/price/amount") == "1.659");
  CHECK(import("name,lat,lon,price\nA,37.51,127.02,1.659\n").at(0, "/price/amount") == "1659");
  CHECK(import("name,lat,lon,price €/l\nA,37,127,1.659\n", "",
               {"name=name", "price.amount=price €/l"})
            .at(0, "/price/amount") == "1.659");
  CHECK(import("name,price/lesson\nA,1.659\n", "", {"name=name", "price.amount=price/lesson"})
            .at(0, "/price/amount") == "1659");
  CHECK(import("name,lat,lon,price/lesson\nA,37,127,1.659\n", "",
               {"name=name", "price.amount=price/lesson"})
            .at(0, "/price/amount") == "1659");
}

}  // namespace madang::ingest_test
