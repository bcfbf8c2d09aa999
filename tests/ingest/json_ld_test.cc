// What nodes of schema.org say of prices, places, hours and one another.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made node(const std::string& members) {
  return import(R"({"@context":"https://schema.org",)" + members + "}");
}
Made priced(const std::string& price) {
  return node(R"("@type":"Offer","name":"Hall","priceCurrency":"KRW","price":)" + price);
}
Made library(const std::string& members) {
  return node(R"("@type":"Library","name":"Hall",)" + members);
}

}  // namespace

TEST_CASE("a price as text: decimals, thousands, won", "[schema.org]") {
  for (const auto& [price, amount] :
       {std::pair(R"("10,50")", "10.5"), std::pair(R"("1.000,50")", "1000.5"),
        std::pair(R"("12,5")", "12.5")}) {
    const Made made = priced(price);
    CHECK(made.at(0, "/price/amount") == amount);
    CHECK(made.count("decimal-comma") == 1);
  }
  for (const auto& [price, amount] :
       {std::pair(R"("1,200")", "1200"), std::pair(R"("1,200,000")", "1200000"),
        std::pair(R"("1,200.50")", "1200.5")}) {
    const Made made = priced(price);
    CHECK(made.at(0, "/price/amount") == amount);
    CHECK(made.count("number-as-string") == 1);
  }
  // schema.org has prices as text too.
  CHECK(priced(R"("10.50")").at(0, "/price/amount") == "10.5");
  CHECK(priced(R"("10.50")").report.accepted == 1);
  CHECK(priced(R"("1시간 10,000원")").at(0, "/price") ==
        R"({"amount":10000,"currency":"KRW","per":"PT1H"})");
  CHECK(priced(R"("무료")").at(0, "/price/amount") == "0");
  CHECK(priced(R"("무료")").count("price-free") == 1);
  const Made words = priced(R"("call us")");
  CHECK(words.at(0, "/price/amount").empty());
  CHECK(words.at(0, "/x-price") == "call us");
  CHECK(words.count("value-set-aside") == 1);
}

TEST_CASE("degrees and capacities as text are read and counted", "[schema.org]") {
  const Made comma = library(R"("geo":{"latitude":"37,5665","longitude":"126,978"})");
  CHECK(comma.at(0, "/place/lat") == "37.5665");
  CHECK(comma.at(0, "/place/lon") == "126.978");
  CHECK(comma.count("decimal-comma") == 2);
  const Made words = library(R"("geo":{"latitude":"north","longitude":"126.978"})");
  CHECK(words.at(0, "/place/lat").empty());
  CHECK(words.count("value-set-aside") == 1);
  CHECK(library(R"("geo":{"latitude":"","longitude":""})").report.accepted == 1);
  const Made people = library(R"("maximumAttendeeCapacity":"1,200")");
  CHECK(people.at(0, "/capacity") == "1200");
  CHECK(people.count("number-as-string") == 1);
}

TEST_CASE("an opening that equals the closing: closed on these days", "[schema.org]") {
  const Made made = library(
      R"("openingHoursSpecification":[
        {"dayOfWeek":["Monday","Tuesday"],"opens":"09:00","closes":"18:00"},
        {"dayOfWeek":"Tuesday","opens":"00:00","closes":"00:00"},
        {"dayOfWeek":"PublicHolidays","opens":"00:00","closes":"00:00"},
        {"dayOfWeek":"Sunday","opens":"00:00","closes":"23:59"},
        {"validFrom":"2022-05-05","validThrough":"2022-05-05","opens":"00:00","closes":"00:00"}])");
  CHECK(made.at(0, "/availability/weekly") == R"([{"days":["mo"],"from":"09:00","to":"18:00"},)"
                                              R"({"days":["su"],"from":"00:00","to":"24:00"}])");
  CHECK(made.at(0, "/availability/holidays") == "closed");
  CHECK(made.at(0, "/availability/exceptions") == R"([{"from":"2022-05-05","closed":true}])");
  CHECK(made.count("hours-equal") == 3);
  const Made text = library(R"("openingHours":["Mo 09:00-18:00","Su 00:00-00:00"])");
  CHECK(text.at(0, "/availability/weekly") == R"([{"days":["mo"],"from":"09:00","to":"18:00"}])");
  CHECK(text.count("hours-equal") == 1);
}

TEST_CASE("an image and a series may be other nodes", "[schema.org]") {
  const Made made = import(R"({"@context":"https://schema.org","@graph":[
    {"@type":"Article","@id":"https://a/1#article","headline":"Night bus",
     "image":{"@id":"https://a/1#image"},"isPartOf":{"@id":"https://a/1"}},
    {"@type":"WebPage","@id":"https://a/1","name":"Night bus - City"},
    {"@type":"ImageObject","@id":"https://a/1#image","url":"https://a/bus.jpg","caption":"x"},
    {"@type":"Article","@id":"https://a/2","headline":"Day bus","isPartOf":{"@id":"#paper"}},
    {"@type":"Periodical","@id":"#paper","name":"City Paper"},
    {"@type":"Article","@id":"https://a/3","headline":"Ferry",
     "isPartOf":{"@type":"WebSite","name":"City"}},
    {"@type":"Article","@id":"https://a/4","headline":"Tram","isPartOf":"Monthly"}]})");
  REQUIRE(made.lines.size() == 4);
  CHECK(made.at(0, "/attachments/0/url") == "https://a/bus.jpg");
  CHECK(made.at(0, "/series").empty());
  CHECK(made.at(1, "/series") == "City Paper");
  CHECK(made.at(2, "/series").empty());
  CHECK(made.at(3, "/series") == "Monthly");
}

TEST_CASE("schema.org: documents with graphs in a list", "[json-ld]") {
  const Made made = import(
      R"([{"@context":"https://schema.org","@graph":[{"@type":"Museum","name":"M"},)"
      R"({"@type":"Library","name":"L"}]},{"@context":"https://schema.org","@type":"Library",)"
      R"("name":"K"}])");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(1, "/name") == "L");
}

TEST_CASE("schema.org: hours in prose, those that are not understood, and 0, 0", "[json-ld]") {
  const auto place = [](const std::string& members) {
    return import(R"({"@context":"https://schema.org","@type":"Library","@id":"l","name":"L",)" +
                  members + "}");
  };
  const Made prose = place(R"("openingHours":"평일 09:00~18:00")");
  CHECK(prose.at(0, "/availability/weekly/0/to") == "18:00");
  CHECK(prose.count("hours-prose") == 1);
  const Made osm = place(R"("openingHours":["Mo-Fr 09:00-17:00","Sa 10:00-12:00; PH,Su off"])");
  CHECK(osm.at(0, "/availability/weekly/0/to") == "17:00");
  CHECK(osm.at(0, "/availability/opening_hours") == "Sa 10:00-12:00; PH,Su off");
  CHECK(osm.report.repaired == 0);
  const Made december =
      place(R"("openingHoursSpecification":[{"dayOfWeek":["Monday","Friday"],"opens":"09:00",)"
            R"("closes":"17:00"},{"dayOfWeek":"Friday","opens":"10:00","closes":"12:00",)"
            R"("validFrom":"2024-12-01","validThrough":"2024-12-31"}])");
  CHECK(december.at(0, "/availability/exceptions").empty());
  CHECK(december.at(0, "/availability/seasons") ==
        R"([{"from":"2024-12-01","to":"2024-12-31","hours":[)"
        R"({"days":["mo"],"from":"09:00","to":"17:00"},)"
        R"({"days":["fr"],"from":"10:00","to":"12:00"}]}])");
  const Made friday = place(R"("openingHours":"Mo-Fr 09:00-17:00; Fr 09:00-12:00")");
  CHECK(friday.at(0, "/availability/weekly/0/days") == R"(["mo","tu","we","th"])");
  CHECK(friday.at(0, "/availability/weekly/1/days") == R"(["fr"])");
  const Made unknown = place(R"("openingHours":"by appointment")");
  CHECK(unknown.count("value-set-aside") == 1);
  CHECK(unknown.at(0, "/openingHours") == "by appointment");
  const Made daily = place(R"("openingHoursSpecification":{"opens":"9:00 AM","closes":"6 pm"})");
  CHECK(daily.at(0, "/availability/weekly/0") ==
        R"({"days":["mo","tu","we","th","fr","sa","su"],"from":"09:00","to":"18:00"})");
  CHECK(place(R"("openingHoursSpecification":{"opens":"late","closes":"18:00"})")
            .count("value-set-aside") == 1);
  const Made nowhere = place(R"("geo":{"latitude":0,"longitude":"0"})");
  CHECK(nowhere.at(0, "/place/lat").empty());
  CHECK(nowhere.count("value-set-aside") == 1);
}

TEST_CASE("schema.org: events that do not take place are told", "[json-ld]") {
  const auto event = [](const std::string& status) {
    return import(R"({"@context":"https://schema.org","@type":"Event","name":"x","eventStatus":)" +
                  status + "}");
  };
  for (const char* status : {R"("https://schema.org/EventCancelled")", R"("EventPostponed")",
                             R"({"@id":"schema:EventCancelled"})"})
    CHECK(event(status).count("withdrawn") == 1);
  CHECK_FALSE(event(R"("EventCancelled")").at(0, "/eventStatus").empty());
  CHECK(event(R"("https://schema.org/EventScheduled")").count("withdrawn") == 0);
}

}  // namespace madang::ingest_test
