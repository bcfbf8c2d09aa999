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
  std::ifstream file(MADANG_REPOSITORY "/docs/query.md");
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

TEST_CASE("every condition stands in the documentation as the table has it") {
  const auto doc = lines();
  REQUIRE_FALSE(doc.empty());
  CHECK(operators().size() >= 11);
  for (const OperatorInfo& op : operators()) {
    std::string row = "| ";
    for (const std::string_view way : {op.typed, op.url, op.python})
      row.append("`").append(way).append("` | ");
    row.append(op.doc).append(" |");
    INFO(row);
    CHECK(std::count(doc.begin(), doc.end(), row) == 1);
  }
}

TEST_CASE("every example in a table of the documentation parses, to what its text says") {
  int examples = 0;
  bool same = false;  // inside the table of spellings
  for (const std::string& line : lines()) {
    if (line.starts_with("#")) same = line == "## Canonical text";
    if (!line.starts_with("| `") || line.find("FIELD") != line.npos ||
        line.find("LAT,") != line.npos || line.find("SOUTH") != line.npos ||
        line.find("AREA") != line.npos)
      continue;
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
