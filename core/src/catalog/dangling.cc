#include "catalog/dangling.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/hash.h"
#include "base/key_index.h"
#include "catalog/stats.h"

namespace madang::catalog {
namespace {

constexpr std::string_view rule = "dangling-reference";

/// The ids of a collection. Its segments know theirs, and each would be asked for every
/// reference; where there are many, hashes of all ids answer at once.
class Ids {
 public:
  explicit Ids(const CollectionState& home) : home_(home) {
    constexpr std::size_t few = 2;
    if (home.segments.size() <= few) return;
    for (const segment::Segment& segment : home.segments) {
      const segment::Dictionary ids = segment.ids();
      for (std::uint32_t code = 0; code < ids.size(); ++code) hashes_.add(base::hash(ids[code]));
    }
  }
  [[nodiscard]] bool has(std::string_view id) const {
    return hashes_.size() > 0 ? hashes_.has(base::hash(id)) : home_.find(id).has_value();
  }

 private:
  static std::size_t slot_of(std::uint64_t hash) { return hash; }
  const CollectionState& home_;
  base::KeyIndex<std::uint64_t, slot_of> hashes_;
};

/// The collection of that name, if it has any records.
const CollectionState* target_of(const Catalog::State& city, std::string_view collection) {
  for (const CollectionState& c : city.collections)
    if (c.info->name == collection && c.rows() > 0) return &c;
  return nullptr;
}

}  // namespace

bool looks_like_id(std::string_view value) {
  for (const char c : value)
    if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
  return !value.empty();
}

void DanglingNotices::add(std::string_view collection, std::string_view id,
                          const reflect::Path& path, std::string_view value) {
  if (full()) return count(1);
  count(1);
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
  std::map<const CollectionState*, Ids> all;  // made when the first reference is met
  for (const CollectionState& home : city.collections) {
    for (const reflect::Path& path : reflect::paths_of(*home.info->record)) {
      if (path.object() || (path.field->flags & note::reference) == 0) continue;
      const CollectionState* target = target_of(city, path.field->refers);
      if (target == nullptr) continue;
      for (const segment::Segment& segment : home.segments) {
        const segment::KeywordColumn column = segment.keywords(path.leaf);
        if (column.dictionary.size() == 0) continue;
        const Ids& ids = all.try_emplace(target, *target).first->second;
        std::vector<bool> dangles(column.dictionary.size());
        for (std::uint32_t code = 0; code < dangles.size(); ++code)
          dangles[code] =
              looks_like_id(column.dictionary[code]) && !ids.has(column.dictionary[code]);
        const auto is_dangling = [&](std::uint32_t code) {
          return code < dangles.size() && dangles[code];
        };
        std::uint32_t row = 0;
        for (; row < segment.rows() && !notices.full(); ++row)
          for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i)
            if (is_dangling(column.codes[i]))
              notices.add(home.info->name, segment.id(row), path,
                          column.dictionary[column.codes[i]]);
        if (row == segment.rows()) continue;
        const auto rest = column.codes.subspan(column.rows.begin(row));
        notices.count(
            static_cast<std::uint64_t>(std::count_if(rest.begin(), rest.end(), is_dangling)));
      }
    }
  }
  notices.end();
}

}  // namespace madang::catalog
