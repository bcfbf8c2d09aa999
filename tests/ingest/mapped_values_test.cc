// Values of shapes that only a mapping knows: sums and counts as people write them.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made room(const std::string& members) {
  return import(R"({"rows":[{"NM":"a",)" + members + "}]}", "",
                {"as=resources", "list=/rows", "name=NM", "price.amount=FEE", "capacity=CAPA"});
}

}  // namespace

TEST_CASE("what it costs is read as a sum, with what that is for", "[mapping]") {
  CHECK(room(R"("FEE":"무료")").at(0, "/price") == R"({"amount":0,"currency":"KRW"})");
  CHECK(room(R"("FEE":"1,000원")").at(0, "/price") == R"({"amount":1000,"currency":"KRW"})");
  const Made hour = room(R"("FEE":"1시간 1천원")");
  CHECK(hour.at(0, "/price") == R"({"amount":1000,"currency":"KRW","per":"PT1H"})");
  CHECK(hour.count("price-form") == 1);
  CHECK(room(R"x("FEE":"10,000원(2시간)")x").at(0, "/price") ==
        R"({"amount":10000,"currency":"KRW","per":"PT2H"})");
  CHECK(room(R"x("FEE":"10.000원")x").at(0, "/price/amount") == "10000");
  CHECK(room(R"x("FEE":"10,000원(부가세 별도)")x").at(0, "/x-FEE") == "10,000원(부가세 별도)");
  // Of what, digits do not say.
  CHECK(room(R"("FEE":"30,000")").at(0, "/price") == R"({"amount":30000})");
  const Made asks = room(R"("FEE":"전화 문의")");
  CHECK(asks.at(0, "/x-FEE") == "전화 문의");
  CHECK(asks.at(0, "/price").empty());
  CHECK(asks.count("value-set-aside") == 1);
}

TEST_CASE("a number with a unit behind it is the number", "[mapping]") {
  for (const char* text : {"20명", " 20 명 ", "20석", "20 people", "약 20명", "최대 20명"}) {
    INFO(text);
    const Made made = room(R"("CAPA":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/capacity") == "20");
    CHECK(made.count("number-form") == 1);
  }
  for (const char* text :
       {"20~30명", "5만", "20%", "1층 20명", "명", "20x", "20명 이상 가능, 단체는"}) {
    INFO(text);
    const Made made = room(R"("CAPA":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/capacity").empty());
    CHECK(made.at(0, "/x-CAPA") == text);
  }
  CHECK(room(R"("CAPA":"1e2")").at(0, "/capacity") == "100");
}

TEST_CASE("coordinates of no use are kept, and degrees ten million times as large read",
          "[mapping]") {
  const auto place = [](const std::string& lat, const std::string& lon) {
    return import(R"({"rows":[{"NM":"a","Y":)" + lat + R"(,"X":)" + lon + "}]}", "",
                  {"as=resources", "list=/rows", "name=NM", "place.lat=Y", "place.lon=X"});
  };
  const Made scaled = place("375666103", "1269779692");
  CHECK(scaled.at(0, "/place/lat") == "37.5666103");
  CHECK(scaled.at(0, "/place/lon") == "126.9779692");
  CHECK(scaled.count("degrees-scaled") == 1);
  CHECK(place("\"488566000\"", "\"23522000\"").at(0, "/place/lon") == "2.3522");
  // A millionth or a ten-millionth: nobody says which. Metres of a grid.
  for (const auto& [lat, lon] :
       {std::pair("37566610", "126977969"), std::pair("451000.5", "198000")}) {
    const Made made = place(lat, lon);
    CHECK(made.at(0, "/place/lat").empty());
    CHECK(made.at(0, "/place/x-lat") == lat);
    CHECK(made.at(0, "/place/x-lon") == lon);
    CHECK(made.count("value-set-aside") == 1);
  }
  const Made nowhere = place("0", "0.0");
  CHECK(nowhere.at(0, "/place").empty());
  CHECK(nowhere.count("value-set-aside") == 1);
  CHECK(place("0", "6.5").at(0, "/place/lon") == "6.5");
}

TEST_CASE("an id that is a number is counted where it could be in quotes", "[mapping]") {
  const Made made = import(R"({"rows":[{"ID":7,"NM":"a"}]})", "",
                           {"as=resources", "list=/rows", "name=NM", "id=ID"});
  CHECK(made.at(0, "/id") == "7");
  CHECK(made.count("id-as-number") == 1);
  CHECK(import("ID,NM\n7,a\n", "", {"as=resources", "name=NM", "id=ID"}).count("id-as-number") ==
        0);
}

TEST_CASE("a time since 1970 is a date", "[mapping]") {
  const auto bulletin = [](const std::string& date) {
    return import(R"({"rows":[{"T":"a","D":)" + date + "}]}", "",
                  {"as=bulletins", "list=/rows", "title=T", "published=D"});
  };
  const Made made = bulletin("1652509200000");
  CHECK(made.at(0, "/published") == "2022-05-14T06:20:00Z");
  CHECK(made.count("epoch-ms") == 1);
  CHECK(bulletin("\"1652509200\"").at(0, "/published") == "2022-05-14T06:20:00Z");
  for (const char* text : {"165250920", "16525092000001", "-1652509200", "1652509200.5"}) {
    INFO(text);
    CHECK(bulletin(text).at(0, "/x-D") == text);
  }
}

TEST_CASE("the longest list whose objects can be called by something is read", "[mapping]") {
  const Made made = import(
      R"({"log":[{"x":1},{"x":2},{"x":3}],"rows":[{"시설명":"강당","위도":37.5,"경도":127}]})");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/name") == "강당");
}

TEST_CASE("an answer without data that has no code is an empty answer", "[mapping]") {
  for (const char* text :
       {R"({"currentCount":0,"data":[],"matchCount":0,"page":1,"perPage":10,"totalCount":0})",
        R"({"resultCount":0,"data":[]})"}) {
    INFO(text);
    const Made made = import(text);
    CHECK(made.count("api-empty") == 1);
    CHECK(made.report.refused == 0);
  }
  CHECK(import(R"({"totalCount":0,"data":[{"시설명":"강당","위도":37.5}]})").lines.size() == 1);
}

TEST_CASE("a shape nobody knows is read by the usual names", "[mapping]") {
  const Made made = import(
      R"({"body":{"items":[{"시설명":"회의실","LA":"37.5","LO":"127.0","CAPA":"20명","FEE":"무료",)"
      R"("opening_hours":"Mo-Su 09:00-18:00","HMPG":"http://a.kr"}]}})");
  CHECK(made.count("mapping-guessed") == 1);
  CHECK(made.at(0, "/place/lon") == "127");
  CHECK(made.at(0, "/capacity") == "20");
  CHECK(made.at(0, "/price/amount") == "0");
  CHECK(made.at(0, "/availability/opening_hours") == "Mo-Su 09:00-18:00");
  CHECK(made.at(0, "/url") == "http://a.kr");
}

TEST_CASE("rows are guessed although the first ones are broken", "[mapping]") {
  const std::string good = R"({"name":"나","lat":37.5,"lon":127})";
  for (const char* broken :
       {R"({"name":"가","lat":37.5,})", R"({"name":"가" 7})", R"({"name":"27" 문"})"})
    for (const char* list : {"[", R"({"n":[],"data":{"rows":[)"}) {
      CAPTURE(broken, list);
      const std::string rows = std::string(broken) + "," + good + "," + broken + "," + good;
      const Made made = import(list + rows + (*list == '[' ? "]" : "]}}"));
      CHECK(made.count("mapping-guessed") == 1);
      CHECK(made.lines.size() == 2);
      CHECK(made.report.refused == 2);
      CHECK(made.at(1, "/place/lat") == "37.5");
    }
}

}  // namespace madang::ingest_test
