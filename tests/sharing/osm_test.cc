#include "sharing/shared.h"

using namespace madang;

namespace {
/// Open hours of the day in minutes, "540-1080 …"; "?" where a part is not read.
std::string on(const std::string& text, const char* day) {
  std::string quoted;
  append_quoted(quoted, text);
  const Catalog city = city_with("{\"opening_hours\":" + quoted + "}");
  auto query = between(std::string(day) + "T00:00", std::string(day) + "T23:59");
  query.duration = "1m";
  query.slots = 3000;
  const auto list = find_free(city, query);
  REQUIRE(list.ok());
  if (list->unknown > 0) return "?";
  std::string out, begin, end;
  if (!list->items.empty())
    for (const Slot& slot : list->items[0].slots) {
      const std::string from = slot.from.substr(11, 5), to = slot.to.substr(11, 5);
      if (from != end) {
        if (!end.empty()) out += begin + "-" + end + " ";
        begin = from;
      }
      end = to;
    }
  if (!end.empty()) out += begin + "-" + end;
  return out;
}
}  // namespace

TEST_CASE("weekdays, times, and rules that take the place of earlier ones") {
  const std::string text = "Mo-Fr 09:00-12:00,13:00-18:00; We off; Sa 10:00-14:00";
  CHECK(on(text, "2022-05-16") == "09:00-12:00 13:00-18:00");
  CHECK(on(text, "2022-05-18") == "");
  CHECK(on(text, "2022-05-21") == "10:00-14:00");
  CHECK(on(text, "2022-05-22") == "");
  CHECK(on("24/7", "2022-05-22") == "00:00-23:59");
  CHECK(on("Sa-Mo 10:00-11:00", "2022-05-15") == "10:00-11:00");
  CHECK(on("Mo 10:00-11:00, Mo 14:00-15:00", "2022-05-16") == "10:00-11:00 14:00-15:00");
  CHECK(on("10:00-18:00; 12:00-13:00 off", "2022-05-16") == "10:00-12:00 13:00-18:00");
}

TEST_CASE("past midnight, nth weekdays, holidays") {
  CHECK(on("Fr 22:00-02:00", "2022-05-14") == "00:00-02:00");
  CHECK(on("Fr 22:00-26:00", "2022-05-14") == "00:00-02:00");
  CHECK(on("Su[1,-1] 10:00-11:00", "2022-05-01") == "10:00-11:00");
  CHECK(on("Su[1,-1] 10:00-11:00", "2022-05-29") == "10:00-11:00");
  CHECK(on("Su[1,-1] 10:00-11:00", "2022-05-08") == "");
  CHECK(on("Mo-Su 09:00-18:00; PH off", "2022-06-06") == "");
  CHECK(on("Mo-Fr 09:00-18:00; Sa,Su,PH 10:00-12:00", "2022-06-06") == "10:00-12:00");
}

TEST_CASE("months and days of the year") {
  CHECK(on("Apr-Sep 08:00-20:00; Oct-Mar 09:00-17:00", "2022-05-16") == "08:00-20:00");
  CHECK(on("Apr-Sep 08:00-20:00; Oct-Mar 09:00-17:00", "2022-01-16") == "09:00-17:00");
  CHECK(on("09:00-17:00; Dec 24-26 off", "2022-12-25") == "");
  CHECK(on("09:00-17:00; Dec 24-Jan 02 off", "2023-01-02") == "");
  CHECK(on("09:00-17:00; Dec 24-Jan 02 off", "2023-01-03") == "09:00-17:00");
  CHECK(on("2022 May 16 10:00-11:00", "2022-05-16") == "10:00-11:00");
  CHECK(on("2022 May 16 10:00-11:00", "2023-05-16") == "");
  CHECK(on("2023-2024 10:00-11:00", "2024-05-16") == "10:00-11:00");
}

TEST_CASE("what is not read is left out") {
  for (const char* text :
       {"sunrise-sunset", "Mo 10:00+", "week 10 Mo 10:00-12:00", "easter 10:00-12:00",
        "SH 10:00-12:00", "Mo-", "Mo[9] 10:00-11:00", "25:99-26:00", "Xx 10:00-11:00"})
    CHECK(on(text, "2022-05-16") == "?");
  CHECK(on("Mo 10:00-11:00; easter off", "2022-05-16") == "10:00-11:00");
}
