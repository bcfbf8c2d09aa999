// Which texts are read as lines and which as one document.
#include "ingest/fixture.h"
#include "ingest/shape.h"

using namespace madang;
using namespace madang::ingest_test;

TEST_CASE("lines and documents are told by name, then by the first lines") {
  using ingest::is_lines;
  CHECK(is_lines("", "a.ndjson"));
  CHECK(is_lines("[", "a.jsonl.gz"));
  CHECK(is_lines("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "<bytes>"));
  CHECK(is_lines("\n{\"id\":\"a\"}\n\n{\"id\":\"b\"}\n", "a.json"));
  CHECK(is_lines("{\"id\":\"a\"}\noops\n", "<bytes>"));
  CHECK(is_lines("oops\n{\"id\":\"b\"}\n", "<bytes>"));
  CHECK(is_lines("{\"id\":[\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n", "<bytes>"));

  CHECK_FALSE(is_lines("", "<bytes>"));
  CHECK_FALSE(is_lines("{\"id\":\"a\"}\n", "<bytes>"));
  CHECK_FALSE(is_lines("[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n]", "<bytes>"));
  CHECK_FALSE(is_lines("{\n\"id\":\"a\"\n}", "<bytes>"));
  CHECK_FALSE(is_lines("{\"bulletins\": [\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n]}", "<bytes>"));
  CHECK_FALSE(is_lines("{\"bulletins\":\n{\"id\":\"a\"}\n}", "<bytes>"));
}

TEST_CASE("a file is named after a collection by the beginning of its last part") {
  using ingest::collection_by_file;
  CHECK(collection_by_file("bulletins.json") == bulletins);
  CHECK(collection_by_file("/data/2022/organizations_odbl.ndjson.gz") == organizations);
  CHECK(collection_by_file("resources") == resources);
  CHECK_FALSE(collection_by_file("my-bulletins.json"));
  CHECK_FALSE(collection_by_file("bulletins/2022.json"));
  CHECK_FALSE(collection_by_file("<bytes>"));
}

TEST_CASE("the same records are read from every layout") {
  const std::string a = R"({"id":"a","title":"A"})", b = R"({"id":"b","title":"B"})";
  for (const std::string& text :
       {a + "\n" + b, a + "\r\n\r\n  \r\n" + b + "\r\n", "[" + a + "," + b + "]",
        "[\n  " + a + ",\n  " + b + "\n]\n", "{\"bulletins\": [" + a + "," + b + "]}",
        "{\"bulletins\": [\n" + a + ",\n" + b + "\n]}"}) {
    INFO(text);
    const Loaded loaded = load(text, "bulletins");
    CHECK(loaded.ids() == "a b");
    CHECK(loaded.report.accepted == 2);
    CHECK(loaded.report.records == 2);
    CHECK(loaded.report.problems.empty());
    CHECK(loaded.report.bytes == text.size());
    REQUIRE(loaded.records.size() == 2);
    CHECK(loaded.records[1].json == b);
  }
}

TEST_CASE("an object with three collections fills three collections") {
  const Loaded loaded = load(R"({
    "bulletins": [{"id": "a", "title": "A"}],
    "organizations": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
    "resources": [{"id": "r", "name": "R", "kind": "space"}],
    "licence": "CC0"
  })",
                             "city.json");
  REQUIRE(loaded.records.size() == 4);
  CHECK(loaded.records[0].collection == bulletins);
  CHECK(loaded.records[1].collection == organizations);
  CHECK(loaded.records[2].id == "b");
  CHECK(loaded.records[3].collection == resources);
  CHECK(loaded.only_problem().rule == "envelope-member");
  CHECK(loaded.only_problem().severity == Severity::notice);
  CHECK(loaded.only_problem().line == 5);
  CHECK(loaded.only_problem().message.find("\"licence\"") != std::string::npos);
}

TEST_CASE("stored text is the record's own, without white space") {
  const Loaded loaded =
      load("{ \"title\" : \"A  b\",\n  \"id\": \"a\", \"own\": [1,  2.50, 1e2] }");
  REQUIRE(loaded.records.size() == 1);
  CHECK(loaded.records[0].json == R"({"title":"A  b","id":"a","own":[1,2.50,1e2]})");
}
