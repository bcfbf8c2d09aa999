// A page is the beginning of the whole answer, although the rows that cannot come
// on it are not scored to the end.
#include <algorithm>

#include "catalog/generated.h"

using namespace madang;
using namespace madang::generated;

namespace {

std::vector<std::pair<std::string, double>> first(const Catalog& city, std::string_view question,
                                                  std::size_t count) {
  SearchOptions options;
  options.limit = count;
  options.why = false;
  const auto hits = city.bulletins().search(question, options);
  REQUIRE(hits.ok());
  std::vector<std::pair<std::string, double>> all;
  for (std::size_t i = 0; i < hits->size(); ++i)
    all.emplace_back(hits->record(i).id(), hits->score(i));
  return all;
}

}  // namespace

TEST_CASE("the first hits are those of the whole answer, scores and all") {
  const Catalog city = load(city_of(3000).ndjson, as_bulletins());
  // Rare words before frequent ones, so that there is something to leave out.
  for (const char* question :
       {"lantern bus", "lantern bus river seoul night water", "lantern 심야버스 회의실을 10만",
        "bus bus lantern", "+bus lantern river", "lantern OR bus", "lantern \"night bus\"",
        "title:lantern bus", "riv* lantern", "심야버스를 서울시에서"}) {
    INFO(question);
    const auto whole = first(city, question, 10000);
    REQUIRE(whole.size() > 20);
    for (std::size_t i = 1; i < whole.size(); ++i) REQUIRE(whole[i - 1].second >= whole[i].second);
    for (const std::size_t count : {1U, 7U, 20U}) {
      const auto page = first(city, question, count);
      REQUIRE(page.size() == count);
      for (std::size_t i = 0; i < count; ++i) {
        CHECK(page[i].first == whole[i].first);
        CHECK(page[i].second == whole[i].second);
      }
    }
  }
}

TEST_CASE("the records that have a rare word come before those that do not") {
  const City made = city_of(2000);
  const Catalog city = load(made.ndjson, as_bulletins());
  std::size_t rare = 0;
  for (const Row& row : made.rows) rare += row.rare ? 1 : 0;
  const auto page = first(city, "lantern bus", rare);
  for (const auto& [id, score] : page) {
    const auto row = std::find_if(made.rows.begin(), made.rows.end(),
                                  [&id = id](const Row& r) { return r.id == id; });
    REQUIRE(row != made.rows.end());
    CHECK(row->rare);
  }
}
