// Real data and the JSON suite: nothing crashes, and every line is counted.
#include <algorithm>

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;
namespace fs = std::filesystem;

TEST_CASE("real files: accepted, repaired and refused add up to the lines") {
  // The number of lines was counted with zcat and wc.
  const std::pair<const char*, std::uint64_t> files[] = {{"bulletins_en.ndjson.gz", 3445},
                                                         {"organizations_odbl.ndjson.gz", 2230}};
  for (const auto& [name, lines] : files) {
    const fs::path path = shared() / "data" / name;
    if (missing(path)) return;
    FakeSink sink;
    auto report = ingest::load_sources({path.string()}, alone({}), sink);
    REQUIRE(report.ok());
    check_sum(*report);
    CHECK(report->records == lines);
    CHECK(report->refused == 0);
  }
}

TEST_CASE("the JSON suite: what is no JSON is refused with a place") {
  const fs::path folder = shared() / "data" / "suites" / "jsontestsuite" / "test_parsing";
  if (missing(folder)) return;
  int refused = 0, read = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    OpenOptions options;
    options.as = "bulletins";
    const Loaded loaded = load(read_text(entry.path()), name, options);
    if (name.starts_with("n_")) {
      ++refused;
      CHECK(loaded.records.empty());
      CHECK(loaded.report.refused >= 1);
      CHECK(std::any_of(loaded.report.problems.begin(), loaded.report.problems.end(),
                        [](const Problem& p) {
                          return p.severity == Severity::refused && p.line > 0 && p.column > 0;
                        }));
    } else if (name.starts_with("y_")) {
      ++read;  // none has an id and a title; so it is refused, but not for its JSON
      for (const Problem& p : loaded.report.problems) CHECK(p.rule.rfind("json-", 0) != 0);
    }
  }
  CHECK(refused == 188);
  CHECK(read == 95);
}
