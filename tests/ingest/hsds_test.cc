// What objects of HSDS say of costs, capacities, places and hours.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made page(const std::string& contents) {
  return import(
      R"({"total_items":1,"page_number":1,"total_pages":1,"last_page":true,"contents":[)" +
      contents + "]}");
}
Made service(const std::string& members) {
  return page(R"({"id":"s","name":"Counselling","status":"active")" + members + "}");
}

}  // namespace

TEST_CASE("HSDS: an item with a status is a service", "[hsds]") {
  const Made made = service("");
  CHECK(made.at(0, "/kind") == "talent");
  CHECK(made.at(0, "/tags") == R"(["hsds","service"])");
  // A list that nothing else tells for HSDS is not one.
  CHECK(import(R"([{"id":"s","name":"x","status":"active"}])").at(0, "/source") != "hsds");
}

TEST_CASE("HSDS: how many there is room for is the maximum", "[hsds]") {
  CHECK(service(R"(,"capacities":[{"available":3,"maximum":20}])").at(0, "/capacity") == "20");
  // In a package they are a table.
  CHECK(import(R"({"services.csv":[{"id":"s","organization_id":"o","name":"x","status":"active"}],)"
               R"("service_capacities.csv":[{"id":"c","service_id":"s","maximum":5}]})")
            .at(0, "/capacity") == "5");
  CHECK(service(R"(,"capacities":[{"available":3}])").at(0, "/capacity").empty());
  CHECK(service(R"(,"capacities":[{"available":3,"maximum":"1,200"}])").at(0, "/capacity") ==
        "1200");
}

TEST_CASE("HSDS: words about fees leave the costs", "[hsds]") {
  const Made made = service(
      R"(,"fees_description":"Ask us","cost_options":[{"id":"a"},{"id":"b","amount":"15,50",)"
      R"("currency":"eur","amount_description":"per visit"}])");
  CHECK(made.at(0, "/price/amount") == "15.5");
  CHECK(made.at(0, "/price/currency") == "EUR");
  CHECK(made.at(0, "/price/note") == "per visit; Ask us");
  CHECK(made.count("decimal-comma") == 1);
}

TEST_CASE("HSDS: degrees as text, told once", "[hsds]") {
  const auto at = [](const std::string& degrees) {
    return service(
        R"(,"service_at_locations":[{"id":"l","location":{"id":"w","location_type":"physical",)" +
        degrees + "}}]");
  };
  const Made text = at(R"("latitude":"37.5","longitude":127)");
  for (const std::size_t n : {0U, 1U}) {
    CHECK(text.at(n, "/place/lat") == "37.5");
    CHECK(text.at(n, "/place/lon") == "127");
  }
  CHECK(text.count("number-as-string") == 1);
  CHECK(text.count("value-set-aside") == 0);
  const Made outside = at(R"("latitude":100,"longitude":127)");
  CHECK(outside.at(1, "/place/lat").empty());
  CHECK(outside.count("value-set-aside") == 1);
}

TEST_CASE("HSDS: hours that end recur until then", "[hsds]") {
  const Made made =
      service(R"(,"schedules":[{"id":"a","freq":"WEEKLY","byday":"MO,WE","opens_at":"10:00:00",)"
              R"("closes_at":"18:30","dtstart":"2019-09-02","until":"2020-01-31"},)"
              R"({"id":"b","freq":"WEEKLY","byday":"FR","opens_at":"22:00","closes_at":"02:00",)"
              R"("valid_to":"2020-06-30"},)"
              R"({"id":"c","freq":"WEEKLY","byday":"TU","opens_at":"10:00","closes_at":"12:00"}])");
  CHECK(made.at(0, "/availability/weekly") == R"([{"days":["tu"],"from":"10:00","to":"12:00"}])");
  CHECK(made.at(0, "/availability/recurring") ==
        R"([{"from":"2019-09-02T10:00:00","duration":"PT8H30M",)"
        R"("rule":"FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20200131"},)"
        R"({"from":"1970-01-01T22:00:00","duration":"PT4H",)"
        R"("rule":"FREQ=WEEKLY;BYDAY=FR;UNTIL=20200630"}])");
}

TEST_CASE("HSDS: markup in names goes, counted", "[hsds]") {
  const Made made = service(R"(,"organization":{"id":"o","name":"Tom &amp; <b>Jo</b>",)"
                            R"("description":"d","legal_status":"x"})");
  CHECK(made.at(0, "/name") == "Tom & Jo");
  CHECK(made.count("html-to-text") == 1);
  const Made place = service(
      R"(,"service_at_locations":[{"id":"l","location":{"id":"w","location_type":"physical",)"
      R"("name":"A &amp; B"}}])");
  CHECK(place.at(0, "/name") == "A & B");
  CHECK(place.at(0, "/place/name") == "A & B");
  CHECK(place.at(1, "/place/name") == "A & B");
  CHECK(place.count("html-to-text") == 1);
}

TEST_CASE("HSDS: times of day with am and pm, or with an offset", "[hsds]") {
  const auto hours = [](const std::string& opens, const std::string& closes, const char* at) {
    return service(R"(,"schedules":[{"id":"a","freq":"WEEKLY","byday":"MO","opens_at":")" + opens +
                   R"(","closes_at":")" + closes + R"("}])")
        .at(0, at);
  };
  CHECK(hours("9:00 AM", "5:00 PM", "/availability/weekly/0/to") == "17:00");
  CHECK(hours("14:00Z", "22:00Z", "/availability/time_zone") == "Etc/UTC");
  CHECK(hours("09:00-05:00", "17:00-05:00", "/availability/time_zone") == "Etc/GMT+5");
  CHECK(hours("09:00", "17:00", "/availability/time_zone").empty());
}

TEST_CASE("HSDS: schedules that recur otherwise than every week", "[hsds]") {
  const auto recurs = [](const std::string& columns) {
    return service(R"(,"schedules":[{"id":"a","opens_at":"10:00","closes_at":"12:00",)" + columns +
                   "}]");
  };
  const char *const rule = "/availability/recurring/0/rule", *week = "/availability/weekly";
  CHECK(recurs(R"("freq":"MONTHLY","byday":"1MO,-1Fr")").at(0, rule) ==
        "FREQ=MONTHLY;BYDAY=1MO,-1FR");
  CHECK(recurs(R"("freq":"MONTHLY","bymonthday":"1,15")").at(0, rule) ==
        "FREQ=MONTHLY;BYMONTHDAY=1,15");
  CHECK(recurs(R"("freq":"MONTHLY","bymonthday":15)").at(0, rule) == "FREQ=MONTHLY;BYMONTHDAY=15");
  const Made second = recurs(
      R"("freq":"weekly","interval":"2","byday":"MO","dtstart":"2024-01-01","until":"2024-03-01")");
  CHECK(second.at(0, rule) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20240301");
  CHECK(second.at(0, "/availability/recurring/0/from") == "2024-01-01T10:00:00");
  CHECK(second.count("number-as-string") == 1);
  const Made thrice = recurs(R"("freq":"WEEKLY","count":3,"byday":"MO","dtstart":"2024-01-01")");
  CHECK(thrice.at(0, rule) == "FREQ=WEEKLY;BYDAY=MO;COUNT=3");
  CHECK(thrice.at(0, week).empty());
  CHECK(recurs(R"("byday":"MO")").at(0, "/availability/weekly/0/days") == R"(["mo"])");
  CHECK(recurs(R"("freq":"DAILY")").at(0, "/availability/weekly/0/days") ==
        R"(["mo","tu","we","th","fr","sa","su"])");
}

TEST_CASE("HSDS: a schedule holds from its first day on", "[hsds]") {
  const auto first = [](const std::string& columns) {
    const Made made = service(
        R"(,"schedules":[{"id":"a","freq":"WEEKLY","opens_at":"10:00","closes_at":"12:00",)" +
        columns + "}]");
    CHECK(made.at(0, "/availability/weekly").empty());
    CHECK(made.at(0, "/availability/recurring/0/duration") == "PT2H");
    return made.at(0, "/availability/recurring/0/from") + " " +
           made.at(0, "/availability/recurring/0/rule");
  };
  CHECK(first(R"("dtstart":"2024-01-03")") == "2024-01-03T10:00:00 FREQ=WEEKLY;BYDAY=WE");
  CHECK(first(R"("byday":"MO","valid_from":"2030-01-01")") ==
        "2030-01-01T10:00:00 FREQ=WEEKLY;BYDAY=MO");
  CHECK(first(R"("byday":"MO","valid_from":"2024-05-01","dtstart":"2024-01-01",)"
              R"("valid_to":"2024-12-31","until":"2025-06-30")") ==
        "2024-05-01T10:00:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20241231");
}

TEST_CASE("HSDS: an event is besides the hours, days of validity have theirs instead", "[hsds]") {
  const auto days = [](const std::string& columns) {
    return service(R"(,"schedules":[{"id":"a","opens_at":"10:00","closes_at":"12:00",)" + columns +
                   "}]");
  };
  const char *const recurring = "/availability/recurring", *exceptions = "/availability/exceptions";
  CHECK(days(R"("dtstart":"2024-01-03")").at(0, recurring) ==
        R"([{"from":"2024-01-03T10:00:00","duration":"PT2H"}])");
  CHECK(days(R"("dtstart":"2024-01-03","until":"2024-01-05")").at(0, recurring) ==
        R"([{"from":"2024-01-03T10:00:00","duration":"PT2H","rule":"FREQ=DAILY;UNTIL=20240105"}])");
  CHECK(days(R"("valid_from":"2024-12-24","valid_to":"2024-12-24")").at(0, exceptions) ==
        R"([{"from":"2024-12-24","hours":[{"from":"10:00","to":"12:00"}]}])");
  CHECK(days(R"("valid_from":"2024-07-01","valid_to":"2024-08-31")").at(0, exceptions) ==
        R"([{"from":"2024-07-01","to":"2024-08-31","hours":[{"from":"10:00","to":"12:00"}]}])");
  const Made closed = service(R"(,"schedules":[{"id":"a","dtstart":"2024-12-25"}])");
  CHECK(closed.at(0, exceptions) == R"([{"from":"2024-12-25","closed":true}])");
}

TEST_CASE("HSDS: what is no day is told, and the hours stay", "[hsds]") {
  const Made made =
      service(R"(,"schedules":[{"id":"a","freq":"WEEKLY","byday":"MO","opens_at":"10:00",)"
              R"("closes_at":"12:00","valid_from":"soon","valid_to":"2024-13-01"}])");
  CHECK(made.at(0, "/availability/weekly/0/days") == R"(["mo"])");
  CHECK(made.count("value-set-aside") == 2);
}

TEST_CASE("HSDS: the zone of a schedule is its hours from UTC", "[hsds]") {
  const auto zone = [](const std::string& said) {
    return service(R"(,"schedules":[{"id":"a","freq":"DAILY","opens_at":"10:00",)"
                   R"("closes_at":"12:00","timezone":)" +
                   said + "}]")
        .at(0, "/availability/time_zone");
  };
  CHECK(zone("9") == "Etc/GMT-9");
  CHECK(zone("-5") == "Etc/GMT+5");
  CHECK(zone("\"+9\"") == "Etc/GMT-9");
  CHECK(zone("0") == "Etc/UTC");
  CHECK(zone("\"Asia/Seoul\"") == "Asia/Seoul");
  CHECK(zone("540").empty());
  CHECK(zone("\"+09:00\"") == "Etc/GMT-9");
  CHECK(zone("\"UTC+9\"") == "Etc/GMT-9");
}

TEST_CASE("HSDS: what cannot be said of hours is told", "[hsds]") {
  const Made zones = service(
      R"(,"schedules":[{"id":"a","byday":"MO","opens_at":"10:00","closes_at":"12:00","timezone":9},)"
      R"({"id":"b","byday":"TU","opens_at":"10:00","closes_at":"12:00","timezone":-5},)"
      R"({"id":"c","byday":"WE","opens_at":"10:00","closes_at":"12:00","timezone":5.5},)"
      R"({"id":"d","byday":"TH","opens_at":"09:00","closes_at":"09:00"}])");
  CHECK(zones.at(0, "/availability/time_zone") == "Etc/GMT-9");
  CHECK(zones.at(0, "/availability/weekly/0/days") == R"(["mo"])");
  CHECK(zones.at(0, "/availability/weekly/1/days") == R"(["we"])");
  CHECK(zones.at(0, "/availability/weekly/2").empty());
  CHECK(zones.count("schedule-not-read") == 2);
  CHECK(zones.count("value-set-aside") == 1);
}

TEST_CASE("HSDS: hours are schedules, operating hours and events", "[hsds]") {
  const Made made = service(
      R"(,"operating_hours":[{"id":"a","byday":"MO","opens_at":"10:00","closes_at":"12:00"}],)"
      R"("events":[{"id":"b","dtstart":"2026-05-05","opens_at":"13:00","closes_at":"15:00"}])");
  CHECK(made.at(0, "/availability/weekly/0/days") == R"(["mo"])");
  CHECK(made.at(0, "/availability/recurring/0/from") == "2026-05-05T13:00:00");
}

TEST_CASE("HSDS: one object with its tables, whatever they are called", "[hsds]") {
  const auto read = [](std::string_view organizations, std::string_view services,
                       std::string_view schedules) {
    std::string text = R"({"ORG":[{"id":"o","name":"Org","description":"d"}],)"
                       R"("SER":[{"id":"s","organization_id":"o","name":"Svc","status":"active"}],)"
                       R"("SCH":[{"id":"h","service_id":"s","freq":"WEEKLY","byday":"MO",)"
                       R"("opens_at":"10:00","closes_at":"12:00"}]})";
    text.replace(text.find("ORG"), 3, organizations);
    text.replace(text.find("SER"), 3, services);
    text.replace(text.find("SCH"), 3, schedules);
    const Made made = import(text);
    CHECK(made.lines.size() == 2);
    CHECK(made.at(0, "/name") == "Org");
    CHECK(made.at(1, "/name") == "Svc");
    CHECK(made.at(1, "/availability/weekly/0/days") == R"(["mo"])");
  };
  read("organizations", "services", "schedules");
  read("organization", "service", "schedule");
  read("organizations.csv", "services.csv", "schedules.csv");
  for (const char* table : {"service_at_location", "service_at_locations"}) {
    const Made linked =
        import(R"({"services":[{"id":"s","name":"Svc","status":"active"}],)"
               R"("locations":[{"id":"l","name":"Hall","location_type":"x"}],")" +
               std::string(table) + R"(":[{"id":"sl","service_id":"s","location_id":"l"}]})");
    CHECK(linked.lines.size() == 3);
    CHECK(linked.at(2, "/name") == "Svc, Hall");
  }
  const Made embedded = import(
      R"({"organizations":[{"id":"o","name":"Org","legal_status":"x",)"
      R"("locations":[{"id":"l","name":"Hall","location_type":"physical","latitude":"x"}]}],)"
      R"("locations":[],)"
      R"("services":[{"id":"s","organization_id":"o","name":"Svc","status":"active"}]})");
  REQUIRE(embedded.lines.size() == 3);
  CHECK(embedded.at(0, "/name") == "Hall");  // what is in it comes first
  CHECK(embedded.at(2, "/name") == "Svc");
}

TEST_CASE("HSDS: what is embedded in an embedded object stands where it is", "[hsds]") {
  const std::string hall = R"({"id":"l","name":"Hall","location_type":"physical"})";
  const std::string text = R"([{"id":"s","name":"Svc","status":"active","organization_id":"o",)"
                           R"("organization":{"id":"o","name":"Org","locations":[)" +
                           hall + "]}}]";
  const Made made = import(text);
  REQUIRE(made.at(0, "/name") == "Hall");
  CHECK(made.at(0, "/provenance/start") == std::to_string(text.find(hall)));
  CHECK(made.at(0, "/provenance/end") == std::to_string(text.find(hall) + hall.size()));
}

TEST_CASE("HSDS: a schedule that hours cannot say opens nothing and is told", "[hsds]") {
  for (const char* columns :
       {R"("freq":"WEEKLY","count":3,"byday":"MO")", R"("freq":"WEEKLY","interval":2,"byday":"MO")",
        R"("freq":"WEEKLY")", R"("freq":"WEEKLY","byday":"1MO")", R"("freq":"MONTHLY")",
        R"("freq":"MONTHLY","bymonthday":"32")", R"("freq":"WEEKLY","byday":"MO","byweekno":"41")",
        R"("freq":"SOMETIMES")", R"("valid_from":"2024-01-01")"}) {
    INFO(columns);
    const Made made = service(R"(,"schedules":[{"id":"a","opens_at":"10:00","closes_at":"12:00",)" +
                              std::string(columns) + "}]");
    CHECK(made.at(0, "/availability").empty());
    CHECK(made.count("schedule-not-read") == 1);
    CHECK_FALSE(made.at(0, "/schedules").empty());
  }
}

}  // namespace madang::ingest_test
