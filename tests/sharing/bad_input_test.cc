#include "sharing/shared.h"

using namespace madang;

namespace {
std::string warning(const std::string& availability) {
  const auto why =
      why_not(city_with(availability), "x", between("2022-05-17T10:00", "2022-05-17T12:00"));
  REQUIRE(why.ok());
  return why->warnings.empty() ? "" : why->warnings[0];
}
}  // namespace

TEST_CASE("a time that is none, an end before its beginning, no length, too long") {
  const Catalog city = shared_city();
  CHECK(free_ids(city, between("tomorrow", "2022-05-17")) == "error bad-time");
  CHECK(free_ids(city, between("2022-05", "2022-05-17")) == "error bad-time");
  CHECK(free_ids(city, between("2022-05-17T12:00", "2022-05-17T10:00")) == "error bad-span");
  CHECK(free_ids(city, between("2022-05-17T12:00", "2022-05-17T12:00")) == "error bad-span");
  CHECK(free_ids(city, between("2022-05-17", "2024-05-17")) == "error bad-span");
  // One with an offset and one without are compared in each zone.
  CHECK(rules(city, "drill", between("2022-05-17T12:00", "2022-05-17T02:30Z")) == "hours");
  auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  query.duration = "soon";
  CHECK(free_ids(city, query) == "error bad-duration");
  query.duration = "P1M";  // a month has no fixed length
  CHECK(free_ids(city, query) == "error bad-duration");
  query.duration.clear();
  query.quantity = -1;
  CHECK(free_ids(city, query) == "error bad-value");
  query.quantity = 1;
  query.kind = "castle";
  CHECK(free_ids(city, query) == "error bad-value");
  query.kind.clear();
  query.lat = 91;
  query.lon = 0;
  CHECK(free_ids(city, query) == "error bad-value");
}

TEST_CASE("hours that cannot be read are warnings, and the rest holds") {
  CHECK(warning(R"({"time_zone":"Asia/Seol","weekly":[{"from":"09:00","to":"18:00"}]})") ==
        "there is no time zone \"Asia/Seol\"");
  CHECK(warning(R"({"weekly":[{"from":"9 am","to":"18:00"}]})").starts_with("not hours of a day"));
  CHECK(warning(R"({"weekly":[{"days":["someday"],"from":"09:00","to":"18:00"}]})") ==
        "there is no weekday \"someday\"");
  CHECK(warning(R"({"weekly":[{"from":"10:00","to":"10:00"}]})").find("same time") !=
        std::string::npos);
  CHECK(
      warning(
          R"({"weekly":[{"from":"09:00","to":"18:00"}],"exceptions":[{"from":"2022-05-17","to":"2022-05-16","closed":true}]})")
          .find("ends before it begins") != std::string::npos);
  CHECK(warning(R"({"weekly":[{"from":"09:00","to":"18:00"}],"quantity":-2})").find("quantity") ==
        0);
  CHECK(warning(R"({"weekly":[{"from":"09:00","to":"18:00"}],"slot":"an hour"})").find("slot") ==
        0);
  CHECK(warning(R"({"weekly":[{"from":"09:00","to":"18:00"}],"holidays":"Atlantis"})") ==
        "there are no holidays of \"Atlantis\"");
  CHECK(
      warning(
          R"({"weekly":[{"from":"09:00","to":"18:00"}],"reception":{"from":"2022-05-10","to":"2022-05-01"}})")
          .find("reception") == 0);
  CHECK(
      warning(
          R"({"recurring":[{"from":"2022-05-17T10:00","duration":"PT2H","rule":"FREQ=SECONDLY"}]})")
          .find("SECONDLY") != std::string::npos);
  CHECK(warning(R"({"opening_hours":"Mo-Fr sunrise-sunset"})").find("opening_hours") == 0);
}

TEST_CASE("a resource without a time zone is offered to nobody") {
  const Catalog city =
      city_with(R"({"time_zone":"Asia/Seol","weekly":[{"from":"09:00","to":"18:00"}]})");
  const auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  CHECK(free_ids(city, query) == "");
  CHECK(rules(city, "x", query) == "time-zone");
}

TEST_CASE("closed and open in one exception is closed; the shorter exception holds") {
  const std::string weekly = R"({"weekly":[{"from":"09:00","to":"18:00"}],"exceptions":[)";
  const std::string day = R"({"from":"2022-05-17","hours":[{"from":"10:00","to":"12:00"}])";
  const std::string month = R"({"from":"2022-05-01","to":"2022-05-31","closed":true})";
  const auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  CHECK(rules(city_with(weekly + day + R"(,"closed":true}]})"), "x", query) == "exception");
  CHECK(rules(city_with(weekly + day + "}," + month + "]}"), "x", query) == "free");
  CHECK(rules(city_with(weekly + month + "," + day + "}]}"), "x", query) == "free");
  CHECK(rules(city_with(weekly + month + "," + day + "}]}"), "x",
              between("2022-05-18T10:00", "2022-05-18T12:00")) == "exception");
}

TEST_CASE("a time that the clock skips is refused, one that comes twice is the first") {
  const Catalog city =
      city_with(R"({"time_zone":"Europe/Paris","weekly":[{"from":"00:00","to":"24:00"}]})");
  CHECK(rules(city, "x", between("2022-03-27T02:30", "2022-03-27T04:00")) == "skipped-hour");
  CHECK(free_ids(city, between("2022-03-27T02:30", "2022-03-27T04:00")) == "");
  const auto twice = why_not(city, "x", between("2022-10-30T02:30", "2022-10-30T04:00"));
  REQUIRE(twice.ok());
  CHECK(twice->free);
  CHECK(twice->asked.from == "2022-10-30T02:30:00+02:00");
  CHECK(twice->warnings.size() == 1);
}

TEST_CASE("a thousand years of a recurrence cost no more than a week") {
  const Catalog city = city_with(
      R"({"recurring":[{"from":"1022-05-17T10:00","duration":"PT2H","rule":"FREQ=DAILY;INTERVAL=1"},
          {"from":"2022-05-17T10:00","duration":"PT2H","rule":"FREQ=DAILY;COUNT=1000000"}]})");
  CHECK(rules(city, "x", between("2922-05-17T10:00", "2922-05-17T12:00")) == "free");
  CHECK(rules(city, "x", between("9922-05-17T10:00", "9922-05-17T12:00")) == "free");
}
