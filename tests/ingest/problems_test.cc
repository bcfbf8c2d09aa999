// Bad records: each costs itself, is told with its place, and is counted.
#include <madang/catalog.h>

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
OpenOptions strict() {
  OpenOptions options;
  options.strict = true;
  return options;
}
const std::string good = R"({"id":"good","title":"Good"})";
}  // namespace

TEST_CASE("one broken line costs one line") {
  const Loaded loaded = load(
      "{\"id\":\"a\",\"title\":\"A\"}\n"
      "{\"id\":\"b\",\"title\":}\n"
      "\n"
      "{\"id\":\"c\"}\n"
      "[]\n"
      "{\"id\":\"d\",\"title\":\"D\"}\n",
      "bulletins.ndjson");
  CHECK(loaded.ids() == "a d");
  CHECK(loaded.report.records == 5);
  CHECK(loaded.report.refused == 3);
  REQUIRE(loaded.report.problems.size() == 3);
  CHECK(loaded.report.problems[0].rule == "json-syntax");
  CHECK(loaded.report.problems[0].line == 2);
  CHECK(loaded.report.problems[0].column == 19);
  CHECK(loaded.report.problems[0].file == "bulletins.ndjson");
  CHECK(loaded.report.problems[1].rule == "missing-member");
  CHECK(loaded.report.problems[1].line == 4);
  CHECK(loaded.report.problems[2].rule == "not-an-object");
  CHECK(loaded.report.problems[2].line == 5);
}

TEST_CASE("one broken element costs one element, and its pointer is the document's") {
  const Loaded loaded = load(
      "{\"bulletins\": [\n"
      "  {\"id\": \"a\", \"title\": \"A\"},\n"
      "  {\"id\": \"b\", \"title\": 3.5},\n"
      "  " +
          good + "\n]}",
      "city.json");
  CHECK(loaded.ids() == "a good");
  const Problem& p = loaded.only_problem();
  CHECK(p.line == 3);
  CHECK(p.pointer.rfind("/bulletins/1", 0) == 0);
  CHECK(p.severity == Severity::refused);
}

TEST_CASE("a comma that is missing between two records is told and costs none") {
  const std::string first = R"({"id":"a","title":"A"})";
  for (const std::string_view between : {"", " ", "\n  "}) {
    const Loaded loaded = load("[" + first + std::string(between) + good + "]", "bulletins.json");
    CHECK(loaded.ids() == "a good");
    CHECK(loaded.only_problem().rule == "comma-missing");
    CHECK(loaded.only_problem().pointer == "/1");
    CHECK(loaded.report.repaired == 1);
  }
  CHECK(load("{\"bulletins\":[" + first + good + "]}", "city.json").ids() == "a good");
  const std::string apart = "[" + good + good + "]";
  CHECK(load_error(apart, "bulletins.json", strict()).message.find("comma") != std::string::npos);
}

TEST_CASE("NaN for a number costs no record, in a line and in a list") {
  const std::string hall =
      R"({"id":"a","name":"NaN \"Infinity\"","capacity":NaN,"place":{"lat":-Infinity,"lon":127}})";
  for (const bool lines : {true, false}) {
    const Loaded loaded =
        load(lines ? hall + "\n" + R"({"id":"b","name":"B","capacity":Nothing})" : "[" + hall + "]",
             lines ? "resources.ndjson" : "resources.json");
    REQUIRE(loaded.ids() == "a");
    CHECK(loaded.records[0].json.find("NaN \\\"Infinity\\\"") != std::string::npos);
    CHECK(loaded.records[0].json.find("127") != std::string::npos);
    CHECK(loaded.report.repaired == 1);
    CHECK(loaded.report.problems.front().rule == "json-nan");
    CHECK(loaded.report.problems.front().column == (lines ? 48 : 49));
  }
  CHECK(load_error(hall, "resources.ndjson", strict()).message.find('N') != std::string::npos);
}

TEST_CASE("a quote that does not close costs its record, not the next one") {
  for (const std::string_view between : {"},{", "} , {", "},\n  {"}) {
    CAPTURE(between);
    const Loaded loaded =
        load("[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B" + std::string(between) +
                 "\"id\":\"c\",\"title\":\"C\"}," + good + "]",
             "bulletins.json");
    CHECK(loaded.ids() == "a c good");
    CHECK(loaded.only_problem().pointer == "/1");
  }
  const Loaded bracket =
      load("[{\"id\":\"b\",\"title\":\"B\",{\"id\":\"c\",\"title\":\"C\"}," + good + "]",
           "bulletins.json");
  CHECK(bracket.ids() == "c good");
  // What stands before the quote is the record before, which is good.
  const Loaded control =
      load("[" + good + ",{\"\n\":1},{\"id\":\"c\",\"title\":\"C\"}]", "bulletins.json");
  CHECK(control.ids() == "good c");
}

TEST_CASE("a quote too many costs its record, not those up to the next such quote") {
  const auto bulletin = [](int i, std::string_view title) {
    return "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"" + std::string(title) +
           "\",\"participants\":[{\"id\":\"p\",\"name\":\"P\"},{\"name\":\"Q\"}]}";
  };
  for (const std::string_view wrong :
       {"27\" 모니터", "그는 \"안녕\"이라 했다", "a \"b\" \"c", "\\x", "x\ty"})
    for (const std::string_view between : {",", ",\n  "}) {
      CAPTURE(wrong, between);
      std::string list;
      for (int i = 0; i < 60; ++i)
        list.append(i == 0 ? "" : between)
            .append(bulletin(i, i == 0 || i == 20 || i == 21 || i == 50 ? wrong : "제목"));
      for (const auto& [before, behind] :
           {std::pair("[", "]"), std::pair("{\"bulletins\": [", "], \"more\": 1}")}) {
        const Loaded loaded = load(before + list + behind, "bulletins.json");
        CHECK(loaded.report.accepted == 56);
        CHECK(loaded.report.refused == 4);
        for (const Problem& p : loaded.report.problems)
          if (p.severity == Severity::refused) CHECK(p.rule == "json-syntax");
        REQUIRE(loaded.report.problems.size() >= 4);
        CHECK(loaded.report.problems[3].pointer ==
              (before == std::string_view("[") ? "/50" : "/bulletins/50"));
      }
    }
}

TEST_CASE("a repaired record is stored in its canonical form") {
  const Loaded loaded = load(
      "{\"id\":\"a\",\"name\":\"A\",\"founded\":1996,\"own\":true}\n"
      "{\"id\":\"b\",\"name\":\"B\",\"lat\":37.5,\"lon\":127}\n",
      "organizations.ndjson");
  CHECK(loaded.report.repaired == 2);
  REQUIRE(loaded.records.size() == 2);
  CHECK(loaded.records[0].json == R"({"id":"a","name":"A","founded":"1996","own":true})");
  CHECK(loaded.records[1].json == R"({"id":"b","name":"B","place":{"lat":37.5,"lon":127}})");
  for (const Problem& p : loaded.report.problems) CHECK(p.severity == Severity::repaired);
}

TEST_CASE("an id that is taken is refused with the place of the first") {
  const Loaded loaded = load("[" + good + ",\n\n" + good + "]");
  CHECK(loaded.report.accepted == 1);
  CHECK(loaded.report.refused == 1);
  const Problem& p = loaded.only_problem();
  CHECK(p.rule == "duplicate-id");
  CHECK(p.line == 3);
  CHECK(p.pointer == "/1");
  CHECK(p.message.find("\"good\"") != std::string::npos);
  CHECK(p.message.find("bulletins.json:1") != std::string::npos);
}

TEST_CASE("strict reading stops at the first problem and says where") {
  Error error = load_error(good + "\n{\"id\":\"b\",\"title\":}\n", "bulletins.ndjson", strict());
  CHECK(error.kind == ErrorKind::source);
  CHECK(error.code == "json-syntax");
  CHECK(error.source == "bulletins.ndjson");
  CHECK(error.line == 2);
  CHECK(error.column == 19);

  error =
      load_error("{\"id\":\"a\",\"name\":\"A\",\"founded\":1996}", "organizations.json", strict());
  CHECK(error.code == "year-as-number");
  CHECK(error.pointer == "/founded");

  error = load_error("{\"id\":\"a\",\"title\":\"A\",\"own\":1}", "bulletins.json", strict());
  CHECK(error.code == "unknown-member");
  CHECK(error.pointer == "/own");

  error = load_error(good + "\n" + good, "bulletins.ndjson", strict());
  CHECK(error.code == "duplicate-id");
  CHECK(error.line == 2);

  error = load_error("{\"bulletins\":[" + good + "],\"licence\":1}", "x.json", strict());
  CHECK(error.code == "envelope-member");

  CHECK(load(good, "bulletins.json", strict()).report.accepted == 1);
}

TEST_CASE("every rule is counted, and the first of each are kept") {
  std::string text = good + "\n";
  for (int i = 0; i < 250; ++i) text += "{\n";
  text += "{\"id\":\"x\"}\n";
  OpenOptions options;
  options.max_problems = 7;
  const Loaded loaded = load(text, "bulletins.ndjson", options);
  CHECK(loaded.report.refused == 251);
  CHECK(loaded.report.problems.size() == 8);
  REQUIRE(loaded.report.rules.size() == 2);
  CHECK(loaded.report.rules[0].rule == "json-syntax");
  CHECK(loaded.report.rules[0].count == 250);
  CHECK(loaded.report.rules[1].rule == "missing-member");
  CHECK(loaded.report.rules[1].count == 1);
  CHECK(loaded.report.problems.back().line == 252);
}

TEST_CASE("repairs are counted alike whether they are put into words or not") {
  // The seats are set aside, and with them what was renamed in them.
  const std::string text =
      R"({"id":"o1","name":"A","lat":1,"relations":[{"type":"child","id":"o2"},{"type":"child","id":"o3"}],)"
      R"("seats":[{"place":{"latitude":1,"longitude":2}},5],"lon":2,"city":"X"})";
  for (const std::size_t kept : {0U, 1U, 100U}) {
    OpenOptions options;
    options.max_problems = kept;
    const Loaded loaded = load(text, "organizations.ndjson", options);
    CAPTURE(kept, loaded.report.to_json());
    CHECK(loaded.report.repaired == 1);
    REQUIRE(loaded.report.rules.size() == 3);
    CHECK(loaded.report.rules[0].rule == "member-moved");
    CHECK(loaded.report.rules[0].count == 3);
    CHECK(loaded.report.rules[1].rule == "member-renamed");
    CHECK(loaded.report.rules[1].count == 4);
    CHECK(loaded.report.rules[2].rule == "value-set-aside");
    CHECK(loaded.report.rules[2].count == 1);
  }
}

TEST_CASE("a line of two megabytes is a line") {
  const std::string body(2 << 20, 'x');
  const Loaded loaded =
      load("{\"id\":\"a\",\"title\":\"A\",\"body\":\"" + body + "\"}\n" + good, "bulletins.ndjson");
  CHECK(loaded.ids() == "a good");
  CHECK(loaded.records[0].json.size() > body.size());
  CHECK(load("{\"id\":\"a\",\"body\":\"" + body + "\n" + good, "bulletins.ndjson").ids() == "good");
}

TEST_CASE("a nesting of a hundred is kept, one of a million is refused") {
  const auto nested = [](std::size_t n) {
    return "{\"id\":\"a\",\"title\":\"A\",\"deep\":" + std::string(n, '[') + std::string(n, ']') +
           "}";
  };
  const Loaded hundred = load(nested(100));
  REQUIRE(hundred.records.size() == 1);
  CHECK(hundred.records[0].json == nested(100));
  for (const std::string& text : {nested(1000000), std::string(1000000, '['),
                                  "{\"bulletins\":[" + nested(1000000) + "," + good + "]}"}) {
    const Loaded million = load(text);
    CHECK(million.report.refused == 1);
    CHECK(million.only_problem().rule == "json-depth");
  }
}

TEST_CASE("invalid UTF-8 costs its record") {
  const Loaded loaded = load("{\"id\":\"a\",\"title\":\"\xC0\xAF\"}\n" + good, "bulletins.ndjson");
  CHECK(loaded.ids() == "good");
  CHECK(loaded.only_problem().rule == "json-utf8");
  CHECK(loaded.only_problem().line == 1);
  CHECK(loaded.only_problem().column == 20);
}

TEST_CASE("a broken envelope keeps the records before the break") {
  const Loaded loaded = load("[" + good + ",\n");
  CHECK(loaded.ids() == "good");
  CHECK(loaded.report.refused == 1);
  CHECK(loaded.only_problem().rule == "json-syntax");
}

TEST_CASE("an empty file is refused as a document and noticed otherwise") {
  CHECK(load("", "bulletins.json").only_problem().severity == Severity::refused);
  CHECK(load(" \n", "bulletins.ndjson").only_problem().severity == Severity::notice);
  const Loaded bytes = load("", "<bytes>");
  CHECK(bytes.report.records == 0);
  CHECK(bytes.only_problem().rule == "empty-file");
}

TEST_CASE("progress is told every four megabytes and at the end") {
  std::string text;
  while (text.size() < (9U << 20)) {
    text += "{\"id\":\"" + std::to_string(text.size()) + "\",\"title\":\"" +
            std::string(1 << 16, 'x') + "\"}\n";
  }
  std::vector<std::uint64_t> told;
  OpenOptions options;
  options.progress = [](std::uint64_t bytes, void* user) {
    static_cast<std::vector<std::uint64_t>*>(user)->push_back(bytes);
  };
  options.progress_user = &told;
  const Loaded loaded = load(text, "bulletins.ndjson", options);
  REQUIRE(told.size() == 3);
  CHECK(told[0] >= 4U << 20);
  CHECK(told[1] >= told[0] + (4U << 20));
  CHECK(told[2] == text.size());
  CHECK(loaded.report.bytes == text.size());
}
