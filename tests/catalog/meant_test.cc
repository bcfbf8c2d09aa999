// Questions whose words are nowhere as they were typed, and names that mean the same.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catalog/city.h"

using namespace madang;

namespace {

/// "TERM:HOW" of each reason of the first hit, joined by blanks.
std::string why(const Result<Hits>& hits, std::size_t i = 0) {
  std::string out;
  if (!hits || hits->size() <= i) return out;
  for (const Why& w : hits->why(i))
    out.append(out.empty() ? "" : " ").append(w.term).append(":").append(w.how);
  return out;
}

const char* wego_json = R"({
"organizations":[
 {"id":"wego","name":{"en":"World Smart Sustainable Cities Organization","ko":"세계스마트시티기구"},"other_names":["WEGOV"],"acronyms":["WeGO"]},
 {"id":"other","name":"Other","acronyms":["OTH"]}],
"bulletins":[
 {"id":"ko","title":"세계스마트시티기구 총회","published":"2022"},
 {"id":"en","title":"The general assembly of WeGO"},
 {"id":"far","title":"World of cities"},
 {"id":"hall","title":"New city hall opens"},
 {"id":"sicheong","title":"시청 앞 광장"}]})";

/// A file that is removed at the end.
struct File {
  std::string path;
  explicit File(const std::string& text) {
    path = (std::filesystem::temp_directory_path() /
            ("madang-synonyms-" + std::to_string(getpid()) + ".txt"))
               .string();
    std::ofstream(path) << text;
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
};

}  // namespace

TEST_CASE("a word that is nowhere is read as what it may have been meant to be") {
  const Catalog city = load_city();
  SECTION("a typing mistake") {
    const auto hits = city.bulletins().search("undatd manuel");
    CHECK(ids(hits) == "old");
    CHECK(why(hits) == "manual:typo");
    CHECK(hits->did_you_mean() == "undatd manual");
  }
  SECTION("the other keyboard") {
    const auto hits = city.search("ghldmltlf");
    CHECK(ids(hits) == "undated");
    CHECK(why(hits) == "회의실:keyboard 회의실:keyboard");
    CHECK(hits->did_you_mean() == "회의실");
  }
  SECTION("initial consonants") {
    const auto hits = city.search("ㅅㅇㅅㅊ");
    CHECK(ids(hits) == "undated");
    CHECK(why(hits) == "서울시청:initials");
  }
  SECTION("a half-typed syllable") {
    const auto hits = city.search("서울시처");
    CHECK(ids(hits) == "undated");
    CHECK(why(hits) == "서울시청:syllable");
  }
  SECTION("in one field only") {
    CHECK(ids(city.bulletins().search("title:(manuel)")) == "old");
    CHECK(ids(city.bulletins().search("body:(manuel)")).empty());
  }
}

TEST_CASE("words that are there, and those behind a minus, stay as they are") {
  const Catalog city = load_city();
  CHECK(city.search("bus")->did_you_mean().empty());
  CHECK(why(city.search("buses manual"), 0).find("typo") == std::string::npos);
  CHECK(ids(city.bulletins().search("manual -buss")) == "old");
  CHECK(ids(city.bulletins().search("\"manuel\"")).empty());
  CHECK(ids(city.bulletins().search("manuel*")).empty());
}

TEST_CASE("a word with a tilde finds mistakes too, below the word itself") {
  const Catalog city = load_city(R"({"bulletins":[
    {"id":"far","title":"bush bush bush"},{"id":"exact","title":"none","body":"a long text with one bus in it and much else besides that tells nothing"},
    {"id":"no","title":"tram"}]})");
  const auto hits = city.bulletins().search("bus~");
  CHECK(ids(hits) == "exact far");
  CHECK(why(hits, 0) == "bus:word");
  CHECK(why(hits, 1) == "bush:typo");
  CHECK(ids(city.bulletins().search("bus")) == "exact");
  CHECK(hits->did_you_mean().empty());
}

TEST_CASE("an organization's names and acronyms stand for each other") {
  const Catalog city = load_city(wego_json);
  for (const char* name :
       {"WEGOV", "wego", "세계스마트시티기구", "World Smart Sustainable Cities Organization"}) {
    INFO(name);
    const std::string found = ids(city.bulletins().search(name));
    CHECK(found.find("ko") != std::string::npos);
    CHECK(found.find("en") != std::string::npos);
  }
  const auto hits = city.bulletins().search("세계스마트시티기구");
  CHECK(ids(hits) == "ko en");  // the form that was typed first
  CHECK(why(hits, 1) == "WeGO:synonym");
  CHECK(ids(city.bulletins().search("OTH")).empty());
}

TEST_CASE("synonyms come from a file too") {
  const File file("시청 = city hall\n");
  OpenOptions options;
  options.synonyms = file.path;
  const auto city = Catalog::load(wego_json, options);
  REQUIRE(city.ok());
  CHECK(ids(city->bulletins().search("시청")) == "sicheong hall");
  const auto hits = city->bulletins().search("city hall");
  CHECK(ids(hits).find("sicheong") != std::string::npos);
  CHECK(ids(city->bulletins().search("\"city hall\"")) == "hall sicheong");
  CHECK(ids(city->bulletins().search("+시청")) == "sicheong hall");
  CHECK(ids(city->bulletins().search("광장 -시청")).empty());
  CHECK(ids(city->bulletins().search("-시청 hall")) == "hall");
  CHECK(city->bulletins().select("시청")->size() == 2);
}

TEST_CASE("a file of synonyms that cannot be used is an error of opening") {
  const File bad("one name\n");
  OpenOptions options;
  options.synonyms = bad.path;
  const auto city = Catalog::load(wego_json, options);
  REQUIRE_FALSE(city.ok());
  CHECK(city.error().code == "bad-synonyms");
  CHECK(city.error().line == 1);
  options.synonyms = bad.path + ".none";
  CHECK(Catalog::load(wego_json, options).error().code == "not-found");
}

TEST_CASE("hostile words are answered within bounds") {
  std::string json = R"({"bulletins":[{"id":"x","title":")";
  for (int i = 0; i < 20'000; ++i) json += "w" + std::to_string(i * 7919 % 100'003) + "ab ";
  const Catalog city = load_city(json + "\"}]}");
  std::string many;
  for (int i = 0; i < 9000; ++i) many += "zq" + std::to_string(i) + "xyz ";
  CHECK(city.search(many).ok());
  CHECK(city.search(std::string(500'000, 'q') + "~").ok());
  std::string consonants;
  for (int i = 0; i < 100'000; ++i) consonants += "ㅅ";
  CHECK(city.search(consonants).ok());
}
