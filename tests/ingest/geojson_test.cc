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

}  // namespace madang::ingest_test
