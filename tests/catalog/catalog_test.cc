#include <memory>

#include "catalog/city.h"

using namespace madang;

TEST_CASE("records are got by path and read as structs") {
  const Catalog city = load_city();
  const auto record = city.get("bulletins/water");
  REQUIRE(record.ok());
  CHECK(record->id() == "water");
  CHECK(record->collection() == "bulletins");
  const auto bulletin = record->as<Bulletin>();
  REQUIRE(bulletin.ok());
  CHECK(bulletin->kind == BulletinKind::brochure);
  CHECK(bulletin->title.in("en") == "Tap water");
  CHECK(bulletin->published == Date{2021, 7, 0, -1, 0, false});
  REQUIRE(bulletin->attachments.size() == 1);
  CHECK(bulletin->attachments[0].bytes == 100);
  CHECK(record->as<Resource>().error().code == "wrong-type");
}

TEST_CASE("what is not there is an error that helps") {
  const Catalog city = load_city();
  const auto missing = city.get("bulletins/watr");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == "not-found");
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(missing.error().hint == "did you mean \"water\"?");
  CHECK(city.get("books/x").error().code == "unknown-collection");
  CHECK(city.get("water").error().code == "bad-path");
}

TEST_CASE("handles outlive the catalog they came from") {
  auto city = std::make_unique<Catalog>(load_city());
  const Collection collection = city->bulletins();
  const Record record = *collection.find("night");
  const Hits hits = *city->search("bus");
  city.reset();
  CHECK(record.id() == "night");
  CHECK(collection.size() == 5);
  CHECK(hits.record(0).json().front() == '{');
  Record copy = record;
  copy = *collection.find("river");
  CHECK(copy.id() == "river");
}

TEST_CASE("equal data has an equal version, other data another") {
  CHECK(load_city().version() == load_city().version());
  CHECK(load_city().version().size() == 16);
  std::string other = city_json;
  other.replace(other.find("Tap water"), 3, "Top");
  CHECK(load_city().version() != load_city(other).version());
}

TEST_CASE("a reference that leads nowhere is noticed, and nothing is lost") {
  const Catalog city = load_city(R"({
    "bulletins":[{"id":"a","title":"t","organizations":["smg","gone"]}],
    "organizations":[{"id":"smg","name":"n","relations":[{"kind":"partner","to":"nobody"}]}],
    "resources":[{"id":"r","name":"n","owner":"서울시 중구청"}]})");
  CHECK(city.report().accepted == 3);
  std::vector<std::string> messages;
  for (const Problem& p : city.report().problems) {
    CHECK(p.rule == "dangling-reference");
    CHECK(p.severity == Severity::notice);
    messages.push_back(p.file + " " + p.message);
  }
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].find("\"gone\"") != std::string::npos);
  CHECK(messages[0].starts_with("bulletins/a"));
  CHECK(messages[1].find("\"nobody\"") != std::string::npos);
}

TEST_CASE("stats count what is there") {
  const Catalog city = load_city();
  const CollectionStats stats = city.bulletins().stats();
  CHECK(stats.records == 5);
  CHECK(stats.first_date == "2012-01-01");
  CHECK(stats.last_date == "2022-05-12");
  REQUIRE(stats.kinds.size() == 3);
  CHECK(stats.kinds[0].value == "news");
  CHECK(stats.kinds[0].count == 2);
  CHECK(city.stats_json().find("\"resources\":{\"records\":3") != std::string::npos);
}

TEST_CASE("an empty city is a city") {
  const Catalog city = load_city(R"({"bulletins":[]})");
  CHECK(city.bulletins().size() == 0);
  const auto hits = city.search("anything");
  REQUIRE(hits.ok());
  CHECK(hits->total() == 0);
  CHECK(hits->next().empty());
}
