#include "catalog/dangling.h"

#include "catalog/stats.h"

namespace madang::catalog {
namespace {

constexpr std::string_view rule = "dangling-reference";

}  // namespace

bool looks_like_id(std::string_view value) {
  for (const char c : value)
    if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
  return !value.empty();
}

void DanglingNotices::add(std::string_view collection, std::string_view id,
                          const reflect::Path& path, std::string_view value) {
  constexpr std::uint64_t most = 100;  // problems kept in full
  if (++count_ > most) return;
  Problem problem;
  problem.severity = Severity::notice;
  problem.file.append(collection).append("/").append(id);
  problem.rule = rule;
  problem.message.append(path.name).append(" names \"").append(value);
  problem.message.append("\", and there is no such record in ").append(path.field->refers);
  report_.problems.push_back(std::move(problem));
}

void DanglingNotices::end() {
  if (count_ > 0) report_.rules.push_back({std::string(rule), Severity::notice, count_});
}

void report_dangling(Catalog::State& city) {
  DanglingNotices notices(city.report);
  for (const CollectionState& home : city.collections) {
    for (const reflect::Path& path : reflect::paths_of(*home.info->record)) {
      if (path.object() || (path.field->flags & note::reference) == 0) continue;
      const CollectionState* target = nullptr;
      for (const CollectionState& c : city.collections)
        if (c.info->name == path.field->refers) target = &c;
      if (target == nullptr || target->rows() == 0) continue;
      for (const segment::Segment& segment : home.segments) {
        const segment::KeywordColumn column = segment.keywords(path.leaf);
        std::vector<bool> dangles(column.dictionary.size());
        for (std::uint32_t code = 0; code < dangles.size(); ++code)
          dangles[code] =
              looks_like_id(column.dictionary[code]) && !target->find(column.dictionary[code]);
        for (std::uint32_t row = 0; row < segment.rows(); ++row)
          for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i)
            if (column.codes[i] < dangles.size() && dangles[column.codes[i]])
              notices.add(home.info->name, segment.id(row), path,
                          column.dictionary[column.codes[i]]);
      }
    }
  }
  notices.end();
}

}  // namespace madang::catalog
