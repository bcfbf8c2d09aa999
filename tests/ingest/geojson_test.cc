// What features of maps say besides their place.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made feature(const std::string& properties, const std::string& coordinates = "[126.978,37.5665]") {
  return import(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" +
                properties + R"(},"geometry":{"type":"Point","coordinates":)" + coordinates +
                "}}]}");
}

}  // namespace

TEST_CASE("names and hours as OpenStreetMap has them", "[geojson]") {
  const Made made = feature(
      R"("name":"구민회관","name:ko":"구민회관","name:en":"Hall","name:etymology":"x","name:ja":"",)"
      R"("opening_hours":"Mo-Fr 09:00-18:00")");
  CHECK(made.at(0, "/name") == R"({"ko":"구민회관","en":"Hall"})");
  CHECK(made.at(0, "/availability/opening_hours") == "Mo-Fr 09:00-18:00");
  CHECK(made.at(0, "/name:etymology") == "x");
  CHECK(made.at(0, "/name:ja").empty());
  // A language that nobody named stands beside the others.
  CHECK(feature(R"("name":"会館","name:en":"Hall")").at(0, "/name") ==
        R"({"und":"会館","en":"Hall"})");
}

TEST_CASE("positions with the latitude first are turned round where that can be told",
          "[geojson]") {
  const Made made = feature(R"("name":"a")", "[37.5665,126.978]");
  CHECK(made.at(0, "/place/lat") == "37.5665");
  CHECK(made.at(0, "/place/lon") == "126.978");
  CHECK(made.count("axis-swap") == 1);
  CHECK(feature(R"("name":"a")", "[12.5,41.9]").count("axis-swap") == 0);
  // Metres of a projection are neither.
  const Made metres = feature(R"("name":"a")", "[953000.5,1952000.1]");
  CHECK(metres.at(0, "/place/lat").empty());
  CHECK(metres.at(0, "/geometry/coordinates") == "[953000.5,1952000.1]");
  CHECK(metres.count("value-set-aside") == 1);
}

TEST_CASE("the middle of what crosses the date line lies on the short side", "[geojson]") {
  const auto middle = [](const std::string& geometry) {
    return import(R"({"type":"Feature","properties":{"name":"a"},"geometry":)" + geometry + "}")
        .at(0, "/place/lon");
  };
  CHECK(middle(R"({"type":"MultiPoint","coordinates":[[179,0],[-177,2]]})") == "-179");
  CHECK(middle(R"({"type":"LineString","coordinates":[[176,0],[-178,2]]})") == "179");
  // Cut at the line, as the standard wants it.
  CHECK(middle(R"({"type":"MultiPolygon","coordinates":[[[[170,0],[180,0],[180,9],[170,0]]],)"
               R"([[[-180,0],[-178,0],[-180,9],[-180,0]]]]})") == "176");
  // Past it.
  CHECK(middle(R"({"type":"LineString","coordinates":[[178,0],[186,2]]})") == "-178");
  CHECK(middle(R"({"type":"MultiPoint","coordinates":[[-80,0],[90,2]]})") == "5");
  // The whole world.
  CHECK(middle(R"({"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],)"
               R"([-180,-90]]]})") == "0");
}

TEST_CASE("coordinates in quotes are read and counted", "[geojson]") {
  const Made made = feature(R"("name":"a")", R"(["127.0","37.5"])");
  CHECK(made.at(0, "/place") == R"({"lat":37.5,"lon":127})");
  CHECK(made.count("number-as-string") == 1);
  CHECK(made.at(0, "/geometry").empty());
  CHECK(feature(R"("name":"a")", R"(["126,978","37,5665"])").count("decimal-comma") == 1);
  const Made words = feature(R"("name":"a")", R"(["east","north"])");
  CHECK(words.at(0, "/geometry/coordinates/0") == "east");
  CHECK(words.count("value-set-aside") == 1);
}

TEST_CASE("a feature with a capacity beyond belief", "[geojson]") {
  const Made made = feature(R"("name":"x","capacity":60080070)");
  CHECK(made.at(0, "/capacity").empty());
  CHECK(made.at(0, "/x-capacity") == "60080070");
  CHECK(made.count("capacity-unbelievable") == 1);
}

TEST_CASE("properties by the names that tables have", "[geojson]") {
  const Made made = feature(
      R"("시설명":"구민회관","수용인원":"200명","주소":"서울 중구 세종대로 1","사용료":"1시간 10,000원",)"
      R"("휴관일":"매주 월요일","운영시간":"09:00~18:00","홈페이지":"https://a/","비고":"x")");
  CHECK(made.at(0, "/name") == "구민회관");
  CHECK(made.at(0, "/capacity") == "200");
  CHECK(made.at(0, "/place/address") == "서울 중구 세종대로 1");
  CHECK(made.at(0, "/price") == R"({"amount":10000,"currency":"KRW","per":"PT1H"})");
  CHECK(made.at(0, "/availability/weekly/0/days/0") == "tu");
  CHECK(made.at(0, "/url") == "https://a/");
  CHECK(made.at(0, "/비고") == "x");
  CHECK(made.at(0, "/수용인원").empty());
  CHECK(made.count("number-form") == 1);
  CHECK(made.count("price-form") == 1);
  // What is no sum is a property like others: OpenStreetMap says fee=yes.
  const Made fee = feature(R"("name":"a","fee":"yes","seats":"some")");
  CHECK(fee.at(0, "/fee") == "yes");
  CHECK(fee.at(0, "/seats") == "some");
  CHECK(fee.report.accepted == 1);
}

}  // namespace madang::ingest_test
