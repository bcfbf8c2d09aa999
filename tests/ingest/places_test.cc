// GeoJSON, GBFS, iCalendar, and shapes that are not known.
#include "ingest/import_fixture.h"

using namespace madang;
using ingest_test::import;

TEST_CASE("GeoJSON: features, and geometries alone") {
  auto made = import(R"({"type":"FeatureCollection","features":[
    {"type":"Feature","id":3,"geometry":{"type":"Point","coordinates":[127,37.5]},
     "properties":{"name":"Hall","seats":12}},
    {"type":"Feature","geometry":{"type":"LineString","coordinates":[[0,0],[2,4]]},"properties":null},
    {"type":"Point"}]})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/id") == "3");
  CHECK(made.at(0, "/place") == R"({"lat":37.5,"lon":127})");
  CHECK(made.at(0, "/capacity") == "12");
  CHECK(made.at(1, "/place/lat") == "2");
  CHECK(made.at(1, "/geometry/type") == "LineString");
  CHECK(made.count("not-a-feature") == 1);
  made = import(R"({"type":"Point","coordinates":[127,37.5]})");
  CHECK(made.at(0, "/place/lon") == "127");
  CHECK(made.at(0, "/name") == "Point");
  CHECK(made.at(0, "/x-type").empty());
}

TEST_CASE("GBFS 2 and 3: stations and their status are told apart") {
  auto made = import(R"({"last_updated":1651708800,"ttl":0,"version":"2.3","data":{"stations":[
    {"station_id":"a","name":"Hall","lat":37.5,"lon":127,"capacity":7},
    {"station_id":"b","name":"Far","lat":137.5,"lon":27}]}})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/kind") == "goods");
  CHECK(made.at(0, "/capacity") == "7");
  CHECK(made.at(0, "/as_of") == "2022-05-05T00:00:00Z");
  CHECK(made.at(1, "/place").find("lat") == std::string::npos);
  CHECK(made.at(1, "/x-lat") == "137.5");
  made =
      import(R"({"last_updated":"2022-05-05T00:00:00Z","ttl":0,"version":"3.0","data":{"stations":[
    {"station_id":"a","is_installed":true,"num_vehicles_available":3,
     "last_reported":"2022-05-05T01:00:00Z"}]}})");
  CHECK(made.at(0, "/id") == "status:a");
  CHECK(made.at(0, "/num_vehicles_available") == "3");
  made = import(R"({"last_updated":"2022-05-05T00:00:00Z","ttl":0,"version":"3.0","data":{"alerts":[
    {"alert_id":"1","type":"station_closure","summary":[{"text":"Closed","language":"en"}],
     "times":[{"start":"2022-05-05T01:00:00Z"}]}]}})");
  CHECK(made.at(0, "/type") == "bulletin");
  CHECK(made.at(0, "/title/en") == "Closed");
  CHECK(made.at(0, "/period/from") == "2022-05-05T01:00:00Z");
}

TEST_CASE("events of a calendar") {
  const auto made = import(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:"
      "20220501T000000Z\r\n"
      "SUMMARY:Fair\\, big\r\nDTSTART;VALUE=DATE:20220510\r\nDTEND;VALUE=DATE:20220512\r\n"
      "LOCATION:Hall\r\nGEO:37.5;127\r\nCATEGORIES:a,b\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:u2\r\nSUMMARY:Talk\r\nDTSTART:20220510T100000Z\r\nDURATION:PT1H30M\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u1\r\nSUMMARY:Fold\r\n ed\r\n");
  REQUIRE(made.lines.size() == 3);
  CHECK(made.at(0, "/title") == "Fair, big");
  CHECK(made.at(0, "/period") == R"({"from":"2022-05-10","to":"2022-05-11"})");
  CHECK(made.at(0, "/places/0/name") == "Hall");
  CHECK(made.at(0, "/places/0/lat") == "37.5");
  CHECK(made.at(0, "/ical").find("RRULE:FREQ=YEARLY") != std::string::npos);
  CHECK(made.at(1, "/period/to") == "2022-05-10T11:30:00Z");
  CHECK(made.at(2, "/title") == "Folded");
  CHECK(made.at(2, "/id") == "u1-2");
  CHECK(made.count("ical-cut") == 1);
}

TEST_CASE("an availability, and the events beside it") {
  const auto made = import(
      "BEGIN:VCALENDAR\nBEGIN:VAVAILABILITY\nUID:v\nSUMMARY:Hall\nBEGIN:AVAILABLE\nUID:w\n"
      "DTSTART;TZID=Asia/Seoul:20220502T090000\nDTEND;TZID=Asia/Seoul:20220502T180000\n"
      "RRULE:FREQ=WEEKLY;BYDAY=MO,TU\nEND:AVAILABLE\nEND:VAVAILABILITY\nBEGIN:VEVENT\nUID:e\n"
      "SUMMARY:Closed\nDTSTART;VALUE=DATE:20220505\nEND:VEVENT\nEND:VCALENDAR\n");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/kind") == "time");
  CHECK(made.at(0, "/availability/time_zone") == "Asia/Seoul");
  CHECK(made.at(0, "/availability/weekly/0") ==
        R"({"days":["mo","tu"],"from":"09:00","to":"18:00"})");
  CHECK(made.at(0, "/availability/exceptions/0/from") == "2022-05-05");
  CHECK(made.at(0, "/availability/exceptions/0/closed") == "true");
}

TEST_CASE("JSON of no known shape: mapped, guessed, or asked about") {
  const std::string rows =
      R"({"RESULT":{"CODE":"INFO-000"},"body":{"row":[)"
      R"({"SVCID":"S1","SVCNM":"강당 &amp; 홀","X":"37.5","Y":"127.0","seats":"30","geo":{"z":1}},)"
      R"({"SVCID":"S2","X":"1","Y":"2"}]}})";
  auto made = import(
      rows, "",
      {"as=resources", "id=SVCID", "name=SVCNM", "place.lat=Y", "place.lon=X", "capacity=seats"});
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/name") == "강당 & 홀");
  CHECK(made.at(0, "/place") == R"({"lat":37.5,"lon":127})");
  CHECK(made.at(0, "/capacity") == "30");
  CHECK(made.at(0, "/geo/z") == "1");
  CHECK(made.count("axis-swap") == 1);
  CHECK(made.report.problems.back().pointer == "/body/row/1");
  CHECK(made.report.refused == 1);
  // Seoul's own names are known; these are not.
  std::string unknown = rows;
  for (std::size_t at = 0; (at = unknown.find("SVC")) != std::string::npos;)
    unknown.replace(at, 3, "FAC");
  made = import(unknown);
  CHECK(made.count("mapping-guessed") == 1);
  CHECK(made.at(0, "/id") == "S1");
  // What only lacks its collection is asked about, as before.
  made = import(R"([{"id":"a","title":"A"}])");
  CHECK(made.count("unknown-collection") == 1);
  // Pointers, languages, lists, NDJSON.
  made = import("{\"t\":{\"x\":\"가\"},\"k\":\"a\"}\n{\"t\":{\"x\":\"나\"}}\n{broken\n", "",
                {"title.ko=/t/x", "topics=k"});
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/title/ko") == "가");
  CHECK(made.at(0, "/topics/0") == "a");
  CHECK(made.report.refused == 1);
}

TEST_CASE("rows of what takes place from a day to a day are guessed to be bulletins") {
  const auto festival = import(
      "축제명,개최장소,축제시작일자,축제종료일자,축제내용,홈페이지주소,소재지도로명주소,위도,경도\n"
      "빛초롱축제,청계천,2025-12-12,2026-01-04,등불,https://a/b,종로구 창경궁로 88,37.57,126.98\n");
  CHECK(festival.at(0, "/type") == "bulletin");
  CHECK(festival.at(0, "/title") == "빛초롱축제");
  CHECK(festival.at(0, "/body") == "등불");
  CHECK(festival.at(0, "/url") == "https://a/b");
  CHECK(festival.at(0, "/period") == R"({"from":"2025-12-12","to":"2026-01-04"})");
  CHECK(festival.at(0, "/places") ==
        R"([{"name":"청계천","address":"종로구 창경궁로 88","lat":37.57,"lon":126.98}])");
  const auto event = import(
      R"({"events":[{"name":"Jazz","startDate":"2026-12-01","endDate":"2026-12-03","fee":"5,000원"}]})");
  CHECK(event.at(0, "/title") == "Jazz");
  CHECK(event.at(0, "/period/to") == "2026-12-03");
  const auto period = import(
      "행사명,행사기간,장소\n장터,2024-05-01 ~ "
      "2024-05-03,광장\n빵,2024.12.30~12.31,시장\n하루,2024-06-01,뜰\n"
      "거꾸로,2024-06-02~2024-06-01,길\n");
  CHECK(period.at(0, "/period") == R"({"from":"2024-05-01","to":"2024-05-03"})");
  CHECK(period.at(1, "/period") == R"({"from":"2024-12-30","to":"2024-12-31"})");
  CHECK(period.at(2, "/period") == R"({"from":"2024-06-01","to":"2024-06-01"})");
  CHECK(period.at(3, "/period").empty());
  CHECK(period.count("value-set-aside") == 1);
  CHECK(period.at(3, "/x-행사기간") == "2024-06-02~2024-06-01");
  const auto turned = import(
      R"({"rows":[{"축제명":"A","시작일":"2024-04-01","종료일":"2024-04-05","위도":"126.9","경도":"37.5"},)"
      R"({"축제명":"B","시작일":"2024-04-01","종료일":"2024-04-05","위도":"0","경도":"0"}]})");
  CHECK(turned.at(0, "/places/0") == R"({"lat":37.5,"lon":126.9})");
  CHECK(turned.count("axis-swap") == 1);
  CHECK(turned.at(1, "/places").empty());
  CHECK(import(R"({"row":[{"TITLE":"T","STRTDATE":"2024-04-01","END_DATE":"2024-04-02"}]})")
            .at(0, "/period/from") == "2024-04-01");
  CHECK(import("event,start date,end date,venue\nJazz,2024-04-01,2024-04-02,Hall\n")
            .at(0, "/places/0/name") == "Hall");
  // A hall that can be had for some time stays one.
  const auto hall = import(
      R"({"rows":[{"시설명":"강당","이용시작일":"2026-01-01","이용종료일":"2026-12-31","정원":"30"}]})");
  CHECK(hall.at(0, "/type") == "resource");
  CHECK(hall.at(0, "/capacity") == "30");
}

TEST_CASE("a map that cannot be used is an error") {
  for (const std::vector<std::string>& map : {std::vector<std::string>{"title"},
                                              {"colour=X"},
                                              {"title=a", "as=colours"},
                                              {"title=a", "capacity=b"},
                                              {"place=X", "as=resources"}}) {
    const auto made = import_bytes("[]", "", "x", map);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().code == "bad-mapping");
    CHECK(made.error().kind == ErrorKind::usage);
    CHECK_FALSE(made.error().hint.empty());
  }
}
