// Times of a calendar that stand in a zone get the offset they have there.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made event(const std::string& start, const std::string& zone = "") {
  return import("BEGIN:VCALENDAR\n" + zone + "BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART" + start +
                "\nEND:VEVENT\nEND:VCALENDAR\n");
}

std::string zone_of(const std::string& parts) {
  return "BEGIN:VTIMEZONE\nTZID:Home\n" + parts + "END:VTIMEZONE\n";
}

}  // namespace

TEST_CASE("a zone of the database gives the offset of that day", "[calendar]") {
  CHECK(event(";TZID=Asia/Seoul:20220502T090000").at(0, "/period/from") ==
        "2022-05-02T09:00:00+09:00");
  // Berlin has summer time.
  CHECK(event(";TZID=Europe/Berlin:20220702T090000").at(0, "/period/from") ==
        "2022-07-02T09:00:00+02:00");
  CHECK(event(";TZID=Europe/Berlin:20220102T090000").at(0, "/period/from") ==
        "2022-01-02T09:00:00+01:00");
  // As Mozilla and Evolution wrote names.
  CHECK(event(";TZID=/mozilla.org/20050126_1/Asia/Seoul:20220502T090000").at(0, "/period/from") ==
        "2022-05-02T09:00:00+09:00");
}

TEST_CASE("an end by its duration is in the same zone, with the offset of its own time",
          "[calendar]") {
  // It once had no offset, and was told to be in a zone that nobody knows.
  const Made made = event(";TZID=America/New_York:20221106T003000\nDURATION:PT3H");
  CHECK(made.at(0, "/period/from") == "2022-11-06T00:30:00-04:00");
  // Hours pass whatever the clock shows: the one from 01:00 to 02:00 comes twice.
  CHECK(made.at(0, "/period/to") == "2022-11-06T02:30:00-05:00");
  CHECK(event(";TZID=America/New_York:20221106T003000\nDURATION:P1D").at(0, "/period/to") ==
        "2022-11-07T00:30:00-05:00");
  CHECK(made.count("time-zone-unknown") == 0);
  CHECK(event(":20220502T090000Z\nDURATION:PT1H").at(0, "/period/to") == "2022-05-02T10:00:00Z");
}

TEST_CASE("a time that comes twice is the first, one that is skipped has the offset before",
          "[calendar]") {
  const auto from = [](const std::string& time) {
    return event(";TZID=America/New_York:" + time).at(0, "/period/from");
  };
  CHECK(from("20241103T013000") == "2024-11-03T01:30:00-04:00");
  CHECK(from("20241103T023000") == "2024-11-03T02:30:00-05:00");
  CHECK(from("20240310T023000") == "2024-03-10T02:30:00-05:00");
  CHECK(from("20240310T033000") == "2024-03-10T03:30:00-04:00");
}

TEST_CASE("zones by the names that Windows has for them", "[calendar]") {
  CHECK(event(";TZID=Korea Standard Time:20220502T090000").at(0, "/period/from") ==
        "2022-05-02T09:00:00+09:00");
  CHECK(event(";TZID=posix/Asia/Seoul:20220502T090000").at(0, "/period/from") ==
        "2022-05-02T09:00:00+09:00");
  CHECK(event(";TZID=W. Europe Standard Time:20220702T090000").at(0, "/period/from") ==
        "2022-07-02T09:00:00+02:00");
}

TEST_CASE("an end that is not behind the beginning is told", "[calendar]") {
  const Made same = event(";VALUE=DATE:20220502\nDTEND;VALUE=DATE:20220502");
  CHECK(same.at(0, "/period/from") == "2022-05-02");
  CHECK(same.at(0, "/period/to") == "2022-05-02");
  CHECK(same.count("ends-before-begin") == 1);
  const Made before = event(":20220502T090000Z\nDTEND:20220502T080000Z");
  CHECK(before.at(0, "/period/to").empty());
  CHECK(before.count("ends-before-begin") == 1);
  const Made zones = event(";TZID=Asia/Seoul:20220502T090000\nDTEND:20220502T010000Z");
  CHECK(zones.at(0, "/period/to") == "2022-05-02T01:00:00Z");
  CHECK(zones.count("ends-before-begin") == 0);
}

TEST_CASE("an event that is cancelled says so", "[calendar]") {
  const Made made = event(":20220502T090000Z\nSTATUS:CANCELLED");
  CHECK(made.count("withdrawn") == 1);
  CHECK(made.at(0, "/ical") == R"(["STATUS:CANCELLED"])");
}

TEST_CASE("a zone of the calendar's own that never changes is known", "[calendar]") {
  const std::string home = zone_of(
      "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:"
      "STANDARD\n");
  const Made made = event(";TZID=Home:20220502T090000", home);
  CHECK(made.at(0, "/period/from") == "2022-05-02T09:00:00+05:30");
  CHECK(made.count("time-zone-unknown") == 0);
}

TEST_CASE("a zone that is not known leaves the time as it is, and is told", "[calendar]") {
  const std::string summer = zone_of(
      "BEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nEND:"
      "DAYLIGHT\n");
  for (const std::string& zone : {std::string(), summer}) {
    const Made made = event(";TZID=Home:20220502T090000", zone);
    CHECK(made.at(0, "/period/from") == "2022-05-02T09:00:00");
    CHECK(made.count("time-zone-unknown") == 1);
    CHECK(made.report.accepted == 1);
  }
}

TEST_CASE("times without a zone, of UTC and whole days are left alone", "[calendar]") {
  CHECK(event(":20220502T090000").at(0, "/period/from") == "2022-05-02T09:00:00");
  CHECK(event(":20220502T090000Z").at(0, "/period/from") == "2022-05-02T09:00:00Z");
  const Made day = event(";VALUE=DATE:20220502");
  CHECK(day.at(0, "/period/from") == "2022-05-02");
  CHECK(day.count("time-zone-unknown") == 0);
}

}  // namespace madang::ingest_test
