// The originals of the Korean standard data sets, as they are published: CP949, and
// one file of invalid JSON.
#include <algorithm>

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;
namespace fs = std::filesystem;

TEST_CASE("raw Korean tables: nearly every row becomes a record, and none gets lost") {
  struct File {
    const char* name;
    std::uint64_t rows;  // as Python's csv module counts them, without the header
  };
  for (const File& file : {File{"kr_bike_rental.csv", 1398}, File{"kr_libraries_2025.csv", 3797},
                           File{"kr_parking.csv", 14851}, File{"kr_public_facilities.csv", 6643}}) {
    const fs::path path = shared() / "data" / "raw_kr_cp949" / file.name;
    if (missing(path)) return;
    INFO(file.name);
    FakeSink sink;
    auto report = ingest::load_sources({path.string()}, alone({}), sink);
    REQUIRE(report.ok());
    check_sum(*report);
    CHECK(report->refused == 0);
    CHECK(sink.records.size() * 100 >= file.rows * 99);
    std::uint64_t merged = 0;
    for (const RuleCount& rule : report->rules)
      if (rule.rule == "duplicate-row" || rule.rule == "bay-rows") merged += rule.count;
    CHECK(sink.records.size() + merged == file.rows);
    // Read as what they are: no record has a character of something else.
    CHECK(std::none_of(sink.records.begin(), sink.records.end(), [](const FakeSink::Record& r) {
      return r.json.find("\xEF\xBF\xBD") != std::string::npos;
    }));
  }
}

// 1,369 of its values that have a comma stand in two pairs of quotes, so that Python's json reads
// none of it.
TEST_CASE("raw Korean tables: libraries in broken JSON load, and each place is told") {
  const fs::path path = shared() / "data" / "raw_kr_cp949" / "kr_libraries.json";
  if (missing(path)) return;
  FakeSink sink;
  OpenOptions options = alone({});
  options.max_problems = 10000;
  auto report = ingest::load_sources({path.string()}, options, sink);
  REQUIRE(report.ok());
  // Cut at "},{", mended by a regular expression and asked one by one, Python's json reads 1,756:
  // 25 of them are others again, and two of the rest have no name.
  CHECK(sink.records.size() == 1729);
  std::uint64_t column = 0, places = 0;
  for (const Problem& problem : report->problems) {
    if (problem.rule != "json-quotes") continue;
    ++places;
    CHECK(problem.column > column);
    column = problem.column;
  }
  CHECK(places == 1369);
  CHECK(report->refused == 2);
}
