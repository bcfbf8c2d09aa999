#include "sharing/shared.h"

using namespace madang;

TEST_CASE("what is open for all of the time is free, nearest first, then cheapest") {
  const Catalog city = shared_city();
  // Tuesday 17 May 2022.
  auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  CHECK(free_ids(city, query) == "room hall drill");  // 0, 20000, price not known
  query.lat = 37.5665;
  query.lon = 126.978;
  CHECK(free_ids(city, query) == "hall drill room");
  query.within_km = 1;
  CHECK(free_ids(city, query) == "hall drill");
  query.kind = "space";
  CHECK(free_ids(city, query) == "hall");
  query.max_price = 19999;
  CHECK(free_ids(city, query) == "");
  query.max_price = 20000;
  const auto list = find_free(city, query);
  REQUIRE(list.ok());
  REQUIRE(list->items.size() == 1);
  CHECK(list->items[0].cost == 20000.0);
  CHECK(list->items[0].km == 0.0);
  CHECK(list->items[0].slots[0].from == "2022-05-17T10:00:00+09:00");
  CHECK(list->items[0].slots[0].to == "2022-05-17T12:00:00+09:00");
}

TEST_CASE("what a use costs follows what the price is for") {
  const auto cost = [](const std::string& price) {
    const Catalog city = shared_city(
        R"({"resources":[{"id":"a","kind":"space","name":"A","opening_hours":"24/7","price":)" +
        price + "}]}");
    auto query = between("2022-05-17T09:00", "2022-05-17T12:30");
    query.people = 4;
    const auto list = find_free(city, query);
    REQUIRE(list.ok());
    REQUIRE(list->items.size() == 1);
    return list->items[0].cost;
  };
  CHECK(cost(R"({"amount":1000,"currency":"KRW"})") == 1000.0);
  CHECK(cost(R"({"amount":1000,"currency":"KRW","per":"use"})") == 1000.0);
  CHECK(cost(R"({"amount":1000,"currency":"KRW","per":"person"})") == 4000.0);
  CHECK(cost(R"({"amount":1000,"currency":"KRW","per":"PT1H"})") == 4000.0);  // begun hours
  CHECK(cost(R"({"amount":1000,"currency":"KRW","per_hours":2})") == 2000.0);
  CHECK(cost(R"({"amount":1000,"currency":"KRW","per_hours":-1})") == 1000.0);
  CHECK(cost(R"({"amount":0,"currency":"KRW","per_hours":2})") == 0.0);
  CHECK(cost(R"({"currency":"KRW","per_hours":2})") == std::nullopt);
  CHECK(cost(R"({"amount":1e308,"currency":"KRW","per":"PT1H"})") == std::nullopt);  // no number
}

TEST_CASE("people, quantity and conditions") {
  const Catalog city = shared_city();
  auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  query.people = 10;
  CHECK(free_ids(city, query) == "hall drill");  // the room holds 6, of the drill nobody knows
  query.people = 0;
  query.quantity = 2;
  CHECK(free_ids(city, query) == "drill");
  query.quantity = 4;
  CHECK(free_ids(city, query) == "");
  query.quantity = 1;
  query.where = "place.district:종로구";
  CHECK(free_ids(city, query) == "room");
  query.where = "nofield:1";
  CHECK(free_ids(city, query) == "error unknown-field");
}

TEST_CASE("any use of a length, on the slots of the resource") {
  const Catalog city = shared_city();
  auto query = between("2022-05-14T08:00", "2022-05-14T12:00");  // a Saturday
  query.duration = "2h";
  const auto list = find_free(city, query);
  REQUIRE(list.ok());
  for (const FreeResource& item : list->items) {
    if (item.record.id() == "hall") {
      REQUIRE(item.slots.size() == 2);  // 9-11, 10-12
      CHECK(item.slots[0].from == "2022-05-14T09:00:00+09:00");
      CHECK(item.slots[1].to == "2022-05-14T12:00:00+09:00");
    }
    if (item.record.id() == "room") CHECK(item.slots.size() == 1);  // 9-11, then one hour
  }
  CHECK(list->total == 3);
  query.duration = "90m";  // takes whole slots of the hall
  const auto longer = find_free(city, query);
  REQUIRE(longer.ok());
  for (const FreeResource& item : longer->items)
    if (item.record.id() == "hall") CHECK(item.slots[0].to == "2022-05-14T11:00:00+09:00");
}

TEST_CASE("hours past midnight belong to the day they begin on") {
  const Catalog city = shared_city();
  CHECK(rules(city, "bar", between("2022-05-14T00:30", "2022-05-14T01:30")) ==
        "free");  // of Friday
  CHECK(rules(city, "bar", between("2022-05-15T01:00", "2022-05-15T02:00")) == "free");
  CHECK(rules(city, "bar", between("2022-05-13T01:00", "2022-05-13T02:00")) == "hours");
  CHECK(rules(city, "bar", between("2022-05-12T01:00", "2022-05-12T02:00")) == "closed");
  CHECK(rules(city, "bar", between("2022-05-14T01:30", "2022-05-14T02:30")) == "hours");
}

TEST_CASE("why not names every rule and the nearest slot that would do") {
  const Catalog city = shared_city();
  CHECK(rules(city, "hall", between("2022-05-17T10:00", "2022-05-17T12:00")) == "free");
  CHECK(rules(city, "hall", between("2022-05-17T10:30", "2022-05-17T12:00")) == "slot");
  CHECK(rules(city, "hall", between("2022-05-17T19:00", "2022-05-17T21:00")) == "hours");
  CHECK(rules(city, "hall", between("2022-06-01T10:00", "2022-06-01T12:00")) == "exception");
  CHECK(rules(city, "hall", between("2022-06-06T10:00", "2022-06-06T12:00")) == "holiday");
  CHECK(rules(city, "hall", between("2022-05-15T10:00", "2022-05-15T12:00")) == "closed");
  CHECK(rules(city, "unsaid", between("2022-05-15T10:00", "2022-05-15T12:00")) == "hours-unknown");
  CHECK(rules(city, "nothing", between("2022-05-15T10:00", "2022-05-15T12:00")) ==
        "error not-found");

  auto query = between("2022-05-14T11:00", "2022-05-14T13:00");
  query.people = 50;
  query.quantity = 2;
  query.now = "2022-05-14T09:00+09:00";
  CHECK(rules(city, "hall", query) == "capacity quantity notice hours");
  query.people = 20;
  query.quantity = 1;
  const auto why = why_not(city, "hall", query);
  REQUIRE(why.ok());
  REQUIRE(why->next);
  CHECK(why->next->from == "2022-05-16T09:00:00+09:00");  // Monday, a day's notice kept
  CHECK(why->reasons[0].message.find("P1D") != std::string::npos);
  const auto holiday = why_not(city, "hall", between("2022-06-06T10:00", "2022-06-06T12:00"));
  REQUIRE(holiday.ok());
  CHECK(holiday->reasons[0].message.find("Memorial Day") != std::string::npos);
  CHECK(holiday->next->from == "2022-06-07T09:00:00+09:00");
}

TEST_CASE("notice and reception count from the moment of asking") {
  const Catalog city = city_with(
      R"({"weekly":[{"from":"09:00","to":"18:00"}],"notice":"PT2H","reception":{"from":"2022-05-01","to":"2022-05-10"}})");
  auto query = between("2022-05-20T10:00", "2022-05-20T11:00");
  query.now = "2022-04-30T12:00";
  CHECK(rules(city, "x", query) == "reception");
  CHECK(free_ids(city, query) == "");
  query.now = "2022-05-10T23:00";  // the last day is included
  CHECK(rules(city, "x", query) == "free");
  CHECK(free_ids(city, query) == "x");
  query.now = "2022-05-11T00:00";
  CHECK(rules(city, "x", query) == "reception");
  query.now.clear();  // it is over: asked about as history
  CHECK(rules(city, "x", query) == "free");
}

TEST_CASE("JSON of an answer") {
  const Catalog city = shared_city();
  auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  query.kind = "goods";
  const auto list = find_free(city, query);
  REQUIRE(list.ok());
  const std::string json = list->to_json();
  CHECK(json.starts_with(R"({"total":1,"asked":1,"unknown":0,"limit":10,"items":[{"id":"drill")"));
  CHECK(json.ends_with(
      R"("_free":{"slots":[{"from":"2022-05-17T10:00:00+09:00","to":"2022-05-17T12:00:00+09:00"}],"left":3}}]})"));
}

TEST_CASE("idle hours by kind, district and hour of the week") {
  const Catalog city = shared_city();
  const LedgerPath path;
  auto ledger = Ledger::open(city, path);
  REQUIRE(ledger.ok());
  REQUIRE(code(ledger->book(request("hall", "2022-05-17T09:00", "2022-05-17T20:00"))) ==
          "confirmed");
  auto query = between("2022-05-16", "2022-05-23");  // Monday to Monday
  query.where = "tags:강당";
  const auto found = idle(city, query);
  REQUIRE(found.ok());
  CHECK(found->all.open_hours == 58);  // 5 * 11 + 3
  CHECK(found->all.used_hours == 11);
  REQUIRE(found->by_kind.size() == 1);
  CHECK(found->by_kind[0].value == "space");
  REQUIRE(found->by_district.size() == 1);
  CHECK(found->by_district[0].value == "중구");
  CHECK(found->by_hour.size() == 58);
  for (const Idle::Row& hour : found->by_hour)
    CHECK(hour.rate() == (hour.value.starts_with("tu") ? 1 : 0));
}
