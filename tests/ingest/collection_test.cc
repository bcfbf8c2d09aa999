// How a record's collection is found, and in which order the ways are asked.
#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
const std::string record = R"({"id":"a","title":"A","name":"A"})";

std::size_t collection(std::string_view text, std::string_view name, const std::string& as = {}) {
  OpenOptions options;
  options.as = as;
  const Loaded loaded = load(text, name, options);
  REQUIRE(loaded.records.size() == 1);
  return loaded.records[0].collection;
}
}  // namespace

TEST_CASE("the option comes before the key, the key before the type, the type before the name") {
  CHECK(collection(record, "resources.json") == resources);
  CHECK(collection(R"({"type":"organization","id":"a","name":"A"})", "resources.json") ==
        organizations);
  CHECK(collection(R"({"bulletins":[{"type":"organization","id":"a","title":"A"}]})",
                   "resources.json") == bulletins);
  CHECK(collection("{\"bulletins\":[" + record + "]}", "x.json", "organizations") == organizations);
}

TEST_CASE("of a table the option and the name of the file say it before its columns") {
  const std::string_view table = "name,date\nA,2022-05-14\n";
  CHECK(collection(table, "x.csv") == bulletins);
  CHECK(collection(table, "x.csv", "resources") == resources);
  CHECK(collection(table, "organizations.csv") == organizations);
  CHECK(collection("name.ko,homepage\nA,http://a\n", "x.csv") == organizations);
  CHECK(collection("name.ko,url\nA,http://a\n", "x.csv", "resources") == resources);
}

TEST_CASE("type is understood in three spellings and not stored") {
  for (const std::string type : {"bulletin", "bulletins", "Bulletin"}) {
    for (const std::string& text : {R"({"type":")" + type + R"(","id":"a","title":"A"})",
                                    R"({"id":"a", "type" : ")" + type + R"(", "title":"A"})",
                                    R"({"id":"a","title":"A","type":")" + type + R"("})"}) {
      INFO(text);
      OpenOptions strict;
      strict.strict = true;  // it is not an unknown member either
      const Loaded loaded = load(text, "<bytes>", strict);
      REQUIRE(loaded.records.size() == 1);
      CHECK(loaded.records[0].collection == bulletins);
      CHECK(loaded.records[0].json == R"({"id":"a","title":"A"})");
      CHECK(loaded.report.accepted == 1);
    }
  }
}

TEST_CASE("a type that is not a collection's stays an unknown member") {
  const Loaded loaded = load(R"({"type":"Article","id":"a","title":"A"})");
  REQUIRE(loaded.records.size() == 1);
  CHECK(loaded.records[0].json == R"({"type":"Article","id":"a","title":"A"})");
}

TEST_CASE("one file may mix types") {
  const Loaded loaded = load(
      "{\"type\":\"bulletin\",\"id\":\"a\",\"title\":\"A\"}\n"
      "{\"type\":\"resource\",\"id\":\"a\",\"name\":\"A\"}\n",
      "<stdin>");
  REQUIRE(loaded.records.size() == 2);
  CHECK(loaded.records[0].collection == bulletins);
  CHECK(loaded.records[1].collection == resources);
}

TEST_CASE("a record that does not say is refused with the ways to tell") {
  const Loaded loaded = load("\n  " + record, "city.json");
  CHECK(loaded.report.refused == 1);
  const Problem& p = loaded.only_problem();
  CHECK(p.rule == "unknown-collection");
  CHECK(p.line == 2);
  CHECK(p.column == 3);
  for (const char* way : {"\"type\"", "bulletins, organizations, resources", "--as", "file"})
    CHECK(p.message.find(way) != std::string::npos);
}

TEST_CASE("what is not JSON or no object is told first") {
  CHECK(load("{\"id\":\"a\"}\n{\"id\" 3}\n", "x.ndjson").places() ==
        "unknown-collection:1:1 json-syntax:2:7");
  CHECK(load("[1]", "x.json").only_problem().rule == "not-an-object");
}

TEST_CASE("an unknown collection in the options is wrong usage") {
  OpenOptions options;
  options.as = "books";
  const Error error = load_error(record, "x.json", options);
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.code == "unknown-collection");
  CHECK(error.hint == "there are bulletins, organizations, resources");
}
