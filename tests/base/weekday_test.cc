// Days of the week by their names.
#include "base/weekday.h"

#include "support/catch.h"

using madang::base::weekday_named;

TEST_CASE("days of the week have short and long names, in letters of any case") {
  for (const char* name : {"Monday", "monday", "MON", "Mo", "Mondays", "Montag", "montags"})
    CHECK(weekday_named(name) == 0);
  for (const char* name : {"Tues", "tue", "TU", "Di", "Dienstag"}) CHECK(weekday_named(name) == 1);
  CHECK(weekday_named("Weds") == 2);
  CHECK(weekday_named("Thurs") == 3);
  CHECK(weekday_named("So") == 6);
}

TEST_CASE("other words are no days") {
  for (const char* name : {"", "M", "T", "Mondayish", "Sundae", "Sunda", "month", "us", "월",
                           "a word that is longer than any day"})
    CHECK(!weekday_named(name));
}
