// What can be asked beyond words: references, lists, land; order, counts, groups.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "catalog/city.h"

using namespace madang;

namespace {

std::string asked(const Collection& collection, const char* text,
                  const SearchOptions& options = {}) {
  return ids(collection.search(text, options));
}

std::string counted(const Collection& collection, const char* text, const std::string& field) {
  SearchOptions options;
  options.facets = {field};
  const auto hits = collection.search(text, options);
  if (!hits) return "error " + hits.error().code;
  std::string out;
  for (const FacetValue& v : hits->facets()[0].values)
    out.append(out.empty() ? "" : " ").append(v.value).append("=").append(std::to_string(v.count));
  return out;
}

}  // namespace

TEST_CASE("conditions follow a reference one step") {
  const Catalog city = load_city();
  const Collection b = city.bulletins(), o = city.organizations();
  CHECK(asked(b, "organizations.kind:government") == "night river");
  CHECK(asked(b, "organizations.kind:company") == "river");
  CHECK(asked(b, "organizations.founded:1946") == "night river");
  CHECK(asked(b, "organizations.acronyms:SMG") == "night river");
  CHECK(asked(b, "organizations.name:서울") == "night river");
  CHECK(asked(b, "has:organizations.parent") == "river");
  CHECK(asked(b, "organizations.place.near:37.55,127,1km") == "river");
  CHECK(asked(b, "-organizations.kind:company bus") == "night old");
  CHECK(asked(o, "parent.kind:government") == "park");
  CHECK(asked(b, "organizations.id:park") == "river");
  const auto wrong = b.search("organizations.kimd:x");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().code == "unknown-field");
  CHECK(wrong.error().hint == "did you mean \"organizations.kind\"?");
  CHECK(asked(b, "organizations.founded:never") == "error bad-value");
  // Asked of all, those that have no such reference are left out.
  CHECK(ids(city.search("organizations.kind:company")) == "river");
}

TEST_CASE("a member that belongs elsewhere is found where it belongs") {
  const Catalog city = load_city(R"({"organizations":[
    {"id":"a","name":"A","place":{"country":"KR","city":"Seoul"}},
    {"id":"b","name":"B","place":{"country":"JP"}}]})");
  CHECK(asked(city.organizations(), "country:KR") == "a");
  CHECK(asked(city.organizations(), "country:kr OR country:jp") == "a b");
}

TEST_CASE("boxes and areas hold places") {
  const Catalog city = load_city();
  const Collection r = city.resources();
  CHECK(asked(r, "box:37.5,126.9,37.58,127") == "hall");
  CHECK(asked(r, "place.box:37.5,126.9,37.7,127.1") == "hall room");
  CHECK(asked(r, "box:37.5,127,37.7,126.9") == "room");  // around the other way
  CHECK(asked(r, "within:37.5,126.9,37.58,126.9,37.58,127,37.5,127") == "hall");
  CHECK(asked(r, "kind.near:1,2,3") == "error bad-value");
  CHECK(asked(r, "within:nowhere") == "error unknown-area");
}

TEST_CASE("areas have names, holes and several parts") {
  const std::string path = (std::filesystem::temp_directory_path() / "madang_areas.json").string();
  std::ofstream(path) << R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"중구","eng":"Jung-gu","code":4},"geometry":{"type":"Polygon",
     "coordinates":[[[126.9,37.5],[127.1,37.5],[127.1,37.7],[126.9,37.7],[126.9,37.5]],
                    [[127.0,37.55],[127.1,37.55],[127.1,37.65],[127.0,37.65],[127.0,37.55]]]}},
    {"type":"Feature","properties":{"name":"Point"},"geometry":{"type":"Point","coordinates":[1,2]}},
    {"type":"Feature","properties":{"name":"Two"},"geometry":{"type":"MultiPolygon","coordinates":[
     [[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[127.0,37.55],[127.1,37.55],[127.1,37.65],[127.0,37.65],[127.0,37.55]]]]}}]})";
  OpenOptions options;
  options.areas = {path};
  const auto city = Catalog::load(city_json, options);
  REQUIRE(city.ok());
  const Collection r = city->resources();
  CHECK(asked(r, "within:중구") == "hall");  // the room stands in the hole
  CHECK(asked(r, "within:jung-GU") == "hall");
  CHECK(asked(r, "within:two") == "room");
  CHECK(asked(r, "-within:중구") == "room drill");
  const auto wrong = r.search("within:Jung-go");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.error().hint == "did you mean \"Jung-gu\"?");
  std::ofstream(path) << R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[900,0],[1,1]]]}}]})";
  const auto broken = Catalog::load(city_json, options);
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().code == "bad-areas");
  CHECK(broken.error().pointer == "/features/0/geometry/coordinates");
  std::remove(path.c_str());
  CHECK(Catalog::load(city_json, options).error().code == "not-found");
}

TEST_CASE("several fields sort one after the other, missing last, texts as people look them up") {
  const Catalog city = load_city(R"({"resources":[
    {"id":"1","name":"나루","kind":"space","capacity":5},
    {"id":"2","name":"Bridge","kind":"goods","capacity":5},
    {"id":"3","name":"bank","kind":"space"},
    {"id":"4","name":"가람","kind":"goods","capacity":9},
    {"id":"5","name":"漢江","kind":"space","capacity":9},
    {"id":"6","name":"2층","capacity":5}]})");
  const Collection r = city.resources();
  SearchOptions options;
  options.sort = "name";
  CHECK(asked(r, "", options) == "6 3 2 4 1 5");
  options.sort = "-name";
  CHECK(asked(r, "", options) == "5 1 4 2 3 6");
  options.sort = "capacity,name";
  CHECK(asked(r, "", options) == "6 2 1 4 5 3");
  options.sort = "-capacity,-name";
  CHECK(asked(r, "", options) == "5 4 1 2 6 3");
  options.sort = "kind,-capacity,name";
  CHECK(asked(r, "", options) == "4 2 5 1 3 6");
  options.sort = "kind,";
  CHECK(asked(r, "", options) == "2 4 1 3 5 6");
  options.sort = "a,b,c,d,e";
  CHECK(asked(r, "", options) == "error bad-sort");
}

TEST_CASE("everything is counted: numbers, dates by year and month, references") {
  const Catalog city = load_city();
  const Collection b = city.bulletins(), r = city.resources();
  CHECK(counted(b, "", "published.year") == "2012=1 2021=1 2022=2");
  CHECK(counted(b, "", "published.month") == "2012=1 2021-07=1 2022-04=1 2022-05=1");
  CHECK(counted(b, "", "published") == "2012=1 2021-07=1 2022-04-18=1 2022-05-12=1");
  CHECK(counted(b, "bus", "published.year") == "2012=1 2022=2");
  CHECK(counted(b, "", "organizations") == "smg=2 park=1");
  CHECK(counted(r, "", "capacity") == "30=1 6=1");
  CHECK(counted(r, "", "price.amount") == "0=1 10000=1");
  CHECK(counted(r, "kind:goods", "capacity").empty());
  CHECK(counted(b, "", "title") == "error bad-facet");
  CHECK(counted(b, "", "published.week") == "error unknown-field");
}

TEST_CASE("groups add up numbers") {
  const Catalog city = load_city(R"({"resources":[
    {"id":"1","name":"a","kind":"space","capacity":10,"tags":["x","y","x"]},
    {"id":"2","name":"b","kind":"space","capacity":20,"tags":["x"]},
    {"id":"3","name":"c","kind":"space","tags":["y"]},
    {"id":"4","name":"d","kind":"goods","capacity":3},
    {"id":"5","name":"e"}]})");
  const Collection r = city.resources();
  GroupOptions options;
  options.by = "kind";
  options.of = "capacity";
  options.percentiles = {0, 50, 75};
  CHECK(r.group("", options)->to_json() ==
        R"({"by":"kind","of":"capacity","total":5,"missing":1,"groups":2,"values":[)"
        R"({"value":"space","count":3,"numbers":2,"sum":30,"min":10,"max":20,"mean":15,)"
        R"("p0":10,"p50":15,"p75":17.5},)"
        R"({"value":"goods","count":1,"numbers":1,"sum":3,"min":3,"max":3,"mean":3,)"
        R"("p0":3,"p50":3,"p75":3}]})");
  options.by = "tags";
  const auto tags = r.group("kind:space", options);
  REQUIRE(tags->values.size() == 2);
  CHECK(tags->values[0].value == "x");
  CHECK(tags->values[0].count == 2);
  CHECK(tags->values[0].sum == 30);  // a tag that is named twice counts once
  CHECK(tags->values[1].count == 2);
  CHECK(tags->values[1].numbers == 1);
  options.by = "";
  const auto all = r.group("", options);
  REQUIRE(all->values.size() == 1);
  CHECK(all->values[0].count == 5);
  CHECK(all->values[0].sum == 33);
  options.of = "name";
  CHECK(r.group("", options).error().code == "bad-aggregate");
  options.of = "capacity";
  options.percentiles = {101};
  CHECK(r.group("", options).error().code == "bad-aggregate");
  options.by = "nmae";
  CHECK_FALSE(r.group("", options).ok());
}

TEST_CASE("a page begins behind the record that the one before ended with") {
  std::string json = "[";
  for (int i = 0; i < 60; ++i)
    json += std::string(i > 0 ? "," : "") + R"({"type":"resources","id":"r)" + std::to_string(i) +
            R"(","name":"이름 )" + std::to_string(i % 7) + "\"" +
            (i % 5 == 0 ? "" : ",\"capacity\":" + std::to_string(i % 4)) + "}";
  const Catalog city = load_city(json + "]");
  for (const char* sort :
       {"", "capacity", "-capacity", "name", "-name,capacity", "capacity,-name", "-id"}) {
    SearchOptions whole;
    whole.limit = 1000;
    whole.sort = sort;
    for (const char* text : {"", "이름", "-capacity:2"}) {
      INFO(sort << " | " << text);
      const std::string expected = asked(city.resources(), text, whole);
      SearchOptions page = whole;
      page.limit = 7;
      std::string all;
      int pages = 0;
      do {
        const auto hits = city.resources().search(text, page);
        REQUIRE(hits.ok());
        all.append(all.empty() ? "" : " ").append(ids(hits));
        page.after = hits->next();
      } while (!page.after.empty() && ++pages < 20);
      CHECK(all == expected);
    }
  }
}

TEST_CASE("a cursor says what it does not belong to") {
  const Catalog city = load_city(), other = load_city(R"([{"type":"bulletins","id":"a","title":"x"},
    {"type":"bulletins","id":"b","title":"y"}])");
  SearchOptions options;
  options.limit = 1;
  options.after = city.bulletins().search("", options)->next();
  const auto version = other.bulletins().search("", options);
  REQUIRE_FALSE(version.ok());
  CHECK(version.error().message == "the cursor belongs to another version of the data");
  const auto question = city.bulletins().search("bus", options);
  REQUIRE_FALSE(question.ok());
  CHECK(question.error().message == "the cursor belongs to another question, order or collection");
  // One that names a record the answer does not have.
  options.after = options.after.substr(0, 17) + "0-ff";
  CHECK(asked(city.bulletins(), "", options) == "error bad-cursor");
  options.after = options.after.substr(0, 17) + "9-0";
  CHECK(asked(city.bulletins(), "", options) == "error bad-cursor");
}

TEST_CASE("records are shown in part") {
  const Catalog city = load_city();
  SearchOptions options;
  options.fields = {"place.district", "price"};
  CHECK(city.resources().search("", options)->hit_json(0) ==
        R"({"id":"hall","price":{"amount":10000,"currency":"KRW"},"place":{"district":"중구"},)"
        R"("_hit":{"collection":"resources"}})");
  options.fields = {"attachments.title"};
  CHECK(city.bulletins().search("has:attachments", options)->hit_json(0) ==
        R"({"id":"water","attachments":[{"title":"Brochure"}],"_hit":{"collection":"bulletins"}})");
  options.fields = {"titel"};
  CHECK(asked(city.bulletins(), "", options) == "error unknown-field");
}

TEST_CASE("a plan tells how each part was answered") {
  const Catalog city = load_city();
  SearchOptions options;
  options.explain = true;
  const auto hits = city.bulletins().search("bus topics:transport published>=2022", options);
  REQUIRE(hits.ok());
  REQUIRE(hits->plan().size() == 4);
  CHECK(hits->plan()[0].how == "join");
  CHECK(hits->plan()[0].rows == 1);
  CHECK(hits->plan()[1].part == "bus");
  CHECK(hits->plan()[1].how == "words");
  CHECK(hits->plan()[1].rows == 3);
  CHECK(hits->plan()[2].how == "rows of values");
  CHECK(hits->plan()[2].touched == 1);
  CHECK(hits->plan()[3].how == "days");
  CHECK(hits->plan()[3].depth == 1);
  CHECK(hits->to_json().find("\"plan\":[{\"depth\":0") != std::string::npos);
  options.explain = false;
  CHECK(city.bulletins().search("bus", options)->plan().empty());
}

TEST_CASE("an address is the question it asks") {
  const Catalog city = load_city();
  const auto of = [&](const char* url) {
    const auto asked = read_url(url);
    return asked ? ids(ask(city, *asked)) : "error " + asked.error().code;
  };
  CHECK(of("/api/v1/bulletins?topics=transport&topics=parks&sort=-published") == "river night");
  CHECK(of("http://127.0.0.1:8750/api/v1/resources?q=hall%20OR%20room&limit=1#top") == "hall");
  CHECK(of("http://127.0.0.1:8750/?q=&in=bulletins&f.topics=parks") == "river");
  CHECK(of("http://127.0.0.1:8750/?q=bus&in=resources") == "hall");
  CHECK(of("/api/v1/search?q=organizations.kind%3Acompany") == "river");
  CHECK(of("/api/v1/bulletins?organizations.kind=company") == "river");
  CHECK(of("/api/v1/bulletins?published.gte=2022-05") == "river");
  CHECK(of("/api/v1/bulletins?published.from=2022") == "error unknown-parameter");
  CHECK(of("/api/v1/bulletins?limit=1001") == "error bad-parameter");
  CHECK(of("/api/v1/bulletins?explain=2") == "error bad-parameter");
  CHECK(of("/api/v1/version") == "error bad-url");
  CHECK(of("http://127.0.0.1:8750/?show=bulletins/night") == "error bad-url");
  CHECK(of("bus") == "error bad-url");
}
