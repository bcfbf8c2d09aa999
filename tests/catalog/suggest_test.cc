// Completions over a city.
#include <madang/output.h>

#include <thread>

#include "catalog/city.h"

using namespace madang;

namespace {

/// "collection.field:text" of each suggestion.
std::string suggest(const Catalog& city, std::string_view typed, std::size_t limit = 8) {
  const auto found = city.suggest(typed, limit);
  REQUIRE(found.ok());
  std::string out;
  for (const Suggestion& s : *found)
    out.append(out.empty() ? "" : " | ").append(s.collection + "." + s.field + ":" + s.text);
  return out;
}

}  // namespace

TEST_CASE("titles, names, acronyms and topics are suggested, in both languages") {
  const Catalog city = load_city();
  CHECK(suggest(city, "late") == "bulletins.title:Late-night buses extended");
  CHECK(suggest(city, "심야") == "bulletins.title:심야버스를 늘립니다");
  CHECK(suggest(city, "smg") == "organizations.acronyms:SMG");
  CHECK(suggest(city, "transp") == "bulletins.topics:transport");
  CHECK(suggest(city, "ㅅㅇㅌ") == "organizations.name:서울특별시");
  CHECK(suggest(city, "bus h") == "resources.name:Bus hall");
  CHECK(suggest(city, "reached").empty());  // of a body
}

TEST_CASE("a suggestion says how many records have it and what was typed") {
  const Catalog city = load_city(R"({"bulletins":[
    {"id":"a","title":"x","topics":["<b>","Bus lanes"]},{"id":"b","title":"y","topics":["bus lanes"]}]})");
  const auto found = city.suggest("lan");
  REQUIRE(found->size() == 1);
  const Suggestion& s = found->front();
  CHECK(s.records == 2);
  CHECK(s.how == "word");
  CHECK(to_html(s) == "Bus <mark>lan</mark>es");
  CHECK(
      to_json(*found) ==
      R"([{"text":"Bus lanes","field":"topics","collection":"bulletins","records":2,"how":"word","spans":[[4,7]]}])");
  CHECK(to_html(city.suggest("b")->back()) == "&lt;<mark>b</mark>&gt;");
  CHECK(to_json({}) == "[]");
}

TEST_CASE("too many suggestions are an error, none are none") {
  const Catalog city = load_city();
  CHECK(city.suggest("a", 101).error().code == "bad-limit");
  CHECK(city.suggest("a", 0)->empty());
  CHECK(suggest(city, "", 8).empty());
}

TEST_CASE("several threads may ask for the first suggestion") {
  const Catalog city = load_city();
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers)
    threads.emplace_back([&] { answer = to_json(*city.suggest("심야")); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) CHECK(answer == answers.front());
}
