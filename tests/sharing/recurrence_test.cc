#include "sharing/recurrence.h"

#include "sharing/times.h"
#include "support/catch.h"

using namespace madang::sharing;

namespace {
/// Days of 2022 on which the rule falls, "05-17 …", from 2022-01-04, a Tuesday; the error's code.
std::string days(const char* rule, std::size_t most = 6) {
  const auto found =
      RecurringDays::parse(rule, day_number(2022, 1, 4), 600, *Zone::find("Asia/Seoul"));
  if (!found) return found.error().code;
  std::string out;
  for (std::int32_t day = day_number(2021, 12, 1); day < day_number(2023, 1, 1) && most > 0; ++day)
    if (found->on(day)) {
      out.append(out.empty() ? "" : " ").append(print_day(day).substr(5));
      --most;
    }
  return out;
}
}  // namespace

TEST_CASE("daily, weekly, monthly, yearly") {
  CHECK(days("FREQ=DAILY;INTERVAL=10", 3) == "01-04 01-14 01-24");
  CHECK(days("FREQ=WEEKLY", 3) == "01-04 01-11 01-18");
  CHECK(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU", 4) == "01-04 01-17 01-18 01-31");
  CHECK(days("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU", 4) == "01-04 01-16 01-18 01-30");
  CHECK(days("FREQ=MONTHLY;BYMONTHDAY=31", 3) == "01-31 03-31 05-31");
  CHECK(days("FREQ=MONTHLY;BYMONTHDAY=-1", 3) == "01-31 02-28 03-31");
  CHECK(days("FREQ=MONTHLY;BYDAY=2MO,-1FR", 4) == "01-10 01-28 02-14 02-25");
  CHECK(days("FREQ=YEARLY;BYMONTH=5;BYDAY=1SU") == "05-01");
  CHECK(days("FREQ=YEARLY;BYDAY=20MO") == "05-16");
  CHECK(days("RRULE:FREQ=YEARLY") == "01-04");
}

TEST_CASE("an end by number or by day") {
  CHECK(days("FREQ=DAILY;COUNT=3") == "01-04 01-05 01-06");
  CHECK(days("FREQ=DAILY;UNTIL=20220105") == "01-04 01-05");
  CHECK(days("FREQ=DAILY;UNTIL=20220105T010000Z") == "01-04 01-05");  // 10:00 in Seoul
  CHECK(days("FREQ=DAILY;UNTIL=20220105T005959Z") == "01-04");
  CHECK(days("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=2") == "01-04 01-10");
}

TEST_CASE("rules that are none") {
  for (const char* rule :
       {"", "FREQ=HOURLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=DAILY;COUNT=1;UNTIL=20220101",
        "FREQ=DAILY;UNTIL=20220230", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYWEEKNO=3",
        "FREQ=MONTHLY;BYSETPOS=1", "FREQ=DAILY;UNTIL=soon",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=1"})
    CHECK(days(rule) == "bad-rrule");
}
