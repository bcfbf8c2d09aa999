// The hours of a resource in a calendar: who reads it finds open what is open, day by day.
#include <madang/import.h>
#include <madang/madang.h>

#include <string>
#include <vector>

#include "sharing/read_hours.h"
#include "sharing/times.h"
#include "support/catch.h"

using namespace madang;

namespace {

std::string exported(const std::string& availability) {
  const auto city = Catalog::load(
      R"([{"type":"resource","id":"h","kind":"space","name":"H","availability":)" + availability +
      R"(},{"type":"resource","id":"other","kind":"space","name":"O",)"
      R"("availability":{"weekly":[{"from":"00:00","to":"24:00"}]}}])");
  REQUIRE(city.ok());
  REQUIRE(city->report().refused == 0);
  return *export_records(*city, "icalendar");
}

Resource record(const std::string& source, const std::string& id) {
  INFO(source);
  const auto city = Catalog::load(source);
  REQUIRE(city.ok());
  const auto found = city->resources().find(id);
  REQUIRE(found);
  return *found->as<Resource>();
}

/// The file without the lines in which we keep our own words.
std::string for_others(std::string text) {
  std::size_t begin = 0;
  while ((begin = text.find("\r\nX-MADANG")) != std::string::npos) {
    std::size_t end = begin + 2;
    do end = text.find("\r\n", end) + 2;
    while (text[end] == ' ');
    text.erase(begin, end - 2 - begin);
  }
  return text;
}

/// The first day from 2024 to 2027 that is no holiday and on which the two differ; "": none.
std::string first_difference(const Resource& left, const Resource& right) {
  const sharing::Calendar is = sharing::read_calendar(left), read = sharing::read_calendar(right);
  for (std::int32_t day = sharing::day_number(2024, 1, 1); day < sharing::day_number(2028, 1, 1);
       ++day) {
    if (is.holidays != nullptr && is.holidays->find(day) != nullptr) continue;
    if (is.on(day) != read.on(day)) return sharing::print_day(day);
  }
  return {};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a calendar is open when the resource is") {
  const std::vector<std::string> all{
      R"({"weekly":[{"days":["mo","fr"],"from":"09:00","to":"18:00"},{"days":["sa"],"from":"18:00","to":"02:00"}]})",
      R"({"weekly":[{"from":"00:00","to":"24:00"}]})",
      R"({"time_zone":"Asia/Seoul","weekly":[{"days":["mo","tu","we"],"from":"09:00","to":"18:00"}],
          "seasons":[{"from":"11-01","to":"02-29","hours":[{"days":["mo","su"],"from":"10:00","to":"17:00"}]},
                     {"from":"08-10","to":"08-20","closed":true}]})",
      R"({"weekly":[{"from":"09:00","to":"18:00"}],
          "seasons":[{"from":"2025-03-03","to":"2025-04-10","hours":[{"days":["we"],"from":"10:00","to":"17:00"}]}]})",
      R"({"seasons":[{"from":"03-15","to":"10-31","hours":[{"from":"10:00","to":"17:00"}]}]})",
      R"({"weekly":[{"from":"09:00","to":"18:00"}],
          "closing":{"weekly":["mo","tu"],"monthly":["1WE","3WE","-1SU","15","-1"],"yearly":["01-01","02-29"]}})",
      R"({"weekly":[{"days":["mo","we"],"from":"09:00","to":"18:00"}],
          "exceptions":[{"from":"2024-05-06","to":"2024-05-08","hours":[{"from":"10:00","to":"12:00"},{"from":"14:00","to":"16:00"}]},
                        {"from":"2024-05-08","closed":true},
                        {"from":"2025-06-01","to":"2025-07-10","closed":true,"note":{"en":"Works"}},
                        {"from":"2025-06-04","hours":[{"from":"10:00","to":"12:00"}]}]})",
      R"({"time_zone":"America/New_York","weekly":[{"from":"09:00","to":"18:00"}],
          "recurring":[{"from":"2024-05-06T09:00:00","to":"2024-05-06T12:00:00","rule":"FREQ=MONTHLY;BYDAY=1MO","closed":true,"exdates":["2024-07-01"]},
                       {"from":"2024-05-04T20:00:00","duration":"PT6H","rule":"FREQ=WEEKLY;INTERVAL=2;COUNT=20;BYDAY=SA,SU"},
                       {"from":"2024-05-07","to":"2024-05-08","rule":"FREQ=YEARLY","closed":true},
                       {"from":"2024-12-24T20:00:00","to":"2024-12-24T23:00:00"}]})",
      R"({"weekly":[{"from":"09:00","to":"18:00"}],"period":{"from":"2024-03-03","to":"2026-06-30"}})",
      R"({"opening_hours":"Mo-Fr 09:00-18:00; Sa 10:00-13:00; Su[1,-1] 10:00-12:00; Dec 24-26 off; Jul-Aug Mo-We 10:00-12:00"})",
      R"({"weekly":[{"from":"20:00","to":"03:00"}],"closing":{"monthly":["15","1SU"]}})",
      R"({"opening_hours":"Mo-Su 22:00-04:00; Jan 01 off; 2025 Mar 03-2025 Mar 09 12:00-14:00"})"};
  for (const std::string& availability : all) {
    INFO(availability);
    const Resource was = record(R"([{"type":"resource","id":"h","kind":"space","name":"H",)"
                                R"("availability":)" +
                                    availability + "}]",
                                "h");
    const std::string text = exported(availability);
    INFO(text);
    CHECK(first_difference(was, record(for_others(text), "h")).empty());
    // Its closings are those of no other, and it comes back itself where we are asked.
    CHECK(record(for_others(text), "other").availability->recurring.empty());
    CHECK(first_difference(was, record(text, "h")).empty());
  }
}

TEST_CASE("a closed day of hours past midnight lasts from the end of a night to that of its own") {
  const std::string night =
      exported(R"({"weekly":[{"from":"20:00","to":"03:00"}],"closing":{"monthly":["15"]}})");
  CHECK(holds(night, "DTSTART:20240115T030000\r\nDTEND:20240116T030000\r\n"));
  const std::string day =
      exported(R"({"weekly":[{"from":"20:00","to":"03:00"},{"from":"02:00","to":"04:00"}],)"
               R"("closing":{"monthly":["15"]}})");
  CHECK(holds(day, "DTSTART;VALUE=DATE:20240115\r\n"));
  CHECK(holds(day, "COMMENT:on closed days hours of the night before go on\r\n"));
}

TEST_CASE("a calendar says in words which holidays it cannot tell") {
  const std::string text = exported(
      R"({"weekly":[{"from":"09:00","to":"18:00"},{"days":["holiday"],"from":"10:00","to":"12:00"}],)"
      R"("closing":{"yearly":["chuseok"]}})");
  CHECK(holds(text, "COMMENT:on public holidays open 10:00-12:00\r\n"));
  CHECK(holds(text, "COMMENT:closed on chuseok\r\n"));
  CHECK_FALSE(holds(text, "COMMENT:closed on public holidays"));
}

TEST_CASE("an event closes the availability that it is related to, and each where it is to none") {
  const std::string part =
      "BEGIN:AVAILABLE\r\nUID:x\r\nDTSTART:20240101T090000\r\n"
      "DTEND:20240101T180000\r\nRRULE:FREQ=DAILY\r\nEND:AVAILABLE\r\n";
  const std::string text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
      "BEGIN:VAVAILABILITY\r\nUID:a\r\nSUMMARY:A\r\n" +
      part +
      "END:VAVAILABILITY\r\n"
      "BEGIN:VAVAILABILITY\r\nUID:b\r\nSUMMARY:B\r\n" +
      part +
      "END:VAVAILABILITY\r\n"
      "BEGIN:VEVENT\r\nUID:1\r\nRELATED-TO:b\r\nDTSTART:20240102T100000\r\n"
      "DTEND:20240102T110000\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:2\r\nRELATED-TO:1\r\nDTSTART:20240103T100000\r\n"
      "DTEND:20240103T110000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  CHECK(record(text, "a").availability->recurring.size() == 1);
  CHECK(record(text, "b").availability->recurring.size() == 2);
}

TEST_CASE("hours of one day stand beside those that recur on it") {
  const std::string weekly =
      "BEGIN:AVAILABLE\r\nUID:w\r\nDTSTART:20240101T140000\r\n"
      "DTEND:20240101T180000\r\nRRULE:FREQ=WEEKLY\r\nEND:AVAILABLE\r\n";
  const auto with = [&](const std::string& from, const std::string& to) {
    return record(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VAVAILABILITY\r\nUID:a\r\nSUMMARY:A\r\n"
        "BEGIN:AVAILABLE\r\nUID:o\r\nDTSTART:" +
            from + "\r\nDTEND:" + to + "\r\nEND:AVAILABLE\r\n" + weekly +
            "END:VAVAILABILITY\r\nEND:VCALENDAR\r\n",
        "a");
  };
  const auto on = [](const Resource& r, int day) {
    return sharing::read_calendar(r).on(sharing::day_number(2024, 1, day));
  };
  const std::vector<sharing::Minutes> both{{600, 720}, {840, 1080}}, afternoon{{840, 1080}},
      night{{0, 600}, {840, 1080}};
  const Resource morning = with("20240108T100000", "20240108T120000");
  CHECK(on(morning, 8) == both);
  CHECK(on(morning, 15) == afternoon);
  const Resource long_one = with("20240105T200000", "20240108T100000");
  CHECK(on(long_one, 8) == night);
  CHECK(on(long_one, 6) == std::vector<sharing::Minutes>{{0, 1440}});
}
