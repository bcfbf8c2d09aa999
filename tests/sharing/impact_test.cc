// What sharing did, and what it is assumed to have saved.
#include <madang/impact.h>

#include "sharing/shared.h"

using namespace madang;

namespace {

constexpr const char* simple = R"({"name":"t","assumptions":[
 {"id":"hall","kind":"space","where":"tags:강당","effect":"money","unit":"KRW","per":"hour","factors":[
  {"what":"a","low":2,"high":3,"source":"s"},{"what":"b","low":10,"high":20,"source":"s"}]},
 {"id":"space","kind":"space","effect":"money","unit":"KRW","per":"use","factors":[{"what":"a","low":1,"high":1,"source":"s"}]},
 {"id":"any","effect":"co2e","unit":"kg","per":"use","factors":[{"what":"a","low":0.5,"high":2,"source":"s"}]}]})";

struct Lent {
  LedgerPath path;
  Catalog city = shared_city();
  Ledger ledger = *Ledger::open(city, path);
  Lent() {
    book("hall", "2022-05-17T10:00", "2022-05-17T12:00");
    book("hall", "2022-05-31T19:00", "2022-05-31T20:00");
    book("room", "2022-06-02T10:00", "2022-06-02T13:00");
    book("drill", "2022-05-31T20:00", "2022-06-01T04:00", 2);
    BookingRequest held = request("room", "2022-05-18T10:00", "2022-05-18T11:00");
    REQUIRE(ledger.hold(held).ok());
    auto gone = ledger.book(request("room", "2022-05-19T10:00", "2022-05-19T11:00"));
    REQUIRE(ledger.cancel(gone->id).ok());
  }
  void book(std::string id, std::string from, std::string to, std::int64_t quantity = 1) {
    BookingRequest r = request(std::move(id), std::move(from), std::move(to));
    r.quantity = quantity;
    REQUIRE(ledger.book(r).ok());
  }
  [[nodiscard]] Impact of(const FreeQuery& query, std::string_view set = simple) const {
    auto found = impact(city, query, set);
    REQUIRE(found.ok());
    return *found;
  }
};

const Impact::Row& row(const std::vector<Impact::Row>& rows, std::string_view value) {
  for (const Impact::Row& r : rows)
    if (r.value == value) return r;
  FAIL("no row " << value);
  return rows.front();
}

}  // namespace

TEST_CASE("hours lent, uses and use rate, by month, kind and district") {
  const Lent c;
  const Impact all = c.of(between("2022-05-01", "2022-07-01"));
  CHECK(all.all.uses == 4);  // held and cancelled ones are none
  CHECK(all.all.hours == 2 + 1 + 3 + 16);
  CHECK(row(all.by_kind, "space").hours == 6);
  CHECK(row(all.by_kind, "goods").hours == 16);
  CHECK(row(all.by_district, "중구").hours == 3);
  // The drills go over the end of the month: eight of their hours are June's.
  CHECK(row(all.by_month, "2022-05").hours == 2 + 1 + 8);
  CHECK(row(all.by_month, "2022-06").hours == 3 + 8);
  CHECK(row(all.by_month, "2022-05").uses == 3);
  CHECK(row(all.by_month, "2022-06").uses == 1);
  const Idle unused = *idle(c.city, between("2022-05-01", "2022-07-01"));
  CHECK(all.all.open_hours == Approx(unused.all.open_hours));
  CHECK(all.all.used_hours == Approx(22));
  double open = 0;
  for (const Impact::Row& month : all.by_month) open += month.open_hours;
  CHECK(open == Approx(all.all.open_hours));
}

TEST_CASE("ranges are the products of their factors, by the first assumption that fits") {
  const Lent c;
  const Impact all = c.of(between("2022-05-01", "2022-07-01"));
  const Impact::Row& space = row(all.by_kind, "space");
  REQUIRE(space.money.size() == 1);
  CHECK(space.money[0].currency == "KRW");
  CHECK(space.money[0].saved.low == 3 * 20 + 1);  // three hours of the hall, one use of the room
  CHECK(space.money[0].saved.high == 3 * 60 + 1);
  CHECK(space.assumptions == std::vector<std::string>{"any", "hall", "space"});
  CHECK(row(all.by_kind, "goods").money.empty());
  CHECK(row(all.by_kind, "goods").co2e_kg.low == 1);  // two units
  CHECK(all.all.co2e_kg.high == 2 * 5);
  CHECK(all.all.unassumed == 0);
  double low = 0;
  for (const Impact::Row& month : all.by_month)
    for (const Impact::Money& money : month.money) low += money.saved.low;
  CHECK(low == all.all.money[0].saved.low);
}

TEST_CASE("what nothing is assumed about is counted and not taken for nothing saved") {
  const Lent c;
  const Impact all = c.of(between("2022-05-01", "2022-07-01"), {});
  const Impact::Row& space = row(all.by_kind, "space");
  CHECK(space.unassumed == 1);  // the room, of which no tag tells that it is one
  REQUIRE(space.money.size() == 1);
  CHECK(space.money[0].currency == "KRW");
  CHECK(space.money[0].saved.low == 3 * 6250);  // the hall's hours
  CHECK(space.money[0].saved.high == 3 * 25000);
  CHECK(row(all.by_kind, "goods").unassumed == 0);
  CHECK(row(all.by_kind, "goods").co2e_kg.low == Approx(2 * 0.25 * 7 * 1.46));
  CHECK(row(all.by_kind, "goods").co2e_kg.high == Approx(2 * 0.5 * 7 * 3.76));
  CHECK(all.to_json().find("\"source\":\"Library of Things") != std::string::npos);
  CHECK(all.to_json().find('\n') == std::string::npos);
}

TEST_CASE("two periods that meet add up to both together") {
  const Lent c;
  const Impact may = c.of(between("2022-05-01", "2022-06-01")),
               june = c.of(between("2022-06-01", "2022-07-01")),
               both = c.of(between("2022-05-01", "2022-07-01"));
  CHECK(may.all.uses + june.all.uses == both.all.uses);
  CHECK(may.all.hours + june.all.hours == both.all.hours);
  CHECK(may.all.money[0].saved.high + june.all.money[0].saved.high == both.all.money[0].saved.high);
}

TEST_CASE("without a ledger nothing was lent") {
  const auto none = impact(shared_city(), between("2022-05-01", "2022-06-01"));
  REQUIRE(none.ok());
  CHECK(none->all.uses == 0);
  CHECK(none->all.open_hours > 0);
}

TEST_CASE("assumptions are checked, and each factor has a source") {
  const Catalog city = shared_city();
  const auto fails = [&](const std::string& one) {
    const auto r =
        impact(city, between("2022-05-01", "2022-06-01"), R"({"assumptions":[)" + one + "]}");
    return r ? std::string("fine") : r.error().code + " " + r.error().pointer;
  };
  const std::string head = R"({"id":"a","effect":"co2e","unit":"kg","per":"use","factors":[)";
  CHECK(fails(head + R"({"low":1,"high":2,"source":"s"}]})") == "fine");
  CHECK(fails(head + R"({"low":1,"high":2}]})") == "bad-assumptions /assumptions/0/factors/0");
  CHECK(fails(head + R"({"low":2,"high":1,"source":"s"}]})") ==
        "bad-assumptions /assumptions/0/factors/0");
  CHECK(fails(head + "]}") == "bad-assumptions /assumptions/0");
  CHECK(fails(R"({"id":"a"})") == "bad-assumptions /assumptions/0");
  CHECK(fails("1") == "bad-assumptions /assumptions/0");
  const auto broken = impact(city, between("2022-05-01", "2022-06-01"), "{");
  CHECK(broken.error().code == "bad-assumptions");
}
