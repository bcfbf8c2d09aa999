#include <cstdio>

#include "catalog/city.h"
#include "sharing/shared.h"

using namespace madang;

namespace {
struct Changed {
  LedgerPath path;
  Catalog city = load_city();
  Ledger ledger = *Ledger::open(city, path);
};
}  // namespace

TEST_CASE("a record that is put is found by every question at once") {
  Changed c;
  const std::string before = c.city.version();
  REQUIRE(
      *c.ledger.put(
          "bulletins",
          R"({"id":"ferry","kind":"news","title":"Ferries at night","published":"2022-06-01","topics":["transport"]})") ==
      1);
  CHECK(c.city.version() != before);
  CHECK(c.city.bulletins().size() == 6);
  CHECK(ids(c.city.bulletins().search("ferries")) == "ferry");
  CHECK(ids(c.city.bulletins().search("kind:news published>=2022-05-20")) == "ferry");
  CHECK(c.city.get("bulletins/ferry").ok());
  CHECK(c.city.bulletins().at(5).id() == "ferry");
  CHECK(c.city.bulletins().select("topics:transport")->size() == 2);
  SearchOptions options;
  options.facets = {"kind"};
  CHECK(c.city.bulletins().search("", options)->facets()[0].values[0].count == 3);
}

TEST_CASE("a record that is changed is found by what it says now only") {
  Changed c;
  REQUIRE(c.ledger.put("bulletins", R"({"id":"night","title":"Trams","kind":"notice"})").ok());
  CHECK(c.city.bulletins().size() == 5);
  CHECK(ids(c.city.bulletins().search("심야")) == "");
  CHECK(ids(c.city.bulletins().search("trams")) == "night");
  CHECK(ids(c.city.bulletins().search("kind:notice")) == "night");
  CHECK(c.city.get("bulletins/night")->json() ==
        R"({"id":"night","title":"Trams","kind":"notice"})");
  // Positions count what is there: the changed one is the last now.
  std::string all;
  for (std::size_t i = 0; i < c.city.bulletins().size(); ++i)
    all += std::string(c.city.bulletins().at(i).id()) + " ";
  CHECK(all == "river water old undated night ");
}

TEST_CASE("a record that is removed is gone, and can come back as it was") {
  Changed c;
  const std::string before = c.city.version(), json = c.city.get("bulletins/river")->json();
  const Collection held = c.city.bulletins();
  REQUIRE(c.ledger.remove("bulletins/river").ok());
  CHECK(ids(c.city.bulletins().search("bus")).find("river") == std::string::npos);
  CHECK(c.city.bulletins().size() == 4);
  CHECK_FALSE(c.city.bulletins().find("river"));
  CHECK(c.ledger.remove("bulletins/river").error().code == "not-found");
  CHECK(held.size() == 5);  // a view of the city as it was
  CHECK(held.find("river")->json() == json);
  REQUIRE(c.ledger.put("bulletins", json).ok());
  CHECK(c.city.version() == before);
  CHECK(c.city.bulletins().size() == 5);
}

TEST_CASE("what cannot be read is refused whole") {
  Changed c;
  const std::string before = c.city.version();
  CHECK(c.ledger.put("bulletins", R"([{"id":"a","title":"A"},{"title":"no id"}])").error().code ==
        "missing-member");
  CHECK(c.ledger.put("bulletins", "{").error().kind == ErrorKind::source);
  CHECK(c.ledger.put("castles", "{}").error().code == "unknown-collection");
  CHECK(c.ledger.put_one("bulletins", "a", R"({"id":"b","title":"B"})").error().code == "bad-id");
  CHECK(c.city.version() == before);
}

TEST_CASE("many changes, one by one, leave few segments and the same answers") {
  Changed c;
  for (int i = 0; i < 100; ++i) {
    const std::string id = "n" + std::to_string(i % 60);
    REQUIRE(c.ledger
                .put("bulletins",
                     R"({"id":")" + id + R"(","title":"Lantern )" + std::to_string(i) + R"("})")
                .ok());
  }
  CHECK(c.city.bulletins().size() == 65);
  CHECK(c.city.bulletins().search("lantern")->total() == 60);
  CHECK(ids(c.city.bulletins().search("title:\"lantern 99\"")) == "n39");
  CHECK(ids(c.city.bulletins().search("title:\"lantern 39\"")) == "");
  std::string columns;
  for (std::size_t i = 0; i < c.city.bulletins().size(); ++i)
    columns += c.city.bulletins().at(i).id();
  CHECK(columns.find("n39") != std::string::npos);
}

TEST_CASE("compact writes what there is, and the ledger changes nothing over it") {
  Changed c;
  REQUIRE(c.ledger.put("bulletins", R"({"id":"ferry","title":"Ferries"})").ok());
  REQUIRE(c.ledger.remove("bulletins/river").ok());
  const std::string& base = c.path;
  const std::string file = base + ".madang";
  REQUIRE(c.ledger.compact(file).ok());
  REQUIRE(Catalog::verify(file).ok());
  {
    const auto again = Catalog::open(file);
    REQUIRE(again.ok());
    CHECK(again->version() == c.city.version());
    CHECK(again->bulletins().size() == 5);
    CHECK(ids(again->bulletins().search("ferries")) == "ferry");
    CHECK_FALSE(again->bulletins().find("river"));
    REQUIRE(Ledger::open(*again, c.path).ok());
    CHECK(again->version() == c.city.version());
  }
  std::remove(file.c_str());
}

TEST_CASE("a resource that is put can be asked for and booked") {
  Changed c;
  REQUIRE(
      c.ledger
          .put(
              "resources",
              R"({"id":"pool","name":"Pool","availability":{"weekly":[{"from":"06:00","to":"22:00"}]}})")
          .ok());
  const auto query = between("2022-05-17T10:00", "2022-05-17T12:00");
  CHECK(free_ids(c.city, query) == "pool");
  CHECK(code(c.ledger.book(request("pool", "2022-05-17T10:00", "2022-05-17T12:00"))) ==
        "confirmed");
  CHECK(free_ids(c.city, query) == "");
  REQUIRE(
      c.ledger
          .put(
              "resources",
              R"({"id":"pool","name":"Pool","availability":{"weekly":[{"from":"06:00","to":"11:00"}]}})")
          .ok());
  CHECK(rules(c.city, "pool", query) == "hours booked");
  REQUIRE(c.ledger.remove("resources/pool").ok());
  CHECK(free_ids(c.city, query) == "");
  CHECK(rules(c.city, "pool", query) == "error not-found");
}
