// docs/query.md says what the grammar does.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "query/dump.h"
#include "support/catch.h"

using namespace madang;

namespace {

std::vector<std::string> lines() {
  std::ifstream file(MADANG_QUERY_DOC);
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) all.push_back(line);
  return all;
}

/// The code spans of a line.
std::vector<std::string> codes(const std::string& line) {
  std::vector<std::string> found;
  for (std::size_t i = line.find('`'); i != line.npos;) {
    const std::size_t end = line.find('`', i + 1);
    if (end == line.npos) break;
    found.push_back(line.substr(i + 1, end - i - 1));
    i = line.find('`', end + 1);
  }
  return found;
}

}  // namespace

TEST_CASE("every comparison stands in the documentation as the table has it") {
  const auto doc = lines();
  REQUIRE_FALSE(doc.empty());
  CHECK(operators().size() >= 5);
  for (const OperatorInfo& op : operators()) {
    const std::string suffix = op.name.empty() ? "" : "." + std::string(op.name);
    const std::string row = "| `FIELD" + std::string(op.symbol) + "VALUE` | `FIELD" + suffix +
                            "=VALUE` | " + std::string(op.doc) + " |";
    INFO(row);
    CHECK(std::count(doc.begin(), doc.end(), row) == 1);
  }
}

TEST_CASE("every example in a table of the documentation parses, to what its text says") {
  int examples = 0;
  bool same = false;  // inside the table of spellings
  for (const std::string& line : lines()) {
    if (line.starts_with("#")) same = line == "## Canonical text";
    if (!line.starts_with("| `") || line.find("FIELD") != line.npos) continue;
    const auto code = codes(line);
    REQUIRE_FALSE(code.empty());
    const auto query = parse_query(code[0]);
    INFO(line);
    REQUIRE(query.ok());
    ++examples;
    if (!same) continue;
    REQUIRE(code.size() == 2);
    CHECK(query->to_string() == code[1]);
  }
  CHECK(examples > 30);
}
