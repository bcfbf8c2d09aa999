// Imports a text by its content and keeps what came of it.
#ifndef MADANG_TESTS_INGEST_IMPORT_FIXTURE_H_
#define MADANG_TESTS_INGEST_IMPORT_FIXTURE_H_

#include <madang/import.h>

#include <string>
#include <string_view>
#include <vector>

#include "json/tree.h"
#include "support/catch.h"

namespace madang::ingest_test {

struct Made {
  Report report;
  std::vector<std::string> lines;

  /// A member of the n-th record by JSON pointer, without quotes; "" if it has none.
  [[nodiscard]] std::string at(std::size_t n, std::string_view pointer) const {
    if (n >= lines.size()) return "no such record";
    json::Tree tree;
    REQUIRE_FALSE(tree.parse_copy(lines[n]));
    const json::Value value = tree.root().find(pointer);
    return std::string(value.is_string() ? value.string() : value.raw());
  }
  /// How often the rule spoke.
  [[nodiscard]] std::uint64_t count(std::string_view rule) const {
    for (const RuleCount& c : report.rules)
      if (c.rule == rule) return c.count;
    return 0;
  }
};

inline Made import(std::string_view text, std::string_view format = "",
                   const std::vector<std::string>& map = {}) {
  auto made = import_bytes(text, format, "x", map);
  if (!made) FAIL(made.error().to_string());
  Made out{std::move(made->report), {}};
  CHECK(out.report.records == out.report.accepted + out.report.repaired + out.report.refused);
  const std::string& all = made->ndjson;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    out.lines.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  CHECK(out.lines.size() == out.report.accepted + out.report.repaired);
  return out;
}

}  // namespace madang::ingest_test

#endif  // MADANG_TESTS_INGEST_IMPORT_FIXTURE_H_
