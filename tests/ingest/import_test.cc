// What `madang import` writes, and that it can be read again.
#include <madang/import.h>

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
const std::string board =
    "• Title of it\n  등록일 2022-05-12 글쓴이 someone\n  Body.\n"
    "• KOICA 로고이미지\n";
}

TEST_CASE("a board becomes lines that say their type") {
  for (const char* format : {"", "board"}) {
    auto made = import_bytes(board, format, "b.txt");
    REQUIRE(made.ok());
    CHECK(made->ndjson ==
          R"({"type":"bulletin","id":"title-of-it","kind":"news","title":"Title of it",)"
          R"("body":"Body.","language":"en","author":"someone","published":"2022-05-12",)"
          R"("source":"board","provenance":{"file":"b.txt","start":0,"end":64}})"
          "\n"
          R"({"type":"organization","id":"koica","name":"KOICA","source":"board",)"
          R"("provenance":{"file":"b.txt","start":65,"end":90,"notes":["logo-suffix"]}})"
          "\n");
    CHECK(made->report.records == 2);
    CHECK(made->report.accepted == 1);
    CHECK(made->report.repaired == 1);
    REQUIRE(made->report.problems.size() == 1);
    const Problem& p = made->report.problems[0];
    CHECK(p.rule == "logo-suffix");
    CHECK(p.severity == Severity::repaired);
    CHECK(p.file == "b.txt");
    CHECK(p.line == 4);
    CHECK(p.column == 11);
  }
}

TEST_CASE("what was imported loads without a word, strictly too") {
  auto made = import_bytes(board, "board", "b.txt");
  REQUIRE(made.ok());
  OpenOptions strict;
  strict.strict = true;
  const Loaded loaded = load(made->ndjson, "out.ndjson", strict);
  CHECK(loaded.ids() == "title-of-it koica");
  CHECK(loaded.report.problems.empty());
}

TEST_CASE("a board loads directly, and strict reading refuses its repairs") {
  const Loaded loaded = load(board, "<stdin>");
  CHECK(loaded.ids() == "title-of-it koica");
  CHECK(loaded.report.repaired == 1);
  CHECK(loaded.report.bytes == board.size());
  OpenOptions strict;
  strict.strict = true;
  CHECK(load_error(board, "<stdin>", strict).code == "logo-suffix");
}

TEST_CASE("JSON is imported as lines too") {
  auto made = import_bytes("{\"resources\":[{\"id\":\"r\",\"name\":\"R\"}]}", "", "x.json");
  REQUIRE(made.ok());
  CHECK(made->ndjson == "{\"type\":\"resource\",\"id\":\"r\",\"name\":\"R\"}\n");
  // A member "type" of the record's own is still there after a round trip.
  made = import_bytes("{\"bulletins\":[{\"id\":\"a\",\"title\":\"A\",\"type\":\"Article\"}]}",
                      "json", "x");
  REQUIRE(made.ok());
  const Loaded again = load(made->ndjson, "x.ndjson");
  REQUIRE(again.records.size() == 1);
  CHECK(again.records[0].json == "{\"id\":\"a\",\"title\":\"A\",\"type\":\"Article\"}");
}

TEST_CASE("shapes that are not known are named") {
  auto made = import_bytes("colour,size\nx,y\n", "", "x.csv");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == "unknown-format");
  CHECK(made.error().kind == ErrorKind::source);
  CHECK(made.error().hint.starts_with("known are "));
  CHECK(made.error().hint.find(", board, ") != std::string::npos);
  CHECK(made.error().hint.find("--map name=") != std::string::npos);
  made = import_bytes(board, "rsx", "x");
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().kind == ErrorKind::usage);
  CHECK(made.error().message.find("\"rsx\"") != std::string::npos);
  CHECK(import_file("/nowhere/at/all.txt", "").error().code == "not-found");
}

TEST_CASE("a packed file is imported like a plain one") {
  const Folder folder;
  auto made = import_file(folder.write("b.txt.gz", gzip(board)), "");
  REQUIRE(made.ok());
  CHECK(made->report.records == 2);
}

TEST_CASE("the formats are listed by name, each with a sentence") {
  std::string reads, writes;
  for (const FormatInfo& f : formats()) {
    CHECK(f.description.ends_with("."));
    if (f.reads) reads += f.name + " ";
    if (f.writes) writes += f.name + " ";
  }
  for (const char* name : {"atom", "board", "ckan", "json", "ndjson", "rss", "schema.org"})
    CHECK((" " + reads).find(" " + std::string(name) + " ") != std::string::npos);
  CHECK(writes ==
        "atom csv geojson hsds icalendar json json-feed ndjson parquet popolo rss schema.org ");
}
