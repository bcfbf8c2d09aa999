// What the ledger has removed or replaced is nowhere: not in totals, facets, groups,
// pages, references, suggestions, nor among what is like something.
#include <set>

#include "catalog/city.h"
#include "sharing/shared.h"

using namespace madang;

namespace {

struct Hidden {
  LedgerPath path;
  Catalog city = load_city();
  Ledger ledger = *Ledger::open(city, path);
};

/// As many bulletins as that, of which each says "bus" as often as its number says.
std::string buses(int count) {
  std::string json = R"({"bulletins":[)";
  for (int i = 0; i < count; ++i) {
    json += i == 0 ? "" : ",";
    json += R"({"id":"b)" + std::to_string(100 + i) + R"(","title":"Notice )" + std::to_string(i) +
            R"(","kind":")" + (i % 2 == 0 ? "news" : "notice") + R"(","body":")";
    for (int k = 0; k <= i % 7; ++k) json += "bus ";
    json += R"(","published":"2022-01-)" + std::string(i % 28 < 9 ? "0" : "") +
            std::to_string(i % 28 + 1) + R"("})";
  }
  return json + "]}";
}

/// All pages of a question, as ids.
std::vector<std::string> paged(const Catalog& city, std::string_view text,
                               const std::string& sort) {
  std::vector<std::string> all;
  SearchOptions options;
  options.limit = 7;
  options.sort = sort;
  while (true) {
    const auto hits = city.bulletins().search(text, options);
    REQUIRE(hits.ok());
    for (std::size_t i = 0; i < hits->size(); ++i) all.emplace_back(hits->record(i).id());
    if (hits->next().empty()) return all;
    options.after = hits->next();
  }
}

}  // namespace

TEST_CASE("totals, facets, groups and pages leave out what is hidden") {
  LedgerPath path;
  const Catalog city = load_city(buses(60));
  const Ledger opened = *Ledger::open(city, path);
  Ledger ledger = opened;
  std::set<std::string> gone;
  for (int i = 3; i < 60; i += 5) {
    const std::string id = "b" + std::to_string(100 + i);
    gone.insert(id);
    REQUIRE(ledger.remove("bulletins/" + id).ok());
  }
  const std::size_t left = 60 - gone.size();
  SearchOptions options;
  options.facets = {"kind", "published.month"};
  for (const char* text : {"bus", "", "published>=2022-01-01", "kind:news OR kind:notice"}) {
    const auto hits = city.bulletins().search(text, options);
    REQUIRE(hits.ok());
    CHECK(hits->total() == left);
    std::uint64_t counted = 0;
    for (const FacetValue& v : hits->facets()[0].values) counted += v.count;
    CHECK(counted == left);
    CHECK(hits->facets()[1].values.front().count == left);
    for (const char* sort : {"", "-published", "title", "kind,-published"}) {
      const auto all = paged(city, text, sort);
      CHECK(all.size() == left);
      CHECK(std::set<std::string>(all.begin(), all.end()).size() == left);
      for (const std::string& id : all) CHECK(gone.count(id) == 0);
    }
  }
  CHECK(city.bulletins().search("-taxi")->total() == left);
  GroupOptions by_kind;
  by_kind.by = "kind";
  const auto groups = city.bulletins().group("", by_kind);
  REQUIRE(groups.ok());
  std::uint64_t grouped = 0;
  for (const auto& group : groups->values) grouped += group.count;
  CHECK(grouped == left);
}

TEST_CASE("the best that can be seen come first, however many better ones are hidden") {
  LedgerPath path;
  const Catalog city = load_city(buses(60));
  Ledger ledger = *Ledger::open(city, path);
  SearchOptions options;
  options.limit = 5;
  const auto before = paged(city, "bus notice", "");
  std::set<std::string> gone(before.begin(), before.begin() + 20);
  for (const std::string& id : gone) REQUIRE(ledger.remove("bulletins/" + id).ok());
  const std::vector<std::string> wanted(before.begin() + 20, before.end());
  CHECK(paged(city, "bus notice", "") == wanted);
  const auto first = city.bulletins().search("bus notice", options);
  for (std::size_t i = 0; i < 5; ++i) CHECK(first->record(i).id() == wanted[i]);
}

TEST_CASE("a reference to what is gone leads nowhere") {
  Hidden c;
  CHECK(ids(c.city.bulletins().search("organizations.kind:government")) == "night river");
  REQUIRE(c.ledger.remove("organizations/smg").ok());
  CHECK(ids(c.city.bulletins().search("organizations.kind:government")) == "");
  REQUIRE(
      c.ledger.put("organizations", R"({"id":"smg","kind":"company","name":"Seoul Inc"})").ok());
  CHECK(ids(c.city.bulletins().search("organizations.kind:company")) == "night river");
}

TEST_CASE("what is gone is not suggested, and its names mean nothing") {
  Hidden c;
  const auto texts = [&](std::string_view typed) {
    std::string all;
    const auto found = c.city.suggest(typed, 10);
    for (const Suggestion& s : *found) all += s.text + "|";
    return all;
  };
  CHECK(texts("Riv") == "River parks|");
  REQUIRE(c.ledger.put("bulletins", R"({"id":"river","title":"Rivet works"})").ok());
  CHECK(texts("Riv") == "Rivet works|");
  REQUIRE(c.ledger.remove("bulletins/river").ok());
  CHECK(texts("Riv") == "");
}

TEST_CASE("a suggestion counts the records there are, loaded or put") {
  Hidden c;
  const auto first = [&](std::string_view typed) {
    const auto found = c.city.suggest(typed, 10);
    return found->empty() ? "" : found->front().text + " " + std::to_string(found->front().records);
  };
  CHECK(first("Riv") == "River parks 1");
  REQUIRE(c.ledger.put("bulletins", R"({"id":"r2","title":"River parks"})").ok());
  REQUIRE(c.ledger.put("bulletins", R"({"id":"r3","title":"River trails"})").ok());
  CHECK(first("Riv") == "River parks 2");
  REQUIRE(c.ledger.put("bulletins", R"({"id":"r4","title":"River trails"})").ok());
  REQUIRE(c.ledger.remove("bulletins/river").ok());
  CHECK(first("Riv") == "River trails 2");
  const auto all = c.city.suggest("Riv", 1);
  CHECK(all->size() == 1);
}

TEST_CASE("names that are put mean the same at once, and no longer when they are gone") {
  Hidden c;
  const auto found = [&](std::string_view text) { return ids(c.city.bulletins().search(text)); };
  REQUIRE(c.ledger.put("bulletins", R"({"id":"lab","title":"Opening of the NBL"})").ok());
  CHECK(found("\"Moonlight Laboratory\"") == "");
  REQUIRE(
      c.ledger
          .put("organizations", R"({"id":"nbl","name":"Moonlight Laboratory","acronyms":["NBL"]})")
          .ok());
  CHECK(found("\"Moonlight Laboratory\"") == "lab");
  REQUIRE(c.ledger.put("bulletins", R"({"id":"other","title":"About the NBL"})").ok());
  CHECK(found("\"Moonlight Laboratory\"") == "other lab");  // the shorter title first
  REQUIRE(c.ledger.put("organizations", R"({"id":"nbl","name":"Moonlight"})").ok());
  CHECK(found("\"Moonlight Laboratory\"") == "");
}

TEST_CASE("records like one are those that are there") {
  Hidden c;
  const auto like = [&] {
    std::string all;
    const auto hits = c.city.get("bulletins/night")->similar(10);
    for (std::size_t i = 0; i < hits->size(); ++i) all += std::string(hits->record(i).id()) + " ";
    return all;
  };
  REQUIRE(like().find("river") != std::string::npos);
  REQUIRE(c.ledger.remove("bulletins/river").ok());
  CHECK(like().find("river") == std::string::npos);
}

TEST_CASE("counts of the city are of what is there") {
  Hidden c;
  REQUIRE(c.ledger.remove("bulletins/water").ok());
  REQUIRE(c.ledger.remove("bulletins/old").ok());
  const CollectionStats stats = c.city.bulletins().stats();
  CHECK(stats.records == 3);
  CHECK(stats.first_date == "2022-04-18");
  for (const FacetValue& v : stats.kinds) CHECK(v.value == "news");
}
