// A large input is cut into pieces that several threads load: nobody may see
// where it was cut, or by how many.
#include <algorithm>
#include <map>
#include <set>

#include "catalog/generated.h"

using namespace madang;
using namespace madang::generated;

namespace {

// Under a sanitizer everything takes ten times as long; this is four pieces.
constexpr std::size_t many = 13'000;

const City& clean() {
  static const City city = city_of(many);
  return city;
}
const City& faulty() {
  static const City city = city_of(many, true);
  return city;
}
/// Of all threads; loaded once, since several tests ask it.
const Catalog& loaded() {
  static const Catalog city = load(clean().ndjson, as_bulletins());
  return city;
}

std::vector<std::string> all_ids(const Collection& collection, const std::string& question,
                                 const std::string& sort, std::size_t limit = 5000) {
  SearchOptions options;
  options.sort = sort;
  options.limit = limit;
  options.why = false;
  std::vector<std::string> ids;
  do {
    const auto hits = collection.search(question, options);
    REQUIRE(hits.ok());
    for (std::size_t i = 0; i < hits->size(); ++i) ids.emplace_back(hits->record(i).id());
    options.after = hits->next();
  } while (!options.after.empty());
  return ids;
}

std::string one_line(const City& city) {
  std::string text = "[";
  for (const Row& row : city.rows) text.append(text.size() > 1 ? "," : "").append(row.json);
  return text + "]";
}

/// The order of titles does not regard case; only these letters have one here.
std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// Whether the arrays are the same; the first difference is told, not all.
template <class T>
bool alike(const std::vector<T>& expected, const std::vector<T>& found) {
  const auto [a, b] = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  if (a == expected.end() && b == found.end()) return true;
  WARN("different from element " << a - expected.begin() << " of " << expected.size() << " and "
                                 << found.size());
  return false;
}

}  // namespace

TEST_CASE("one thread or five: the same city, report and answers") {
  REQUIRE(faulty().ndjson.size() > (6 << 20));
  const Catalog one = load(faulty().ndjson, as_bulletins(1));
  const std::string expected = answers(one), report = one.report().to_json();
  for (const unsigned threads : {2U, 5U}) {
    const Catalog other = load(faulty().ndjson, as_bulletins(threads));
    CHECK(other.version() == one.version());
    CHECK((other.report().to_json() == report));
    CHECK((answers(other) == expected));
    CHECK((other.stats_json() == one.stats_json()));
  }
  CHECK(one.report().repaired == faulty().repaired);
  CHECK(one.report().refused == faulty().refused);
  CHECK(one.report().records == many);
  CHECK(one.report().bytes == faulty().ndjson.size());
  REQUIRE(one.bulletins().size() == faulty().rows.size());
  bool in_order = true;
  for (std::size_t i = 0; i < faulty().rows.size(); ++i)
    in_order = in_order && one.bulletins().at(i).id() == faulty().rows[i].id;
  CHECK(in_order);

  std::vector<Told> told;
  for (const Problem& p : one.report().problems) told.push_back({p.line, p.rule});
  CHECK(alike(faulty().told, told));
}

TEST_CASE("an id that a record of an earlier piece has is refused, with the line of the first") {
  const Catalog city = load(faulty().ndjson, as_bulletins());
  std::vector<std::string> told;
  for (const Problem& p : city.report().problems)
    if (p.rule == "duplicate-id") told.push_back(std::to_string(p.line) + " " + p.message);
  REQUIRE(told.size() == 2);
  CHECK(told[0].starts_with("201 "));
  CHECK(told[0].find("\"b150\" is taken by the record at <bytes>:151,") != std::string::npos);
  CHECK(told[1].starts_with(std::to_string(many - 49) + " "));
  CHECK(told[1].find("\"b100\" is taken by the record at <bytes>:101,") != std::string::npos);
  CHECK(city.bulletins().find("b100")->json() == faulty().rows[100].json);
}

TEST_CASE("a few problems of each rule are kept, the first ones") {
  OpenOptions options = as_bulletins(3);
  options.max_problems = 2;
  const Catalog few = load(faulty().ndjson, options);
  std::map<std::string, int> kept;
  std::vector<Told> expected, told;
  for (const Told& t : faulty().told)
    if (++kept[t.rule] <= 2) expected.push_back(t);
  for (const Problem& p : few.report().problems) told.push_back({p.line, p.rule});
  CHECK(alike(expected, told));
}

TEST_CASE("strict reading stops at the first problem of the input, whatever the threads") {
  // The first problem is in the last piece but one; later ones may be met sooner.
  std::string text = clean().ndjson;
  const std::size_t bad = text.find("{\"id\":\"b8000\"");
  REQUIRE(bad > (4 << 20));
  text[bad] = '[';
  text[text.find("{\"id\":\"b12990\"")] = '<';
  for (const unsigned threads : {1U, 2U, 5U}) {
    OpenOptions options = as_bulletins(threads);
    options.strict = true;
    const auto city = Catalog::load(text, options);
    REQUIRE_FALSE(city.ok());
    CHECK(city.error().line == 8001);
    CHECK(city.error().code == "json-syntax");
  }
}

TEST_CASE("strict reading refuses an id taken in an earlier piece before what is behind it") {
  std::string text = clean().ndjson;
  const std::string own = "{\"id\":\"b9000\"", taken = "{\"id\":\"b1000\"";
  text.replace(text.find(own), own.size(), taken);
  text[text.find("{\"id\":\"b9001\"")] = '<';
  for (const unsigned threads : {1U, 2U, 5U}) {
    OpenOptions options = as_bulletins(threads);
    options.strict = true;
    const auto city = Catalog::load(text, options);
    REQUIRE_FALSE(city.ok());
    CHECK(city.error().code == "duplicate-id");
    CHECK(city.error().line == 9001);
  }
}

TEST_CASE("an array of one line is cut too, and is the same city") {
  const std::string text = one_line(clean());
  REQUIRE(text.size() > (6 << 20));
  const Catalog one = load(text, as_bulletins(1)), five = load(text, as_bulletins(5));
  CHECK(one.version() == loaded().version());
  CHECK(five.version() == loaded().version());
  CHECK((answers(five) == answers(loaded())));
  CHECK(five.report().accepted == many);
  // A problem in a later piece has its column in the one line, and its number.
  std::string broken = text;
  const std::size_t at = broken.find("\"title\":", broken.find("{\"id\":\"b11000\""));
  broken.replace(at, 8, "\"titel\":");
  const Catalog most = load(broken, as_bulletins(3));
  REQUIRE(most.report().problems.size() == 1);
  const Problem& p = most.report().problems[0];
  CHECK(p.line == 1);
  CHECK(p.column > (5 << 20));
  CHECK(p.pointer.starts_with("/11000"));
}

TEST_CASE("scores do not depend on where the input is cut") {
  constexpr std::size_t few = 2'500;  // one piece; with blanks behind them four
  const City small = city_of(few), padded = city_of(few, false, 3000);
  REQUIRE(small.ndjson.size() < (2 << 20));
  REQUIRE(padded.ndjson.size() > (8 << 20));
  const Catalog whole = load(small.ndjson, as_bulletins()),
                cut = load(padded.ndjson, as_bulletins());
  CHECK(whole.version() == cut.version());
  CHECK((answers(whole) == answers(cut)));
  CHECK(whole.bulletins().stats().terms == cut.bulletins().stats().terms);
}

TEST_CASE("without the text index, filters work and words are an error") {
  OpenOptions options = as_bulletins();
  options.text = false;
  const Catalog city = load(clean().ndjson, options);
  for (const char* question :
       {"bus", "심야", "\"night bus\"", "riv*", "kind:news bus", "title:bus"}) {
    INFO(question);
    const auto hits = city.bulletins().search(question);
    REQUIRE_FALSE(hits.ok());
    CHECK(hits.error().code == "no-text-index");
    const auto over_all = city.search(question);
    REQUIRE_FALSE(over_all.ok());
    CHECK(over_all.error().code == "no-text-index");
    CHECK_FALSE(city.bulletins().select(question).ok());
  }
  CHECK((answers(city, false) != answers(loaded(), false)));  // cursors name the version
  for (const char* question : {"", "kind:news", "topics:t1", "published:2015"}) {
    INFO(question);
    CHECK(city.bulletins().search(question)->total() ==
          loaded().bulletins().search(question)->total());
    CHECK(alike(all_ids(loaded().bulletins(), question, "title"),
                all_ids(city.bulletins(), question, "title")));
  }
  CHECK(city.version() != loaded().version());
}

TEST_CASE("records of several segments are sorted as one list is") {
  std::vector<const Row*> rows;
  for (const Row& row : clean().rows) rows.push_back(&row);
  const auto ids = [&] {
    std::vector<std::string> all;
    for (const Row* row : rows) all.push_back(row->id);
    return all;
  };
  const auto input_order = rows;
  SECTION("by title") {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row* a, const Row* b) { return small(a->title) < small(b->title); });
    CHECK(alike(ids(), all_ids(loaded().bulletins(), "", "title")));
  }
  SECTION("by title, descending") {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row* a, const Row* b) { return small(a->title) > small(b->title); });
    CHECK(alike(ids(), all_ids(loaded().bulletins(), "", "-title")));
  }
  SECTION("by a keyword, those without it last") {
    std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
      return a->series.empty() != b->series.empty() ? b->series.empty() : a->series < b->series;
    });
    CHECK(alike(ids(), all_ids(loaded().bulletins(), "", "series")));
    rows = input_order;
    std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
      return a->series.empty() != b->series.empty() ? b->series.empty() : a->series > b->series;
    });
    CHECK(alike(ids(), all_ids(loaded().bulletins(), "", "-series")));
  }
}

TEST_CASE("small pages over several segments are the whole answer in pieces") {
  // What the segments before have reached is not looked for again behind them; it
  // must not cost a row, above all where many rows are equal.
  const std::string question = GENERATE("lantern", "kind:news lantern", "lantern bus", "topics:t1");
  const std::string sort = GENERATE("", "published", "-published", "-published,title", "-updated");
  INFO(question << " by " << sort);
  const auto whole = all_ids(loaded().bulletins(), question, sort, 10000);
  REQUIRE(whole.size() > 20);
  SearchOptions options;
  options.sort = sort;
  for (const std::size_t limit : {1U, 10U, 20U}) {
    options.limit = limit;
    const auto hits = loaded().bulletins().search(question, options);
    REQUIRE(hits.ok());
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < hits->size(); ++i) ids.emplace_back(hits->record(i).id());
    CHECK(
        alike(std::vector(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(limit)), ids));
  }
  if (whole.size() < 300) CHECK(alike(whole, all_ids(loaded().bulletins(), question, sort, 7)));
}

TEST_CASE("facets of many and of few rows are those of a count") {
  const std::string kind = GENERATE("news", "manual");
  const bool rare = GENERATE(false, true);
  std::map<std::string, std::uint64_t> expected;
  for (const Row& row : clean().rows) {
    if (row.kind != kind || (rare && !row.rare)) continue;
    for (const std::string& topic : std::set(row.topics.begin(), row.topics.end()))
      ++expected[topic];
  }
  SearchOptions options;
  options.facets = {"topics"};
  options.limit = 0;
  const auto hits = loaded().bulletins().search("kind:" + kind + (rare ? " lantern" : ""), options);
  REQUIRE(hits.ok());
  std::map<std::string, std::uint64_t> found;
  for (const FacetValue& v : hits->facets()[0].values) found[v.value] = v.count;
  CHECK(found == expected);
}

TEST_CASE("totals and facets over several segments are those of a count") {
  std::map<std::string, std::uint64_t> kinds, topics, series;
  std::uint64_t rare = 0, rare_news = 0;
  for (const Row& row : clean().rows) {
    ++kinds[row.kind];
    auto distinct = row.topics;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (const std::string& topic : distinct) ++topics[topic];
    if (!row.series.empty()) ++series[row.series];
    rare += row.rare ? 1 : 0;
    rare_news += row.rare && row.kind == "news" ? 1 : 0;
  }
  SearchOptions options;
  options.facets = {"kind", "topics", "series"};
  options.facet_limit = 1000;
  const auto hits = loaded().bulletins().search("", options);
  REQUIRE(hits.ok());
  CHECK(hits->total() == many);
  const std::map<std::string, std::uint64_t>* expected[] = {&kinds, &topics, &series};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& values = hits->facets()[i].values;
    std::map<std::string, std::uint64_t> found;
    for (const FacetValue& v : values) found[v.value] = v.count;
    CHECK(found == *expected[i]);
    CHECK(std::is_sorted(values.begin(), values.end(), [](const auto& a, const auto& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    }));
  }
  CHECK(loaded().bulletins().search("lantern")->total() == rare);
  CHECK(loaded().bulletins().search("lanterns")->total() == rare);  // by their stem
  CHECK(loaded().bulletins().search("lan*")->total() == rare);
  CHECK(loaded().bulletins().search("+lantern kind:news")->total() == rare_news);
  CHECK(loaded().bulletins().select("lantern")->size() == rare);
}
