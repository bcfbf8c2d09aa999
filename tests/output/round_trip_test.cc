// A record in which every member says something, through each shape and back.
#include <madang/import.h>
#include <madang/madang.h>

#include <map>

#include "json/tree.h"
#include "output/exporter.h"
#include "reflect/record_info.h"
#include "support/catch.h"

using namespace madang;

namespace {

// "x" are members that nobody knows.
const std::map<std::string, std::string> whole{
    {"bulletins",
     R"({"id":"b","kind":"manual","title":{"en":"Night bus","ko":"심야버스"},
  "summary":{"en":"Short."},"body":{"en":"It runs <b> at night."},"language":"en","author":"Seoul",
  "published":"2022-05","updated":"2022-05-13T00:00:00+09:00","topics":["transport, bus","night"],
  "places":[{"name":"Plaza","address":"1 Plaza","lat":37.5,"lon":126.9,"city":"Seoul",
    "district":"Jung-gu","country":"KR","x":1},{"name":{"ko":"역"}}],
  "organizations":["o","other"],
  "attachments":[{"title":{"en":"Map"},"url":"https://city/map.pdf","media_type":"application/pdf","bytes":12,"x":1},
    {"title":"No address"}],
  "parts":[{"number":"01","title":{"en":"One"},"summary":"What it says","url":"https://city/1","x":1}],
  "period":{"from":"2022-06-01","to":"2022-06","x":1},"series":"Letters","url":"https://city/b",
  "source":"seoul.go.kr","provenance":{"file":"a.json","start":0,"end":1,"notes":["title-cut"]},"x":{"deep":[1]}})"},
    {"organizations",
     R"({"id":"o","kind":"institute","kinds":["institute","school"],
  "name":{"en":"Training Institute","ko":"훈련원"},"other_names":["The Institute"],"acronyms":["TI"],
  "description":{"en":"Trains."},"parent":"p","founded":"1996","dissolved":"2012-05","status":"withdrawn",
  "seats":[{"place":{"name":"Seat","address":"Montreal","lat":45.5,"lon":-73.5,"city":"Montreal",
    "district":"Old Town","country":"CA","x":1},"from":"1996","to":"2012","role":"headquarters","note":{"en":"First"},"x":1}],
  "relations":[{"kind":"successor","to":"q","label":"The next","from":"2012","until":"2013-01-02","x":1},
    {"kind":"child","to":"r"}],
  "place":{"name":{"en":"House"},"address":"1 Street, Old Town","lat":45.5,"lon":-73.5,"city":"Montreal",
    "district":"Old Town","country":"CA","x":{"floor":3}},
  "homepage":"https://miti.example","logo":"https://miti.example/l.png","source":"registry",
  "provenance":{"file":"a.json"},"x":1})"},
    {"resources",
     R"({"id":"r","kind":"information","name":{"ko":"강당","en":"Hall"},"description":{"ko":"넓다"},
  "owner":"jung-gu","place":{"name":{"ko":"센터"},"address":"중구 1","lat":37.5,"lon":126.9,"city":"Seoul",
    "district":"중구","country":"KR","x":1},"capacity":50,
  "price":{"amount":0,"currency":"KRW","per":"PT2H","note":{"ko":"주민 무료"},"x":1},
  "availability":{"time_zone":"Asia/Seoul",
    "weekly":[{"days":["mo","holiday"],"from":"09:00","to":"20:00","x":1},{"days":["holiday"],"from":"10:00","to":"12:00"}],
    "seasons":[{"from":"03-01","to":"10-31","closed":true,"hours":[{"days":["tu"],"from":"09:00","to":"10:00"}],"note":"Summer","x":1}],
    "recurring":[{"from":"2024-01-01T09:00:00","to":"2024-01-01T10:00:00","duration":"PT1H","rule":"FREQ=MONTHLY","exdates":["2024-02-01"],
      "closed":true,"note":"Monthly","x":1}],
    "exceptions":[{"from":"2022-06-01","to":"2022-06-03","closed":true,"hours":[{"days":["we"],"from":"09:00","to":"10:00"},{"from":"11:00","to":"12:00"}],
      "note":{"en":"Voting"},"x":1}],
    "opening_hours":"Mo-Fr 09:00-18:00; PH off","holidays":"KR","notice":"P1D","slot":"PT1H","buffer":"PT10M",
    "quantity":3,"reception":{"from":"2022-01-01","to":"2022-02-01","x":1},"x":1},
  "conditions":{"ko":"신청"},"tags":["hall","a, b"],"as_of":"2022-01","url":"https://city/r",
  "source":"seoul.go.kr","provenance":{"file":"a.json"},"x":1})"}};

/// Names of members of a record and its parts that no value is there for.
std::vector<std::string> empty_members(const reflect::RecordInfo& info, const json::Value& value,
                                       const std::string& at = {}) {
  std::vector<std::string> out;
  for (const reflect::FieldInfo& field : info.fields) {
    const json::Value member = value[field.name];
    if (!member) out.push_back(at + std::string(field.name));
    else if (field.nested != nullptr && field.name != "provenance")
      for (std::string& name : empty_members(*field.nested, field.list ? member.at(0) : member,
                                             at + std::string(field.name) + "."))
        out.push_back(std::move(name));
  }
  return out;
}

Catalog loaded(const std::string& text) {
  auto city = Catalog::load(text);
  REQUIRE(city.ok());
  CHECK(city->report().refused == 0);
  return std::move(*city);
}

std::string record_of(const Catalog& city, const std::string& collection) {
  const auto all = city.collection(collection);
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  return all->at(0).json();
}

/// The members of the type, each on its own; those of nobody behind the first time through.
void same(const reflect::RecordInfo& info, const std::string& was, const std::string& is) {
  json::Tree left, right;
  REQUIRE(!left.parse_copy(was));
  REQUIRE(!right.parse_copy(is));
  for (const reflect::FieldInfo& field : info.fields) {
    if (field.name == "provenance") continue;
    INFO(field.name);
    CHECK(right.root()[field.name].raw() == left.root()[field.name].raw());
  }
  CHECK(right.root()["x"].raw() == left.root()["x"].raw());
  CHECK(is.find("_fields") == is.npos);
}

}  // namespace

TEST_CASE("a whole record comes back whole from every shape that has a place for all of it") {
  for (const auto& [collection, text] : whole) {
    const reflect::RecordInfo& info = *reflect::find_collection(collection)->record;
    {
      INFO(collection);
      json::Tree tree;
      REQUIRE(!tree.parse_copy(text));
      // Whoever adds a member to a type adds it here.
      CHECK(empty_members(info, tree.root()) == std::vector<std::string>{});
    }
    const Catalog city = loaded("{\"" + collection + "\":[" + text + "]}");
    CHECK(city.report().repaired == 0);
    std::vector<std::string> shapes{"json", "ndjson", "csv", "geojson"};
    for (const output::Exporter& each : output::exporters())
      if (each.keeps && each.takes(collection)) shapes.emplace_back(each.name);
    for (const std::string& shape : shapes) {
      const auto once = export_records(city, shape, collection);
      REQUIRE(once.ok());
      INFO(collection << " as " << shape << ": " << *once);
      const Catalog back = loaded(*once);
      same(info, record_of(city, collection), record_of(back, collection));
      const Catalog again = loaded(*export_records(back, shape, collection));
      same(info, record_of(city, collection), record_of(again, collection));
    }
  }
}

TEST_CASE("a record of nothing but a name comes back so") {
  for (const auto& [collection, text] : whole) {
    const bool titled = collection == "bulletins";
    const Catalog city = loaded("{\"" + collection + R"(":[{"id":"a",)" +
                                (titled ? R"("title")" : R"("name")") + R"(:"Hall"}]})");
    for (const output::Exporter& each : output::exporters()) {
      if (!each.keeps || !each.takes(collection)) continue;
      if (each.name == "icalendar") continue;  // has no room for what has no time
      INFO(collection << " as " << each.name);
      json::Tree back;
      REQUIRE(!back.parse_copy(
          record_of(loaded(*export_records(city, each.name, collection)), collection)));
      for (const reflect::FieldInfo& field : reflect::find_collection(collection)->record->fields) {
        INFO(field.name);
        const bool there = field.name == "provenance" || field.name == "source" || field.required();
        CHECK(bool(back.root()[field.name]) == there);
      }
    }
  }
}

TEST_CASE("what was changed in an exported file counts, and what it was is kept") {
  const Catalog city = loaded(
      R"([{"type":"organization","id":"o","name":{"en":"Old","ko":"옛"},"status":"active","x-a":1}])");
  std::string text = export_records(city, "popolo").value();
  const std::size_t name = text.find("\"name\":\"Old\"");
  REQUIRE(name != text.npos);
  text.replace(name, 12, "\"name\":\"New\"");
  const Catalog back = loaded(text);
  const std::string json = record_of(back, "organizations");
  INFO(json);
  CHECK(json.find(R"("x-name":{"en":"Old","ko":"옛"})") != json.npos);
  CHECK(json.find(R"("status":"active")") != json.npos);
  CHECK(json.find(R"("New")") != json.npos);
  CHECK(back.report().repaired == 1);
}

TEST_CASE("members that a map's features have too come back") {
  for (const char* const place : {"", R"(,"places":[{"address":"a","district":"d"}])"}) {
    const Catalog city = loaded(
        R"([{"type":"bulletin","id":"b","title":"A","address":"own","district":"d","collection":"c")" +
        std::string(place) + "}]");
    const std::string text = export_records(city, "geojson").value();
    INFO(text);
    const std::string back = record_of(loaded(text), "bulletins");
    CHECK(back.find(R"("address":"own","district":"d","collection":"c")") != back.npos);
  }
}

TEST_CASE("what schema.org has a word for is said in it") {
  const Catalog net = loaded(
      R"([{"type":"organization","id":"n","name":"N","relations":[{"kind":"child","to":"o","label":"O"}]}])");
  const std::string graph = export_records(net, "schema.org").value();
  CHECK(graph.find(R"("subOrganization":[{"@type":"Organization","@id":"o","name":"O"}])") !=
        graph.npos);
  CHECK(graph.find(R"("relations")") == graph.npos);
}

TEST_CASE("white space around a text is not worth to have it twice") {
  const Catalog city = loaded(
      R"([{"type":"bulletin","id":"b","kind":"news","title":"A","body":"\nLong \n","series":"madang"}])");
  const std::string text = export_records(city, "json-feed").value();
  INFO(text);
  CHECK(text.find("_madang") == text.npos);
  CHECK(record_of(loaded(text), "bulletins").find(R"("body":"Long")") != text.npos);
}

TEST_CASE("kept members that are none stay what they are") {
  const auto json = [](const std::string& kept) {
    return record_of(loaded(R"({"organizations":[{"id":"o","name":"A","_madang":{"_fields":)" +
                            kept + R"(}}],"persons":[]})"),
                     "organizations");
  };
  CHECK(json("[1]").find(R"("_fields":[1])") != std::string::npos);
  CHECK(json(R"({"colour":{"value":1}})").find(R"("x-colour":{"value":1})") != std::string::npos);
  CHECK(json(R"({"founded":{"value":[1]}})").find(R"("_fields":{"founded")") != std::string::npos);
  // A record may have a member of that name itself.
  const Catalog city =
      loaded(R"([{"type":"organization","id":"o","name":{"en":"A"},"_fields":{"name":1}}])");
  const std::string back =
      record_of(loaded(export_records(city, "popolo").value()), "organizations");
  CHECK(back.find(R"("x-_fields":{"name":1})") != back.npos);
  CHECK(back.find(R"("name":{"en":"A"})") != back.npos);
}
