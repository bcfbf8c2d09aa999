#include <algorithm>

#include "catalog/city.h"

using namespace madang;

namespace {
std::string sorted_ids(const Result<Hits>& hits) {
  std::string text = ids(hits);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& w : words) out.append(out.empty() ? "" : " ").append(w);
  return out;
}
}  // namespace

TEST_CASE("words find records in any text field, both languages, any form") {
  const Catalog city = load_city();
  const Collection b = city.bulletins();
  CHECK(sorted_ids(b.search("bus")) == "night old river");  // buses by their stem
  CHECK(sorted_ids(b.search("심야")) == "night");           // in 심야버스를
  CHECK(sorted_ids(b.search("버스")) == "night");
  CHECK(sorted_ids(b.search("회의실")) == "undated");  // 회의실 and 회의실을
  CHECK(sorted_ids(b.search("BUS")) == "night old river");
  CHECK(sorted_ids(b.search("train")) == "");
}

TEST_CASE("more words rank higher, and a title counts more than a body") {
  const Catalog city = load_city();
  const auto hits = city.bulletins().search("night bus");
  REQUIRE(hits.ok());
  CHECK(hits->record(0).id() == "night");
  CHECK(hits->score(0) > hits->score(1));
  CHECK(ids(city.bulletins().search("bus manual")).starts_with("old"));
}

TEST_CASE("must, must not, phrase, prefix, field, group") {
  const Catalog city = load_city();
  const Collection b = city.bulletins();
  CHECK(sorted_ids(b.search("+bus +river")) == "river");
  CHECK(sorted_ids(b.search("bus -river")) == "night old");
  CHECK(sorted_ids(b.search("\"night bus\"")) == "night");
  CHECK(sorted_ids(b.search("\"bus night\"")) == "");
  CHECK(sorted_ids(b.search("riv*")) == "river");
  CHECK(sorted_ids(b.search("title:bus")) == "night old");
  CHECK(sorted_ids(b.search("body:bus")) == "night river");
  CHECK(sorted_ids(b.search("(river OR water) +topics:parks")) == "river");
}

TEST_CASE("values, ranges and presence") {
  const Catalog city = load_city();
  const Collection b = city.bulletins();
  CHECK(sorted_ids(b.search("topics:transport")) == "night");
  CHECK(sorted_ids(b.search("topics:water")) == "water");  // without regard to case
  CHECK(sorted_ids(b.search("kind:news")) == "night river");
  CHECK(sorted_ids(b.search("published:2022-04..2022-05")) == "night river");
  CHECK(sorted_ids(b.search("published:2022")) == "night river");
  CHECK(sorted_ids(b.search("published>=2022-05")) == "river");
  CHECK(sorted_ids(b.search("published<2021-07")) == "old");
  CHECK(sorted_ids(b.search("published:2012-03")) == "old");  // 2012 may be March
  CHECK(sorted_ids(b.search("has:attachments")) == "water");
  CHECK(sorted_ids(b.search("has:attachments.bytes")) == "water");
  CHECK(sorted_ids(b.search("-has:published")) == "undated");
  CHECK(sorted_ids(city.resources().search("capacity:10..50")) == "hall");
  CHECK(sorted_ids(city.resources().search("price.amount:0")) == "room");
  CHECK(sorted_ids(city.resources().search("capacity>6")) == "hall");
  CHECK(sorted_ids(city.resources().search("place.district:종로구")) == "room");
  CHECK(sorted_ids(city.resources().search("place.district:\"종로구\"")) == "room");
  CHECK(sorted_ids(city.resources().search("place.district:종*")) == "room");
  CHECK(sorted_ids(b.search("title=\"river parks\"")) == "river");
  CHECK(sorted_ids(b.search("title=\"parks river\"")) == "");
}

TEST_CASE("near is a distance over ground") {
  const Catalog city = load_city();
  // The room is about 7.4 km from the hall.
  CHECK(sorted_ids(city.resources().search("near:37.5665,126.978,1km")) == "hall");
  CHECK(sorted_ids(city.resources().search("near:37.5665,126.978,7km")) == "hall");
  CHECK(sorted_ids(city.resources().search("near:37.5665,126.978,8km")) == "hall room");
  CHECK(sorted_ids(city.resources().search("near:37.5665,126.978,20000km")) == "hall room");
  CHECK(sorted_ids(city.organizations().search("near:37.55,127,100m")) == "park");
}

TEST_CASE("the empty question is everything, in input order") {
  const Catalog city = load_city();
  const auto hits = city.bulletins().search("");
  CHECK(ids(hits) == "night river water old undated");
  CHECK(hits->total() == 5);
  CHECK_FALSE(hits->ranked());
}

TEST_CASE("sorting puts missing values last both ways") {
  const Catalog city = load_city();
  SearchOptions options;
  options.sort = "published";
  CHECK(ids(city.bulletins().search("", options)) == "old water night river undated");
  options.sort = "-published";
  CHECK(ids(city.bulletins().search("", options)) == "river night water old undated");
  options.sort = "title";
  CHECK(ids(city.bulletins().search("", options)) == "old night river water undated");
  options.sort = "body";
  CHECK(ids(city.bulletins().search("", options)) == "error bad-sort");
  options.sort = "publishd";
  CHECK(ids(city.bulletins().search("", options)) == "error unknown-field");
}

TEST_CASE("facets count what matched, not what is shown") {
  const Catalog city = load_city();
  SearchOptions options;
  options.limit = 1;
  options.facets = {"kind", "organizations"};
  const auto hits = city.bulletins().search("bus", options);
  REQUIRE(hits.ok());
  CHECK(hits->size() == 1);
  CHECK(hits->total() == 3);
  REQUIRE(hits->facets().size() == 2);
  const auto& kinds = hits->facets()[0].values;
  REQUIRE(kinds.size() == 2);
  CHECK(kinds[0].value == "news");
  CHECK(kinds[0].count == 2);
  CHECK(kinds[1].value == "manual");
  options.facets = {"body"};
  CHECK(ids(city.bulletins().search("bus", options)) == "error bad-facet");
}

TEST_CASE("pages follow one another without gap or overlap") {
  const Catalog city = load_city();
  SearchOptions options;
  options.limit = 2;
  std::string all;
  for (int page = 0; page < 5; ++page) {
    const auto hits = city.bulletins().search("", options);
    REQUIRE(hits.ok());
    all += ids(hits) + "|";
    options.after = hits->next();
    if (options.after.empty()) break;
  }
  CHECK(all == "night river|water old|undated|");
}

TEST_CASE("a cursor is good for its own question only") {
  const Catalog city = load_city();
  SearchOptions options;
  options.limit = 1;
  const std::string cursor = city.bulletins().search("bus", options)->next();
  REQUIRE_FALSE(cursor.empty());
  options.after = cursor;
  CHECK(city.bulletins().search("bus", options).ok());
  CHECK(ids(city.bulletins().search("river", options)) == "error bad-cursor");
  CHECK(ids(city.organizations().search("bus", options)) == "error bad-cursor");
  options.after = "nonsense";
  CHECK(ids(city.bulletins().search("bus", options)) == "error bad-cursor");
}

TEST_CASE("all collections are asked and ranked together") {
  const Catalog city = load_city();
  const auto hits = city.search("bus");
  CHECK(sorted_ids(hits) == "hall night old river");
  CHECK(hits->total() == 4);
  // How rare a word is counts over all collections: a word that only one hall
  // has in its small collection does not lift it above a record with both words.
  CHECK(ids(city.search("night bus")).starts_with("night"));
  // A field that only one collection has leaves the others out.
  CHECK(sorted_ids(city.search("capacity>1")) == "hall room");
  CHECK(ids(city.search("nofield:x")) == "error unknown-field");
}

TEST_CASE("what cannot be asked is an error with words") {
  const Catalog city = load_city();
  const Collection r = city.resources();
  CHECK(ids(r.search("capacity:many")) == "error bad-value");
  CHECK(ids(r.search("kind:castle")) == "error bad-value");
  CHECK(ids(r.search("as_of:2022-02-30")) == "error bad-value");
  CHECK(ids(r.search("capacity:50..10")) == "error bad-range");
  CHECK(ids(r.search("url:x")) == "error bad-value");
  CHECK(ids(r.search("place:x")) == "error bad-value");
  CHECK(ids(r.search("!!!")) == "error no-terms");
  const auto wrong = r.search("capasity:3");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().code == "unknown-field");
  CHECK(wrong.error().hint == "did you mean \"capacity\"?");
  // Asked of all collections, the one that knows a near name answers.
  const auto all = city.search("titel:bus");
  REQUIRE_FALSE(all.ok());
  CHECK(all.error().hint == "did you mean \"title\"?");
  SearchOptions options;
  options.limit = 1000000;
  CHECK(ids(r.search("", options)) == "error bad-limit");
}

TEST_CASE("a hit says why, with spans into the original text") {
  const Catalog city = load_city();
  const auto hits = city.bulletins().search("심야");
  REQUIRE(hits.ok());
  const auto why = hits->why(0);
  REQUIRE(why.size() == 1);
  CHECK(why[0].term == "심야");
  CHECK(why[0].field == "title");
  CHECK(why[0].how == "part");
  const auto marks = hits->highlights(0);
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].lang == "ko");
  REQUIRE(marks[0].spans.size() == 1);
  const auto [from, to] = marks[0].spans[0];
  CHECK(marks[0].snippet.substr(from, to - from) == "심야");
}

TEST_CASE("a phrase marks its words only where they stand together") {
  const Catalog city = load_city();
  const auto hits = city.bulletins().search("body:\"night bus\"");
  REQUIRE(hits.ok());
  REQUIRE(hits->size() == 1);
  const auto marks = hits->highlights(0);
  REQUIRE(marks.size() == 1);
  std::string marked;
  for (const auto& [from, to] : marks[0].spans)
    marked += marks[0].snippet.substr(from, to - from) + "|";
  CHECK(marked == "night|bus|");
}

TEST_CASE("a number inside a longer one is not marked") {
  const auto city = Catalog::load(R"([{"type":"bulletin","id":"a","title":"-2147483648/-1"}])");
  REQUIRE(city.ok());
  const auto hits = city->bulletins().search("1");
  REQUIRE(hits->size() == 1);
  const auto marks = hits->highlights(0);
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].spans == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{13, 14}});
}
