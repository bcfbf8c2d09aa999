#include "base/date.h"

#include "support/catch.h"

using namespace madang;
using base::parse_date;

namespace {
std::string round(std::string_view text) {
  const auto date = parse_date(text);
  return date ? base::to_string(*date) : "none";
}
}  // namespace

TEST_CASE("dates of every precision are read") {
  CHECK(round("2012") == "2012");
  CHECK(round("2012-05") == "2012-05");
  CHECK(round("2012-05-14") == "2012-05-14");
  CHECK(round("2012-05-14T10:00") == "2012-05-14T10:00:00");
  CHECK(round("2012-05-14 10:00:07") == "2012-05-14T10:00:07");
  CHECK(round("2012-05-14T10:00:07.25Z") == "2012-05-14T10:00:07Z");
  CHECK(round("2010-10-22T11:33:15-04:00") == "2010-10-22T11:33:15-04:00");
  CHECK(round("2010-10-22t11:33:15+0930") == "2010-10-22T11:33:15+09:30");
  CHECK(round("0001-01-01") == "0001-01-01");
}

TEST_CASE("a day is made of its numbers") {
  const auto round = [](int year, int month, int day) {
    const auto date = base::date_of(year, month, day);
    return date ? base::to_string(*date) : "none";
  };
  CHECK(round(2024, 2, 29) == "2024-02-29");
  CHECK(round(1, 1, 1) == "0001-01-01");
  CHECK(round(9999, 12, 31) == "9999-12-31");
  CHECK(round(2023, 2, 29) == "none");
  CHECK(round(0, 1, 1) == "none");
  CHECK(round(10000, 1, 1) == "none");
  CHECK(round(2022, 0, 1) == "none");
  CHECK(round(2022, 13, 1) == "none");
  CHECK(round(2022, 1, 0) == "none");
  CHECK(round(2022, -255, 1) == "none");
  CHECK(round(2022, 1, 257) == "none");
}

TEST_CASE("what is no date of the calendar is none") {
  for (const char* text : {"",
                           "soon",
                           "22",
                           "202",
                           "20222",
                           "2022-",
                           "2022-13",
                           "2022-00",
                           "2022-5",
                           "2022-02-30",
                           "2023-02-29",
                           "2022-04-31",
                           "2022-05-14T",
                           "2022-05-14T25:00",
                           "2022-05-14T10:60",
                           "2022-05-14T24:00",
                           "2022-05-14x",
                           "2022/05/14",
                           "-2022",
                           "0000",
                           "2022-05-14T10:00+19:00",
                           " 2022",
                           "2022 "}) {
    INFO(text);
    CHECK(round(text) == "none");
  }
  CHECK(round("2024-02-29") == "2024-02-29");
  CHECK(round("2000-02-29") == "2000-02-29");
  CHECK(round("1900-02-29") == "none");
}

TEST_CASE("a date covers its year, month, day or second") {
  const auto span = [](std::string_view text) { return base::span_of(*parse_date(text)); };
  CHECK(span("1970").first == 0);
  CHECK(span("1970").last == 365 * 86400 - 1);
  CHECK(span("1970-01-02").first == 86400);
  CHECK(span("1970-01-02").last == 2 * 86400 - 1);
  CHECK(span("2024-02").last - span("2024-02").first == 29 * 86400 - 1);
  CHECK(span("1970-01-01T00:01").first == 60);
  CHECK(span("1970-01-01T00:01").last == 60);
  // The day that was printed counts, not the one in another zone.
  CHECK(span("1970-01-01T00:01+09:00").first == 60);
  CHECK(span("1881-01-01").first < 0);
}

TEST_CASE("a date is valid where it reads back as it was written") {
  for (const int year : {-1, 0, 1, 1900, 2024, 9999, 10000})
    for (const int month : {-1, 0, 2, 12, 13})
      for (const int day : {-1, 0, 1, 28, 29, 31, 32})
        for (const int second : {-2, -1, 0, 86399, 86400})
          for (const int offset : {-1200, -1139, 0, 540, 1139, 1200})
            for (const bool has_offset : {false, true}) {
              const Date date{static_cast<std::int16_t>(year),   static_cast<std::int8_t>(month),
                              static_cast<std::int8_t>(day),     second,
                              static_cast<std::int16_t>(offset), has_offset};
              const bool same = parse_date(base::to_string(date)) == date;
              if (base::is_valid(date) != same) {
                INFO(base::to_string(date) << " " << second << " " << offset << has_offset);
                REQUIRE(base::is_valid(date) == same);
              }
            }
}

TEST_CASE("a second lies on its day") {
  CHECK(base::to_string(base::day_of(0)) == "1970-01-01");
  CHECK(base::to_string(base::day_of(-1)) == "1969-12-31");
  CHECK(base::to_string(base::day_of(base::span_of(*parse_date("2024-02-29")).last)) ==
        "2024-02-29");
}
