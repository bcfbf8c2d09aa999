// The big list of naughty strings as questions.
#include <cstdlib>
#include <fstream>
#include <string>

#include "query/dump.h"
#include "support/catch.h"
#include "text/utf8.h"

using namespace madang;

TEST_CASE("naughty strings are questions or errors, and print as they are read") {
  const char* root = std::getenv("MADANG_SHARED");
  std::ifstream file(std::string(root == nullptr ? "../shared" : root) +
                     "/data/suites/blns/blns.txt");
  if (!file) {
    WARN("skipped: no ../shared/data/suites/blns (set MADANG_SHARED)");
    SUCCEED();
    return;
  }
  int questions = 0, errors = 0;
  for (std::string line; std::getline(file, line);) {
    INFO(line);
    const auto query = parse_query(line);
    if (!query) {
      ++errors;
      CHECK(query.error().kind == ErrorKind::query);
      CHECK(query.error().column >= 1);
      CHECK(query.error().column <= line.size() + 1);
      CHECK(text::find_invalid_utf8(query.error().message) == std::string::npos);
      CHECK(text::find_invalid_utf8(query.error().hint) == std::string::npos);
      continue;
    }
    ++questions;
    const auto twice = parse_query(query->to_string());
    REQUIRE(twice.ok());
    CHECK(*twice == *query);
  }
  CHECK(questions > 400);
  CHECK(errors > 10);
}
