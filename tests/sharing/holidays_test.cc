#include "sharing/holidays.h"

#include "sharing/shared.h"
#include "sharing/times.h"

using namespace madang::sharing;

TEST_CASE("the Korean table has the lunar days and the substitute ones") {
  const Holidays* korea = Holidays::of("KR");
  REQUIRE(korea != nullptr);
  const auto code = [&](int y, int m, int d) {
    const Holiday* found = korea->find(day_number(y, m, d));
    return found != nullptr ? found->code : std::string("-");
  };
  CHECK(code(2022, 2, 1) == "seollal");
  CHECK(code(2022, 1, 31) == "seollal-eve");
  CHECK(code(2022, 9, 10) == "chuseok");
  CHECK(code(2022, 9, 12) == "substitute");
  CHECK(code(2022, 5, 8) == "buddha");
  CHECK(code(2022, 6, 1) == "election");
  CHECK(code(2022, 5, 17) == "-");
  CHECK(korea->covers(day_number(2030, 5, 17)));
  CHECK_FALSE(korea->covers(day_number(2050, 5, 17)));
  CHECK(Holidays::of("Atlantis") == nullptr);
}

TEST_CASE("another table can be read, and a wrong line says where") {
  const auto table = Holidays::parse("# ours\ndate,code,ko,en\n2030-01-02,ours,우리,Ours\r\n");
  REQUIRE(table.ok());
  REQUIRE(table->find(day_number(2030, 1, 2)) != nullptr);
  CHECK(table->find(day_number(2030, 1, 2))->en == "Ours");
  const auto wrong = Holidays::parse("2030-01-02,a,b,c\n2030-02-30,a,b,c\n");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().code == "bad-holidays");
  CHECK(wrong.error().line == 2);
}

TEST_CASE("holidays close, are open, or have hours of their own") {
  const std::string weekly = R"({"weekly":[{"from":"09:00","to":"18:00"})";
  const auto memorial = between("2022-06-06T10:00", "2022-06-06T12:00");
  CHECK(rules(city_with(weekly + R"(],"holidays":"closed"})"), "x", memorial) == "holiday");
  CHECK(rules(city_with(weekly + R"(],"holidays":"KR"})"), "x", memorial) == "holiday");
  CHECK(rules(city_with(weekly + R"(],"holidays":"open"})"), "x", memorial) == "free");
  CHECK(rules(city_with(weekly + "]}"), "x", memorial) == "free");
  CHECK(rules(city_with(weekly + R"(,{"days":["holiday"],"from":"11:00","to":"13:00"}]})"), "x",
              memorial) == "hours");
  CHECK(rules(city_with(weekly + R"(,{"days":["holiday"],"from":"10:00","to":"13:00"}]})"), "x",
              memorial) == "free");
}
