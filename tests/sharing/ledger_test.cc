#include <fstream>
#include <thread>

#include "sharing/shared.h"

using namespace madang;

namespace {
Ledger open_ledger(const Catalog& city, const std::string& path) {
  auto ledger = Ledger::open(city, path);
  if (!ledger) FAIL(ledger.error().to_string());
  return *ledger;
}
}  // namespace

TEST_CASE("what is booked is free no more, until it is cancelled") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  const auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  const auto first = ledger.book(request("hall", "2022-05-17T11:00", "2022-05-17T13:00"));
  REQUIRE(first.ok());
  CHECK(first->state == "confirmed");
  CHECK(first->time.from == "2022-05-17T11:00:00+09:00");
  CHECK(free_ids(city, query) == "room drill");
  CHECK(rules(city, "hall", query) == "booked");
  CHECK(rules(city, "hall", between("2022-05-17T13:00", "2022-05-17T14:00")) == "free");
  const auto second = ledger.book(request("hall", "2022-05-17T12:00", "2022-05-17T14:00"));
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == "not-free");
  CHECK(second.error().kind == ErrorKind::booking);
  CHECK(second.error().hint == "free from 2022-05-17T13:00:00+09:00 to 2022-05-17T15:00:00+09:00");
  CHECK(code(ledger.cancel(first->id)) == "cancelled");
  CHECK(code(ledger.cancel(first->id)) == "cancelled");
  CHECK(free_ids(city, query) == "room hall drill");
  CHECK(code(ledger.book(request("hall", "2022-05-17T12:00", "2022-05-17T14:00"))) == "confirmed");
  CHECK(code(ledger.cancel("nothing")) == "error not-found");
}

TEST_CASE("a booking keeps the rules of its resource") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  CHECK(code(ledger.book(request("hall", "2022-05-15T11:00", "2022-05-15T13:00"))) ==
        "error not-free");
  CHECK(code(ledger.book(request("nothing", "2022-05-15T11:00", "2022-05-15T13:00"))) ==
        "error not-found");
  auto late = request("hall", "2022-05-17T11:00", "2022-05-17T12:00");
  late.now.clear();  // the clock: years ago
  CHECK(code(ledger.book(late)) == "error not-free");
  auto many = request("hall", "2022-05-17T11:00", "2022-05-17T12:00");
  many.people = 31;
  CHECK(code(ledger.book(many)) == "error not-free");
  // Half an hour stays free around every use of the room.
  CHECK(code(ledger.book(request("room", "2022-05-17T10:00", "2022-05-17T11:00"))) == "confirmed");
  CHECK(code(ledger.book(request("room", "2022-05-17T11:15", "2022-05-17T12:00"))) ==
        "error not-free");
  CHECK(code(ledger.book(request("room", "2022-05-17T11:30", "2022-05-17T12:00"))) == "confirmed");
}

TEST_CASE("units are counted where uses meet") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  auto two = request("drill", "2022-05-17T10:00", "2022-05-17T12:00");
  two.quantity = 2;
  CHECK(code(ledger.book(two)) == "confirmed");
  two.from = "2022-05-17T12:00";
  two.to = "2022-05-17T14:00";
  CHECK(code(ledger.book(two)) == "confirmed");
  auto query = between("2022-05-17T11:00", "2022-05-17T13:00");
  const auto list = find_free(city, query);
  REQUIRE(list.ok());
  for (const FreeResource& item : list->items)
    if (item.record.id() == "drill") CHECK(item.left == 1);
  query.quantity = 2;
  CHECK(rules(city, "drill", query) == "booked");
  CHECK(code(ledger.book(request("drill", "2022-05-17T11:00", "2022-05-17T13:00"))) == "confirmed");
  CHECK(code(ledger.book(request("drill", "2022-05-17T11:00", "2022-05-17T13:00"))) ==
        "error not-free");
}

TEST_CASE("the same key books once, and is for one request") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  auto one = request("hall", "2022-05-17T11:00", "2022-05-17T13:00");
  one.key = "k1";
  const auto first = ledger.book(one), again = ledger.book(one);
  REQUIRE(first.ok());
  REQUIRE(again.ok());
  CHECK(first->id == again->id);
  one.party = "bob";
  CHECK(code(ledger.book(one)) == "error key-reused");
}

TEST_CASE("a hold keeps, is confirmed, and runs out") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  auto one = request("hall", "2022-05-17T11:00", "2022-05-17T13:00");
  const auto held = ledger.hold(one);
  REQUIRE(held.ok());
  CHECK(held->state == "held");
  CHECK(code(ledger.book(one)) == "error not-free");
  CHECK(code(ledger.confirm(held->id)) == "confirmed");
  auto brief = request("room", "2022-05-17T11:00", "2022-05-17T13:00");
  brief.keep = "PT1S";
  const auto gone = ledger.hold(brief);
  REQUIRE(gone.ok());
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  CHECK(code(ledger.get(gone->id)) == "expired");
  CHECK(code(ledger.confirm(gone->id)) == "error hold-expired");
  CHECK(code(ledger.book(brief)) == "confirmed");
  brief.keep = "never";
  CHECK(code(ledger.hold(brief)) == "error bad-duration");
}

TEST_CASE("a series books what can be had and says the rest") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  REQUIRE(ledger.book(request("hall", "2022-05-24T10:00", "2022-05-24T11:00")).ok());
  auto weekly = request("hall", "2022-05-17T10:00", "2022-05-17T12:00");
  weekly.key = "yoga";
  const auto series = ledger.series(weekly, "FREQ=WEEKLY;COUNT=4");
  REQUIRE(series.ok());
  REQUIRE(series->accepted.size() == 3);
  REQUIRE(series->refused.size() == 1);
  CHECK(series->refused[0].asked.from == "2022-05-24T10:00:00+09:00");
  CHECK(series->refused[0].reasons[0].rule == "booked");
  CHECK(series->accepted[0].series == series->id);
  const auto again = ledger.series(weekly, "FREQ=WEEKLY;COUNT=4");
  REQUIRE(again.ok());
  CHECK(again->accepted[0].id == series->accepted[0].id);
  CHECK(ledger.bookings("hall")->size() == 4);
  CHECK(ledger.series(weekly, "FREQ=NEVER").error().code == "bad-rrule");
  CHECK(ledger.series(weekly, "FREQ=DAILY").error().code == "too-many");
}

TEST_CASE("another connection sees it at once, and a city opened later too") {
  const Catalog city = shared_city(), other = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path), second = open_ledger(other, path);
  const auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  const auto booking = ledger.book(request("hall", "2022-05-17T11:00", "2022-05-17T13:00"));
  REQUIRE(booking.ok());
  CHECK(rules(other, "hall", query) == "booked");
  CHECK(code(second.cancel(booking->id)) == "cancelled");
  CHECK(rules(city, "hall", query) == "free");
  REQUIRE(ledger.book(request("hall", "2022-05-17T11:00", "2022-05-17T13:00")).ok());
  const Catalog third = shared_city();
  open_ledger(third, path);
  CHECK(rules(third, "hall", query) == "booked");
}

TEST_CASE("a city has one ledger; another program's file is none") {
  const Catalog city = shared_city();
  const LedgerPath path, another, text;
  Ledger ledger = open_ledger(city, path);
  CHECK(Ledger::open(city, path).ok());
  CHECK(Ledger::open(city, another).error().code == "ledger-open");
  const std::string& name = text;
  std::ofstream(name) << "this is a text and no database, however long it may be made to be here";
  CHECK(Ledger::open(shared_city(), text).error().code == "ledger-unreadable");
  CHECK(Ledger::open(shared_city(), "/nowhere/at/all.sqlite").error().code == "ledger-unreadable");
}

TEST_CASE("export and import; a booking of a resource that vanished stays") {
  const Catalog city = shared_city();
  const LedgerPath path, copy;
  Ledger ledger = open_ledger(city, path);
  auto keyed = request("hall", "2022-05-17T11:00", "2022-05-17T13:00");
  keyed.key = "k";
  keyed.note = "quotes \" and 한글";
  const auto booking = ledger.book(keyed);
  REQUIRE(booking.ok());
  REQUIRE(
      ledger.cancel(ledger.book(request("room", "2022-05-17T11:00", "2022-05-17T13:00"))->id).ok());
  REQUIRE(ledger.put("resources", R"({"id":"new","name":"New"})").ok());
  REQUIRE(ledger.remove("resources/hall").ok());
  const auto json = ledger.export_json();
  REQUIRE(json.ok());

  const Catalog fresh = shared_city();
  Ledger second = open_ledger(fresh, copy);
  CHECK(*second.import_json(*json) == 4);
  CHECK(second.get(booking->id)->to_json() == ledger.get(booking->id)->to_json());
  CHECK(fresh.get("resources/new").ok());
  CHECK_FALSE(fresh.get("resources/hall").ok());
  CHECK(*second.export_json() == *json);
  CHECK(*second.import_json(*json) == 2);  // the bookings are there already
  CHECK(second.book(keyed)->id == booking->id);
  CHECK(second.party_calendar("ann")->find("SUMMARY:hall") != std::string::npos);
  for (
      const char* wrong :
      {"", "{", "[]", "{}", R"({"madang_ledger":1,"bookings":[{"id":"a"}]})",
       R"({"madang_ledger":1,"bookings":[{"id":"a","resource":"r","from":"2022-05-17T13:00:00Z","to":"2022-05-17T12:00:00Z","state":"confirmed"}]})",
       R"({"madang_ledger":1,"records":[{"type":"resources"}]})",
       R"({"madang_ledger":1,"bookings":[],"removed":[{"path":"nowhere"}]})"})
    CHECK_FALSE(second.import_json(wrong).ok());
  CHECK(*second.export_json() == *json);
}

TEST_CASE("history and calendars") {
  const Catalog city = shared_city();
  const LedgerPath path;
  Ledger ledger = open_ledger(city, path);
  const auto booking = ledger.book(request("hall", "2022-05-17T11:00", "2022-05-17T13:00"));
  REQUIRE(booking.ok());
  REQUIRE(ledger.cancel(booking->id).ok());
  const auto history = ledger.history();
  REQUIRE(history.ok());
  CHECK(history->find(R"("what":"book")") < history->find(R"("what":"cancel")"));
  REQUIRE(ledger.book(request("hall", "2022-05-17T11:00", "2022-05-17T13:00")).ok());
  const auto ics = resource_calendar(city, "hall", "2022-05-16", 7);
  REQUIRE(ics.ok());
  CHECK(ics->starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(ics->find("DTSTART:20220517T020000Z\r\nDTEND:20220517T040000Z\r\nSUMMARY:Booked: Hall") !=
        std::string::npos);
  CHECK(ics->find("DTSTART:20220517T000000Z\r\nDTEND:20220517T110000Z\r\nSUMMARY:Open: Hall") !=
        std::string::npos);
  CHECK(ics->find("ann") == std::string::npos);
  CHECK(resource_calendar(city, "hall", "soon").error().code == "bad-time");
}

TEST_CASE("threads of one process do not book twice") {
  const Catalog city = shared_city();
  const LedgerPath path;
  const Ledger ledger = open_ledger(city, path);
  std::atomic<int> booked{0}, refused{0}, failed{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      Ledger mine = ledger;
      for (int hour = 9; hour < 19; ++hour) {
        const std::string from =
            "2022-05-17T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
        const std::string to = "2022-05-17T" + std::to_string(hour + 1) + ":00";
        const auto booking = mine.book(request("hall", from, to));
        if (booking) ++booked;
        else if (booking.error().code == "not-free") ++refused;
        else ++failed;
      }
    });
  for (std::thread& t : threads) t.join();
  CHECK(booked == 10);
  CHECK(refused == 30);
  CHECK(failed == 0);
}
