#include "sharing/shared.h"

using namespace madang;

namespace {
std::string at(const std::string& availability, const char* from, const char* to) {
  return rules(city_with(availability), "x", between(from, to));
}
}  // namespace

TEST_CASE("several periods a day; 23:59 and 24:00 are the end of the day") {
  const std::string two =
      R"({"weekly":[{"from":"09:00","to":"12:00"},{"from":"13:00","to":"23:59"}]})";
  CHECK(at(two, "2022-05-17T11:00", "2022-05-17T12:00") == "free");
  CHECK(at(two, "2022-05-17T11:00", "2022-05-17T14:00") == "hours");
  CHECK(at(two, "2022-05-17T23:00", "2022-05-18T00:00") == "free");
}

TEST_CASE("hours that begin or end in a skipped hour do not shorten those beside them") {
  // 2022-04-03, Mexico City: from 01:59:59 to 03:00. 02:30 is counted as 03:30, and 03:00 is
  // before.
  const std::string begins =
      R"({"time_zone":"America/Mexico_City","weekly":[{"from":"02:30","to":"20:00"},{"from":"03:00","to":"20:00"}]})";
  CHECK(at(begins, "2022-04-03T03:00", "2022-04-03T04:00") == "free");
  // 2023-04-28, Cairo: from midnight to 01:00. 00:45 is counted as 01:45, and 01:15 is before.
  const std::string ends =
      R"({"time_zone":"Africa/Cairo","weekly":[{"from":"23:00","to":"00:45"},{"from":"20:00","to":"01:15"}]})";
  CHECK(at(ends, "2023-04-28T01:15", "2023-04-28T01:45") == "free");
  CHECK(at(ends, "2023-04-28T01:15", "2023-04-28T02:00") == "hours");
}

TEST_CASE("a season takes the place of the weekly hours, into the next year too") {
  const std::string winter =
      R"({"weekly":[{"from":"06:00","to":"22:00"}],
          "seasons":[{"from":"11-01","to":"02-28","hours":[{"days":["mo"],"from":"09:00","to":"17:00"}]},
                     {"from":"2022-07-01","to":"2022-07-10","closed":true,"note":"Repairs"}]})";
  CHECK(at(winter, "2022-05-17T07:00", "2022-05-17T08:00") == "free");
  CHECK(at(winter, "2022-01-10T07:00", "2022-01-10T08:00") == "hours");
  CHECK(at(winter, "2022-01-10T09:00", "2022-01-10T17:00") == "free");
  CHECK(at(winter, "2022-01-11T10:00", "2022-01-11T11:00") == "season");
  CHECK(at(winter, "2022-07-05T10:00", "2022-07-05T11:00") == "season");
  CHECK(at(winter, "2023-07-05T10:00", "2023-07-05T11:00") == "free");
}

TEST_CASE("recurrences open and close besides the weekly hours") {
  const std::string closed =
      R"({"weekly":[{"from":"09:00","to":"18:00"}],
          "recurring":[{"from":"2022-01-03","rule":"FREQ=MONTHLY;BYDAY=2MO,4MO","closed":true,"exdates":["2022-05-23"]},
                       {"from":"2022-01-04T12:00","to":"2022-01-04T13:00","rule":"FREQ=WEEKLY;BYDAY=TU","closed":true},
                       {"from":"2022-01-05T20:00","duration":"PT2H","rule":"FREQ=WEEKLY"}]})";
  CHECK(at(closed, "2022-05-09T10:00", "2022-05-09T11:00") == "recurring");
  CHECK(at(closed, "2022-05-16T10:00", "2022-05-16T11:00") == "free");
  CHECK(at(closed, "2022-05-23T10:00", "2022-05-23T11:00") == "free");  // excepted
  CHECK(at(closed, "2022-05-17T11:00", "2022-05-17T12:00") == "free");
  CHECK(at(closed, "2022-05-17T12:00", "2022-05-17T13:00") == "hours");
  CHECK(at(closed, "2022-05-18T20:00", "2022-05-18T22:00") == "free");
  CHECK(at(closed, "2022-05-19T20:00", "2022-05-19T22:00") == "hours");
}

TEST_CASE("openingHoursSpecification of schema.org") {
  const std::string shop = R"({"openingHoursSpecification":[
     {"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","Tuesday"],"opens":"09:00:00","closes":"17:00:00"},
     {"dayOfWeek":"http://schema.org/Saturday","opens":"22:00","closes":"02:00"},
     {"validFrom":"2022-05-16","validThrough":"2022-05-16","opens":"00:00","closes":"00:00"}]})";
  CHECK(at(shop, "2022-05-17T09:00", "2022-05-17T17:00") == "free");
  CHECK(at(shop, "2022-05-18T09:00", "2022-05-18T17:00") == "closed");
  CHECK(at(shop, "2022-05-15T01:00", "2022-05-15T02:00") == "free");
  CHECK(at(shop, "2022-05-16T10:00", "2022-05-16T11:00") == "closed");
  CHECK(at(shop, "2022-05-23T10:00", "2022-05-23T11:00") == "free");
}

TEST_CASE("hours of the Korean standard data sets") {
  const std::string hall =
      R"({"weekday":["18:00","21:00"],"weekend":["09:00","17:00"],"closed":"일요일,공휴일"})";
  CHECK(at(hall, "2022-05-17T18:00", "2022-05-17T21:00") == "free");
  CHECK(at(hall, "2022-05-14T09:00", "2022-05-14T17:00") == "free");
  CHECK(at(hall, "2022-05-15T09:00", "2022-05-15T17:00") == "closed");
  CHECK(at(hall, "2022-06-06T18:00", "2022-06-06T19:00") == "holiday");
  const std::string park =
      R"({"weekday":["00:00","00:00"],"saturday":["00:00","00:00"],"holiday":["00:00","00:00"],"days":"평일+토요일"})";
  CHECK(at(park, "2022-05-17T00:00", "2022-05-18T00:00") == "free");
  CHECK(at(park, "2022-05-15T09:00", "2022-05-15T10:00") == "closed");  // Sundays as holidays
  const std::string some =
      R"({"weekday":["09:00","19:00"],"weekend":["09:00","15:00"],"holiday":["00:00","00:00"]})";
  CHECK(at(some, "2022-06-06T10:00", "2022-06-06T11:00") == "holiday");
  const std::string library =
      R"({"weekday":["09:00","18:00"],"saturday":["09:00","17:00"],"holiday":["09:00","17:00"],"closed":"매주 월요일, 1월 1일, 설·추석 당일"})";
  CHECK(at(library, "2022-05-16T10:00", "2022-05-16T11:00") == "closed");
  CHECK(at(library, "2022-09-10T10:00", "2022-09-10T11:00") == "holiday");
  CHECK(at(library, "2022-09-11T10:00", "2022-09-11T11:00") == "free");
}

TEST_CASE("closing days that are not understood are said, not guessed") {
  const auto why =
      why_not(city_with(R"({"weekday":["09:00","18:00"],"closed":"매월 1회, 첫째 월요일"})"), "x",
              between("2022-05-17T10:00", "2022-05-17T12:00"));
  REQUIRE(why.ok());
  CHECK(why->free);
  REQUIRE(why->warnings.size() == 1);
  CHECK(why->warnings[0].find("매월 1회") != std::string::npos);
  for (const char* none : {"-", "N", "", "연중무휴", "없음"}) {
    const auto open =
        why_not(city_with(R"({"weekday":["09:00","18:00"],"closed":")" + std::string(none) + "\"}"),
                "x", between("2022-05-17T10:00", "2022-05-17T12:00"));
    REQUIRE(open.ok());
    CHECK(open->free);
    CHECK(open->warnings.empty());
  }
}

TEST_CASE("closing days of a month and of the moon are closed, in prose and as data") {
  const std::string hours = R"("weekly":[{"from":"09:00","to":"18:00"}],)";
  const std::string data =
      "{" + hours +
      R"("closing":{"monthly":["1SU","3SU","-1WE"],"yearly":["01-01","seollal-holidays","chuseok","buddha"],"text":"…"}})";
  const std::string prose =
      R"({"weekday":["09:00","18:00"],"closed":"매월 첫째·셋째 일요일, 마지막 수요일, 신정, 설 연휴, 추석 당일, 석가탄신일"})";
  for (const std::string& availability : {data, prose}) {
    const auto on = [&](const std::string& day) {
      return at(availability, (day + "T10:00").c_str(), (day + "T11:00").c_str());
    };
    for (const char* day : {"2022-05-01", "2022-05-15", "2022-05-25", "2022-01-01"})
      CHECK(on(day) == "closed");
    for (const char* day : {"2022-01-31", "2022-02-01", "2022-02-02", "2022-09-10", "2022-05-08"}) {
      // The second Sunday of that May was Buddha's birthday.
      CHECK(on(day) == "holiday");
    }
    for (const char* day : {"2022-05-22", "2022-05-29", "2022-05-18", "2022-09-09", "2022-12-25"})
      CHECK(on(day) == "free");
  }
}

TEST_CASE("months that a text says it is closed in") {
  const std::string text = R"({"weekday":["09:00","18:00"],"closed":"12월~3월, 매주 월요일"})";
  const auto on = [&](const char* from, const char* to) { return at(text, from, to); };
  CHECK(on("2022-01-05T10:00", "2022-01-05T11:00") == "season");
  CHECK(on("2022-04-05T10:00", "2022-04-05T11:00") == "free");
  CHECK(on("2022-04-04T10:00", "2022-04-04T11:00") == "closed");
}

TEST_CASE("days of every month are closed, also the last") {
  const std::string hours = R"("weekly":[{"from":"09:00","to":"18:00"}],)";
  for (const std::string& availability :
       {"{" + hours + R"("closing":{"monthly":["15","-1"]}})",
        std::string(R"({"weekday":["09:00","18:00"],"closed":"매월 15일, 말일"})")}) {
    const auto on = [&](const std::string& day) {
      return at(availability, (day + "T10:00").c_str(), (day + "T11:00").c_str());
    };
    for (const char* day : {"2022-02-28", "2024-02-29", "2022-03-31", "2022-04-15"})
      CHECK(on(day) == "closed");
    for (const char* day : {"2024-02-28", "2022-03-30", "2022-04-14", "2022-05-29"})
      CHECK(on(day) == "free");
  }
}

TEST_CASE("hours follow the clock of their zone across a change") {
  const Catalog city =
      city_with(R"({"time_zone":"Europe/Paris","weekly":[{"from":"09:00","to":"17:00"}]})");
  CHECK(rules(city, "x", between("2022-03-26T08:00Z", "2022-03-26T16:00Z")) == "free");
  CHECK(rules(city, "x", between("2022-03-28T07:00Z", "2022-03-28T15:00Z")) == "free");
  CHECK(rules(city, "x", between("2022-03-28T08:00Z", "2022-03-28T16:00Z")) == "hours");
}
