#include "base/zone.h"

#include "sharing/times.h"
#include "support/catch.h"

using namespace madang::sharing;

namespace {
std::int64_t local(int y, int m, int d, int hour, int minute) {
  return std::int64_t{day_number(y, m, d)} * 86400 + hour * 3600 + minute * 60;
}
}  // namespace

TEST_CASE("zones are found by their name and nothing else") {
  REQUIRE(Zone::find("Asia/Seoul") != nullptr);
  CHECK(Zone::find("Asia/Seoul") == Zone::find("Asia/Seoul"));
  for (const char* name : {"", "Asia/Seol", "../../etc/passwd", "/etc/localtime", "Asia"})
    CHECK(Zone::find(name) == nullptr);
}

TEST_CASE("a skipped time is counted with the offset before, a repeated one is the first") {
  const Zone& paris = *Zone::find("Europe/Paris");
  const auto skipped = paris.to_utc(local(2022, 3, 27, 2, 30));
  CHECK(skipped.clock == Clock::skipped);
  CHECK(print_time(skipped.utc, paris) == "2022-03-27T03:30:00+02:00");
  const auto twice = paris.to_utc(local(2022, 10, 30, 2, 30));
  CHECK(twice.clock == Clock::repeated);
  CHECK(print_time(twice.utc, paris) == "2022-10-30T02:30:00+02:00");
  CHECK(paris.to_utc(local(2022, 10, 30, 3, 0)).clock == Clock::once);
  CHECK(paris.to_utc(local(2022, 3, 27, 3, 0)).clock == Clock::once);
}

TEST_CASE("clock changes that came and went") {
  const Zone& mexico = *Zone::find("America/Mexico_City");
  CHECK(print_time(mexico.to_utc(local(2022, 7, 1, 12, 0)).utc, mexico) ==
        "2022-07-01T12:00:00-05:00");
  CHECK(print_time(mexico.to_utc(local(2023, 7, 1, 12, 0)).utc, mexico) ==
        "2023-07-01T12:00:00-06:00");
  const Zone& seoul = *Zone::find("Asia/Seoul");
  CHECK(print_time(seoul.to_utc(local(1988, 7, 1, 12, 0)).utc, seoul) ==
        "1988-07-01T12:00:00+10:00");
}

TEST_CASE("years behind the database follow its rules on") {
  const Zone& paris = *Zone::find("Europe/Paris");
  CHECK(print_time(paris.to_utc(local(2050, 7, 1, 12, 0)).utc, paris) ==
        "2050-07-01T12:00:00+02:00");
  CHECK(print_time(paris.to_utc(local(2050, 1, 1, 12, 0)).utc, paris) ==
        "2050-01-01T12:00:00+01:00");
  // The last Sunday of March 2050 is the 27th.
  CHECK(paris.to_utc(local(2050, 3, 27, 2, 30)).clock == Clock::skipped);
  CHECK(paris.to_utc(local(2050, 3, 20, 2, 30)).clock == Clock::once);
}

TEST_CASE("durations and clock times as people write them") {
  CHECK(parse_duration("PT1H30M") == 5400);
  CHECK(parse_duration("P1D") == 86400);
  CHECK(parse_duration("P2W") == 14 * 86400);
  CHECK(parse_duration("2h") == 7200);
  CHECK(parse_duration("1h30m") == 5400);
  CHECK(parse_duration("90m") == 5400);
  for (const char* wrong :
       {"", "P", "PT", "P1M", "P1Y", "1", "h", "-2h", "PT1H garbage", "99999999999999999999h"})
    CHECK_FALSE(parse_duration(wrong));
  CHECK(parse_minutes("9:00") == 540);
  CHECK(parse_minutes("0900") == 540);
  CHECK(parse_minutes("24:00") == 1440);
  CHECK(parse_minutes("09:00:00") == 540);
  for (const char* wrong : {"", "9", "25", "09:60", "49:00", "a:00", "09:0", "-1:00"})
    CHECK_FALSE(parse_minutes(wrong));
}
