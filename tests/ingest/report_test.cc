// The account as text and as JSON.
#include <madang/import.h>

#include "ingest/fixture.h"

using namespace madang;

TEST_CASE("a problem is one line, and leaves out what it does not know") {
  Problem p;
  p.file = "a.json";
  p.rule = "json-syntax";
  p.message = "expected a value and found '}'";
  CHECK(p.to_string() == "a.json: expected a value and found '}' [json-syntax]");
  p.line = 3;
  CHECK(p.to_string() == "a.json:3: expected a value and found '}' [json-syntax]");
  p.column = 7;
  p.pointer = "/bulletins/1/title";
  CHECK(p.to_string() ==
        "a.json:3:7: expected a value and found '}' [json-syntax] at /bulletins/1/title");
}

TEST_CASE("an error is one line, and leaves out what it does not know") {
  Error e;
  e.message = "no such field";
  CHECK(e.to_string() == "no such field");
  e.code = "unknown-field";
  e.hint = "did you mean title?";
  CHECK(e.to_string() == "no such field [unknown-field] (did you mean title?)");
  e.source = "query";
  e.line = 1;
  e.column = 4;
  CHECK(e.to_string() == "query:1:4: no such field [unknown-field] (did you mean title?)");
}

TEST_CASE("a report is one JSON object") {
  Report r;
  r.records = 3;
  r.accepted = r.repaired = r.refused = 1;
  r.bytes = 99;
  r.files = {"a\"b.json"};
  r.rules = {{"json-syntax", Severity::refused, 1}};
  Problem p;
  p.file = "a\"b.json";
  p.line = 2;
  p.column = 5;
  p.pointer = "/x";
  p.rule = "json-syntax";
  p.message = "m";
  p.severity = Severity::repaired;
  r.problems = {p};
  CHECK(r.to_json() ==
        R"({"records":3,"accepted":1,"repaired":1,"refused":1,"bytes":99,"files":["a\"b.json"],)"
        R"("rules":[{"rule":"json-syntax","severity":"refused","count":1}],)"
        R"("problems":[{"severity":"repaired","file":"a\"b.json","line":2,"column":5,)"
        R"("pointer":"/x","rule":"json-syntax","message":"m"}]})");
}

TEST_CASE("every rule that the sources name is explained in docs/problems.md") {
  namespace fs = std::filesystem;
  const fs::path root = ingest_test::repository();
  const std::string page = ingest_test::read_text(root / "docs" / "problems.md");
  REQUIRE_FALSE(page.empty());
  // A rule id is a quoted word with a dash beside a word that says it is one.
  const auto explained = [&](const std::string& rule) {
    INFO(rule);
    CHECK(page.find("| `" + rule + "` |") != std::string::npos);
  };
  std::size_t found = 0;
  for (const std::string room : {"ingest", "ingest/formats", "json", "catalog"}) {
    for (const auto& entry : fs::directory_iterator(root / "core" / "src" / room)) {
      if (entry.path().extension() != ".cc") continue;
      const std::string text = ingest_test::read_text(entry.path());
      for (const std::string before :
           {"Severity::refused, ", "Severity::repaired, ", "Severity::notice, ",
            "rule = ", "refuse(", "fault(", "source_error(", "error_of("}) {
        for (std::size_t at = text.find(before); at != std::string::npos;
             at = text.find(before, at + 1)) {
          const std::size_t line_end = text.find('\n', text.find('\n', at) + 1);
          const std::size_t open = text.find('"', at);
          if (open == std::string::npos || open > line_end) continue;
          const std::string rule = text.substr(open + 1, text.find('"', open + 1) - open - 1);
          if (rule.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) continue;
          if (rule.find('-') == std::string::npos && rule != "bom" && rule != "encoding") continue;
          explained(rule);
          ++found;
        }
      }
    }
  }
  CHECK(found > 20);
  for (const char* rule :
       {"json-syntax", "json-utf8", "json-depth", "not-an-object", "missing-member", "wrong-type",
        "single-as-list", "duplicate-member", "duplicate-id", "unknown-member", "member-renamed",
        "member-moved", "value-set-aside", "year-as-number", "id-as-number", "dangling-reference"})
    explained(rule);
}
