// CKAN, ROR, Popolo, HSDS, schema.org.
#include "ingest/import_fixture.h"

using namespace madang;
using ingest_test::import;

TEST_CASE("CKAN: data sets, and who owns them") {
  auto made = import(R"({"help":"h","success":true,"result":{"count":2,"results":[
    {"id":"d1","name":"bus","title":"Bus stops","notes":"All *stops*","tags":[{"name":"bus"}],
     "metadata_created":"2022-05-20T09:20:43.998956","license_id":"cc-by",
     "organization":{"id":"o1","title":"Transport"},"owner_org":"o1",
     "resources":[{"id":"r","url":"https://a/x.csv","format":"CSV","size":10}]},
    {"id":"d2","title_translated":{"ko":"정류장","en":"Stops"},"organization":{"id":"o1","title":"T"}}]}})");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/type") == "organization");
  CHECK(made.at(1, "/title") == "Bus stops");
  CHECK(made.at(1, "/published") == "2022-05-20T09:20:43Z");
  CHECK(made.at(1, "/organizations/0") == "o1");
  CHECK(made.at(1, "/attachments/0/media_type") == "CSV");
  CHECK(made.at(1, "/attachments/0/bytes") == "10");
  CHECK(made.at(1, "/license_id") == "cc-by");
  CHECK(made.at(2, "/title/ko") == "정류장");
  CHECK(made.count("utc-assumed") == 1);
  made = import(R"({"success":false,"error":{"__type":"Not Found","message":"gone"}})");
  CHECK(made.report.refused == 1);
  CHECK(made.count("source-error") == 1);
}

TEST_CASE("ROR v2 and v1") {
  auto made = import(R"([{"id":"https://ror.org/01","names":[
      {"value":"SNU","types":["acronym"],"lang":null},
      {"value":"서울대학교","types":["label"],"lang":"kr"},
      {"value":"Seoul National University","types":["ror_display","label"],"lang":"en"}],
    "types":["education"],"status":"active","established":1946,
    "links":[{"type":"website","value":"https://snu.ac.kr"}],
    "locations":[{"geonames_id":1,"geonames_details":{"name":"Seoul","lat":37.5,"lng":127,
      "country_code":"KR"}}],
    "relationships":[{"type":"parent","id":"https://ror.org/02","label":"P"}]}])");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/name/en") == "Seoul National University");
  CHECK(made.at(0, "/name/ko") == "서울대학교");
  CHECK(made.at(0, "/acronyms/0") == "SNU");
  CHECK(made.at(0, "/founded") == "1946");
  CHECK(made.at(0, "/place/city") == "Seoul");
  CHECK(made.at(0, "/parent") == "https://ror.org/02");
  CHECK(made.at(0, "/homepage") == "https://snu.ac.kr");
  CHECK(made.count("language-kr") == 1);
  made = import(R"({"id":"https://ror.org/01","name":"A","aliases":["B"],"acronyms":["C"],
    "labels":[{"label":"가","iso639":"ko"}],"links":["https://a"],"types":["Company"],
    "country":{"country_code":"KR"},"addresses":[{"lat":37,"lng":127,"city":"Seoul"}]})");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/other_names/0") == "B");
  CHECK(made.at(0, "/name/ko") == "가");
  CHECK(made.at(0, "/kind") == "company");
  CHECK(made.at(0, "/place/country") == "KR");
}

TEST_CASE("Popolo: organizations only, and the rest is told") {
  const auto made = import(R"({"organizations":[{"id":"a","name":"Council","classification":"board",
     "other_names":[{"name":"Old","end_date":"1999"}],"founding_date":"1980-05",
     "contact_details":[{"type":"address","value":"1 Main St"}],
     "children":[{"id":"b","name":"Committee"},{"name":"Office","parent_id":"b"}]}],
     "persons":[{"id":"p"}]})");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/id") == "b");
  CHECK(made.at(0, "/parent") == "a");
  CHECK(made.at(1, "/parent") == "b");
  CHECK(made.at(2, "/relations/1/to") == made.at(1, "/id"));
  CHECK(made.at(2, "/kind") == "board");
  CHECK(made.at(2, "/other_names/0") == "Old");
  CHECK(made.at(2, "/x-other_names/0/end_date") == "1999");
  CHECK(made.at(2, "/founded") == "1980-05");
  CHECK(made.at(2, "/place/address") == "1 Main St");
  CHECK(made.at(2, "/relations/0/to") == "b");
  CHECK(made.count("envelope-member") == 1);
}

TEST_CASE("madang's own organizations are not taken for Popolo") {
  const auto made = import(R"({"organizations":[{"id":"a","name":"A","founded":"1990"}]})");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/source").empty());
}

TEST_CASE("HSDS: a page of services, with what is embedded in them") {
  const auto made = import(R"({"total_items":2,"page_number":1,"total_pages":2,"last_page":false,
    "contents":[{"id":"s","name":"Counselling","status":"active","organization":{"id":"o",
      "name":"Org","description":"d","legal_status":"x"},"fees_description":"Free",
      "schedules":[{"id":"h","freq":"WEEKLY","byday":"TH,FR","opens_at":"10:00:00",
        "closes_at":"18:00:00"},{"id":"m","freq":"MONTHLY","byday":"1MO","opens_at":"10:00"}],
      "service_at_locations":[{"id":"l","location":{"id":"w","location_type":"physical",
        "name":"Hall","latitude":100,"longitude":101,
        "addresses":[{"address_1":"1 Main St","city":"MyCity"}]}}]}]})");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/id") == "o");
  CHECK(made.at(1, "/id") == "w");
  CHECK(made.at(1, "/place/address") == "1 Main St, MyCity");
  CHECK(made.at(1, "/latitude") == "100");
  CHECK(made.at(2, "/owner") == "o");
  CHECK(made.at(2, "/availability/weekly/0") ==
        R"({"days":["th","fr"],"from":"10:00","to":"18:00"})");
  CHECK(made.at(2, "/availability/weekly/1").empty());
  CHECK(made.at(2, "/schedules/1/freq") == "MONTHLY");
  CHECK(made.count("more-pages") == 1);
  CHECK(made.count("value-set-aside") >= 1);
}

TEST_CASE("schema.org: a graph whose nodes name one another") {
  const auto made = import(R"({"@context":"http://schema.org","@graph":[null,
    {"@type":"NewsArticle","headline":"Night bus","author":{"@id":"#kim"},"keywords":"bus, night",
     "datePublished":"2022-05-10","url":"https://a/1","publisher":{"@id":"#o"}},
    {"@type":"Person","@id":"#kim","name":{"@type":"Text","name":"Kim"}},
    {"@type":"Organization","@id":"#o","name":"MITI","foundingDate":"0001-01-01T00:00:00Z",
     "memberOf":{"@id":"#net","name":"Network"},
     "subOrganization":[{"@id":"#desk","email":"a@b"},"Archive"]},
    {"@type":"Library","name":"Hall","geo":{"latitude":"37.5","longitude":"127"},
     "openingHours":"Mo-Fr 09:00-17:00","openingHoursSpecification":[
      {"dayOfWeek":"https://schema.org/Saturday","opens":"9:00","closes":"13:00"},
      {"validFrom":"2022-05-05","validThrough":"2022-05-05"}]},
    {"@type":"Offer","name":"Bike","price":{"@type":"Intangible","name":"1,160"},
     "priceCurrency":"KRW","seller":"Shop"},
    {"@type":"Offer","name":"Room","priceSpecification":{"description":"Ask"}}]})");
  REQUIRE(made.lines.size() == 5);
  CHECK(made.at(0, "/author") == "Kim");
  CHECK(made.at(0, "/topics") == R"(["bus","night"])");
  CHECK(made.at(0, "/id") == "https://a/1");
  CHECK(made.at(1, "/founded").empty());
  CHECK(made.at(1, "/relations/0") == R"({"kind":"child","to":"#desk"})");
  CHECK(made.at(1, "/relations/1/label") == "Network");
  CHECK(made.at(1, "/memberOf").empty());
  CHECK(made.at(1, "/subOrganization/0/email") == "a@b");
  CHECK(made.at(2, "/place/lat") == "37.5");
  CHECK(made.at(2, "/availability/weekly/0/from") == "09:00");
  CHECK(made.at(2, "/availability/weekly/1/days/0") == "mo");
  CHECK(made.at(2, "/availability/exceptions/0/closed") == "true");
  CHECK(made.at(3, "/price/amount") == "1160");
  CHECK(made.at(3, "/owner") == "Shop");
  CHECK(made.at(4, "/price/note") == "Ask");
  CHECK(made.count("other-type") == 1);
}

TEST_CASE("schema.org in a page: one broken script costs one script") {
  const std::string page =
      "<!DOCTYPE html><html><head><title>x</title>\n"
      "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\n"
      "\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2022-05-10T10:00\"}</script>\n"
      "<script type=\"application/ld+json\">{broken</script>\n"
      "<script type='application/ld+json'>[{\"@type\":\"Report\",\"name\":\"R\"}]</script>";
  const auto made = import(page);
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/period/from") == "2022-05-10T10:00:00");
  CHECK(made.at(0, "/provenance/start") == std::to_string(page.find("{\"@context")));
  CHECK(made.at(1, "/kind") == "publication");
  REQUIRE(made.report.refused == 1);
  CHECK(made.report.problems[0].line == 4);
}
