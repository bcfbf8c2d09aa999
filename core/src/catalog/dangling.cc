#include "catalog/stats.h"
#include "reflect/leaves.h"

namespace madang::catalog {
namespace {

constexpr std::string_view rule = "dangling-reference";

/// A resource may name its owner instead of giving an id; only what looks like
/// an id is held to be one.
bool looks_like_id(std::string_view value) {
  for (const char c : value)
    if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
  return !value.empty();
}

}  // namespace

void report_dangling(Catalog::State& city) {
  constexpr std::size_t most = 100;  // problems kept in full
  std::uint64_t count = 0;
  std::size_t kept = 0;
  for (const CollectionState& home : city.collections) {
    for (const reflect::Path& path : reflect::paths_of(home.segment.info())) {
      if (path.object() || (path.field->flags & note::reference) == 0) continue;
      const CollectionState* target = nullptr;
      for (const CollectionState& c : city.collections)
        if (c.info->name == path.field->refers) target = &c;
      if (target == nullptr || target->segment.rows() == 0) continue;
      const segment::KeywordColumn column = home.segment.keywords(path.leaf);
      std::vector<bool> dangles(column.dictionary.size());
      for (std::uint32_t code = 0; code < dangles.size(); ++code)
        dangles[code] = looks_like_id(column.dictionary[code]) &&
                        !target->segment.find(column.dictionary[code]);
      for (std::uint32_t row = 0; row < home.segment.rows(); ++row) {
        for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i) {
          if (column.codes[i] == segment::no_code || !dangles[column.codes[i]]) continue;
          ++count;
          if (kept == most) continue;
          ++kept;
          Problem problem;
          problem.severity = Severity::notice;
          problem.file.append(home.info->name).append("/").append(home.segment.id(row));
          problem.rule = rule;
          problem.message.append(path.name).append(" names \"");
          problem.message.append(column.dictionary[column.codes[i]]);
          problem.message.append("\", and there is no such record in ").append(path.field->refers);
          city.report.problems.push_back(std::move(problem));
        }
      }
    }
  }
  if (count > 0) city.report.rules.push_back({std::string(rule), Severity::notice, count});
}

}  // namespace madang::catalog
