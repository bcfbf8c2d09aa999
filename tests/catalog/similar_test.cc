// Records that are about the same as a given one.
#include "catalog/city.h"

using namespace madang;

namespace {

const char* related_json = R"({"bulletins":[
 {"id":"a","title":"Night buses on weekends","body":"More night buses run between midnight and two.","topics":["transport"],"organizations":["smg"]},
 {"id":"b","title":"Night bus fares","body":"What a night bus costs.","topics":["transport"],"organizations":["smg"]},
 {"id":"c","title":"River parks","body":"Trees along the river.","topics":["parks"],"organizations":["smg"]},
 {"id":"d","title":"Tap water","body":"Clean water.","topics":["water"]},
 {"id":"e","title":"Tram lines","body":"Where they run.","topics":["transport"]},
 {"id":"f","title":"Budget","body":"Figures of the year.","topics":["money"]},
 {"id":"g","title":"Jobs","body":"Openings.","topics":["work"]}]})";

std::string similar(const Catalog& city, std::string_view path, std::size_t limit = 5) {
  return ids(city.get(path)->similar(limit));
}

}  // namespace

TEST_CASE("records that share words, topics and organizations, closest first") {
  const Catalog city = load_city(related_json);
  CHECK(similar(city, "bulletins/a").find("b ") == 0);
  CHECK(similar(city, "bulletins/b").find("a ") == 0);
  CHECK(similar(city, "bulletins/a").find("d") == std::string::npos);
  CHECK(similar(city, "bulletins/a", 1) == "b");
  CHECK(similar(city, "bulletins/e").find("a") != std::string::npos);
  CHECK(similar(city, "bulletins/g").empty());
}

TEST_CASE("a record is not like itself, and says why others are") {
  const Catalog city = load_city(related_json);
  const auto hits = city.get("bulletins/a")->similar();
  REQUIRE(hits.ok());
  for (std::size_t i = 0; i < hits->size(); ++i) CHECK(hits->record(i).id() != "a");
  CHECK(hits->collection() == "bulletins");
  CHECK(hits->total() == hits->size());
  CHECK(hits->next().empty());
  bool night = false;
  for (const Why& w : hits->why(0)) night = night || (w.term == "night" && w.field == "title");
  CHECK(night);
  for (std::size_t i = 1; i < hits->size(); ++i) CHECK(hits->score(i - 1) >= hits->score(i));
}

TEST_CASE("similar records are bounded") {
  const Catalog city = load_city(related_json);
  CHECK(city.get("bulletins/a")->similar(101).error().code == "bad-limit");
  CHECK(city.get("bulletins/a")->similar(0)->size() == 0);
  CHECK(
      ids(load_city(R"({"bulletins":[{"id":"x","title":"alone"}]})").get("bulletins/x")->similar())
          .empty());
}

TEST_CASE("data without a text index has similar records by topics") {
  OpenOptions options;
  options.text = false;
  const auto city = Catalog::load(related_json, options);
  REQUIRE(city.ok());
  CHECK(ids(city->get("bulletins/e")->similar()) == "a b");
}
