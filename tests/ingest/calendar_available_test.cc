// Availabilities of RFC 7953, and the events beside them.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

std::string part(const std::string& lines) {
  return "BEGIN:AVAILABLE\nUID:p\n" + lines + "\nEND:AVAILABLE\n";
}

Made hall(const std::string& parts, const std::string& lines = "", const std::string& events = "") {
  return import("BEGIN:VCALENDAR\nBEGIN:VAVAILABILITY\nUID:v\nSUMMARY:Hall\n" + lines + parts +
                "END:VAVAILABILITY\n" + events + "END:VCALENDAR\n");
}

const std::string office =
    "DTSTART;TZID=Asia/Seoul:20220502T090000\nDTEND;TZID=Asia/Seoul:20220502T180000\n";

}  // namespace

TEST_CASE("parts that hold every week are hours", "[calendar]") {
  const Made made = hall(part(office + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"));
  CHECK(made.at(0, "/availability/weekly") ==
        R"([{"days":["mo","we"],"from":"09:00","to":"18:00"}])");
  CHECK(made.at(0, "/availability/time_zone") == "Asia/Seoul");
  CHECK(made.at(0, "/availability/recurring").empty());
  // Without days those of its first one.
  CHECK(hall(part(office + "RRULE:FREQ=WEEKLY")).at(0, "/availability/weekly/0/days") ==
        R"(["mo"])");
}

TEST_CASE("an event that closes nothing is told", "[calendar]") {
  const std::string begin = "BEGIN:VEVENT\nUID:e\nSUMMARY:Works\n", end = "END:VEVENT\n";
  const std::string hours = part(office + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE");
  for (const std::string& times :
       {std::string(), std::string("DTSTART:20220502T090000Z\nDTEND:20220501T090000Z\n")}) {
    const Made made = hall(hours, "", begin + times + end);
    CHECK(made.at(0, "/availability/exceptions").empty());
    CHECK(made.count("ical-property") == 1);
  }
  CHECK(hall(hours, "", begin + "DTSTART;VALUE=DATE:20220502\n" + end).count("ical-property") == 0);
}

TEST_CASE("times in UTC are no local times", "[calendar]") {
  const std::string utc = "DTSTART:20220502T000000Z\nDTEND:20220502T090000Z\nRRULE:FREQ=WEEKLY";
  CHECK(hall(part(utc)).at(0, "/availability/time_zone") == "Etc/UTC");
  CHECK(hall(part(utc)).at(0, "/availability/weekly/0/to") == "09:00");
  // Beside parts of a zone they are told by its clock.
  const Made both = hall(part(office + "RRULE:FREQ=WEEKLY;BYDAY=TU") + part(utc));
  CHECK(both.at(0, "/availability/time_zone") == "Asia/Seoul");
  CHECK(both.at(0, "/availability/weekly/1") == R"({"days":["mo"],"from":"09:00","to":"18:00"})");
  // Days of a rule that are others there cannot be told by it.
  const Made other = hall(part(office + "RRULE:FREQ=WEEKLY") +
                          part("DTSTART:20220502T200000Z\nDTEND:20220502T220000Z\n"
                               "RRULE:FREQ=WEEKLY;BYDAY=MO,TU"));
  CHECK(other.count("ical-property") == 1);
  CHECK(other.at(0, "/availability/weekly/1").empty());
}

TEST_CASE("parts that end, or hold some weeks or days of a month only, recur", "[calendar]") {
  for (const char* rule : {"FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;UNTIL=20220601T000000Z",
                           "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1MO"}) {
    INFO(rule);
    const Made made = hall(part(office + "RRULE:" + std::string(rule)));
    CHECK(made.at(0, "/availability/weekly").empty());
    CHECK(made.at(0, "/availability/recurring/0/from") == "2022-05-02T09:00:00");
    CHECK(made.at(0, "/availability/recurring/0/to") == "2022-05-02T18:00:00");
    CHECK(made.at(0, "/availability/recurring/0/rule") == rule);
  }
  const Made but = hall(part(office + "RRULE:FREQ=WEEKLY\nEXDATE;TZID=Asia/Seoul:20220509T090000"));
  CHECK(but.at(0, "/availability/recurring/0/exdates") == R"(["2022-05-09"])");
}

TEST_CASE("an availability that ended is closed since", "[calendar]") {
  const Made made = hall(part(office + "RRULE:FREQ=WEEKLY"),
                         "DTSTART;VALUE=DATE:20220501\nDTEND;TZID=Asia/Seoul:20220701T000000\n");
  CHECK(made.at(0, "/availability/period") == R"({"from":"2022-05-01","to":"2022-06-30"})");
  CHECK(made.at(0, "/availability/recurring").empty());
  // One that ends at noon is closed in the afternoon.
  const Made noon =
      hall(part(office + "RRULE:FREQ=WEEKLY"), "DTEND;TZID=Asia/Seoul:20220701T120000\n");
  CHECK(noon.at(0, "/availability/period") == R"({"to":"2022-07-01"})");
  CHECK(noon.at(0, "/availability/recurring/0") ==
        R"({"from":"2022-07-01T12:00:00","to":"2022-07-02T00:00:00","closed":true})");
}

TEST_CASE("a part that does not recur opens each of its days", "[calendar]") {
  const Made made = hall(part("DTSTART:20220502T090000\nDTEND:20220505T120000"));
  CHECK(made.at(0, "/availability/exceptions") ==
        R"([{"from":"2022-05-02","hours":[{"from":"09:00","to":"24:00"}]},)"
        R"({"from":"2022-05-03","to":"2022-05-04","hours":[{"from":"00:00","to":"24:00"}]},)"
        R"({"from":"2022-05-05","hours":[{"from":"00:00","to":"12:00"}]}])");
  // A night is one stretch; two of a day are both.
  CHECK(hall(part("DTSTART:20220502T220000\nDTEND:20220503T020000"))
            .at(0, "/availability/exceptions") ==
        R"([{"from":"2022-05-02","hours":[{"from":"22:00","to":"02:00"}]}])");
  CHECK(hall(part("DTSTART:20220502T090000\nDURATION:PT2H") +
             part("DTSTART:20220502T140000\nDURATION:PT2H"))
            .at(0, "/availability/exceptions/0/hours/1/from") == "14:00");
  CHECK(hall(part("DTSTART;VALUE=DATE:20220502\nDTEND;VALUE=DATE:20220504"))
            .at(0, "/availability/exceptions") ==
        R"([{"from":"2022-05-02","to":"2022-05-03","hours":[{"from":"00:00","to":"24:00"}]}])");
  CHECK(hall(part("DTSTART:20220502T090000")).count("ical-property") == 1);
}

TEST_CASE("events beside an availability close it while they last", "[calendar]") {
  const auto event = [](const std::string& lines) {
    return "BEGIN:VEVENT\nUID:e\nSUMMARY:Meeting\n" + lines + "\nEND:VEVENT\n";
  };
  const std::string week = part(office + "RRULE:FREQ=WEEKLY");
  const Made hour =
      hall(week, "", event("DTSTART:20220502T010000Z\nDTEND:20220502T020000Z\nRRULE:FREQ=DAILY"));
  CHECK(hour.at(0, "/availability/recurring/0") ==
        R"({"from":"2022-05-02T10:00:00","to":"2022-05-02T11:00:00","rule":"FREQ=DAILY",)"
        R"("closed":true,"note":"Meeting"})");
  const Made days = hall(week, "", event("DTSTART;VALUE=DATE:20220502\nDTEND;VALUE=DATE:20220504"));
  CHECK(days.at(0, "/availability/exceptions/0") ==
        R"({"from":"2022-05-02","to":"2022-05-03","closed":true,"note":"Meeting"})");
  const Made off =
      hall(week, "", event("DTSTART:20220502T010000Z\nDTEND:20220502T020000Z\nSTATUS:CANCELLED"));
  CHECK(off.at(0, "/availability/recurring").empty());
}

TEST_CASE("busy times of a VFREEBUSY are closed", "[calendar]") {
  const auto busy = [](const std::string& lines) {
    return import(
        "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nUID:f\nDTSTART:20240101T000000Z\n"
        "DTEND:20240201T000000Z\n" +
        lines + "END:VFREEBUSY\nEND:VCALENDAR\n");
  };
  const Made made = busy(
      "FREEBUSY:20240102T010000Z/20240102T030000Z,20240103T010000Z/PT1H\n"
      "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20240105T000000Z/20240108T120000Z\n"
      "FREEBUSY;FBTYPE=FREE:20240110T090000Z/20240110T100000Z\n");
  CHECK(made.at(0, "/availability/time_zone") == "Etc/UTC");
  CHECK(made.at(0, "/availability/recurring/0") ==
        R"({"from":"2024-01-02T01:00:00","to":"2024-01-02T03:00:00","closed":true})");
  CHECK(made.at(0, "/availability/recurring/1/to") == "2024-01-03T02:00:00");
  CHECK(made.at(0, "/availability/recurring/2/from") == "2024-01-08T00:00:00");
  CHECK(made.at(0, "/availability/exceptions/0") ==
        R"({"from":"2024-01-05","to":"2024-01-07","closed":true})");
  CHECK(made.at(0, "/availability/exceptions/1/hours") == R"([{"from":"09:00","to":"10:00"}])");
  CHECK(made.count("ical-property") == 0);
  CHECK(busy("FREEBUSY:20240102T030000Z/20240102T010000Z\n").count("ical-property") == 1);
}

}  // namespace madang::ingest_test
