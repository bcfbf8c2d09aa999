#include "catalog/changes.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <utility>

#include "base/hash.h"
#include "json/read.h"
#include "segment/builder.h"

namespace madang::catalog {
namespace {

/// A segment made record by record from stored JSON.
class Rebuilder {
 public:
  Rebuilder(const reflect::RecordInfo& info, bool words) : info_(info), builder_(info, words) {}
  void add(std::string_view id, std::string json) {
    const std::size_t size = json.size();
    std::memcpy(builder_.stored_room(size), json.data(), size);
    json.resize(size + json::padding);
    // What is stored was read once already, so it reads again.
    if (reader_.read(info_, std::string_view(json).substr(0, size), false, events_, faults_))
      builder_.add(id, events_, size);
  }
  segment::Segment finish() {
    auto segment = segment::Segment::open(info_, builder_.finish());
    if (!segment) std::abort();  // our own image does not open: a mistake in this program
    return std::move(*segment);
  }

 private:
  const reflect::RecordInfo& info_;
  segment::Builder builder_;
  json::Reader reader_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
};

bool is_hidden(const CollectionState& home, std::uint32_t row) {
  return std::binary_search(home.hidden.begin(), home.hidden.end(), row);
}

/// Adds what can be seen of a segment.
void add_visible(const CollectionState& home, std::size_t segment, Rebuilder& to) {
  for (std::uint32_t row = home.starts[segment]; row < home.starts[segment + 1]; ++row)
    if (!is_hidden(home, row)) to.add(home.id(row), home.json(row));
}

/// The collection with its last segments of changes joined into one.
void join_last(CollectionState& home, std::size_t first) {
  Rebuilder joined(*home.info->record, home.segments.front().has_words());
  for (std::size_t i = first; i < home.segments.size(); ++i) add_visible(home, i, joined);
  const std::uint32_t start = home.starts[first];
  home.segments.resize(first, home.segments.front());
  home.extras.resize(first);
  home.starts.resize(first + 1);
  std::erase_if(home.hidden, [start](std::uint32_t row) { return row >= start; });
  const std::size_t loaded = home.loaded;
  home.add(joined.finish());
  home.loaded = loaded;
}

std::uint64_t hash_of(const CollectionState& home, std::string_view id, std::string_view json) {
  return base::hash(json, base::hash(id, base::hash(home.info->name)));
}

/// Replaces, adds and removes records; what changed of the version.
std::uint64_t change(CollectionState& home, const std::map<std::string, std::string>& changes) {
  std::uint64_t changed = 0;
  Rebuilder fresh(*home.info->record, home.segments.front().has_words());
  std::vector<std::uint32_t> hidden;
  bool some = false;
  for (const auto& [id, json] : changes) {
    const auto row = home.find(id);
    const std::string before = row ? home.json(*row) : std::string{};
    if (before == json) continue;
    if (row) hidden.push_back(*row);
    if (row) changed ^= hash_of(home, id, before);
    if (json.empty()) continue;
    changed ^= hash_of(home, id, json);
    fresh.add(id, json);
    some = true;
  }
  home.hidden.insert(home.hidden.end(), hidden.begin(), hidden.end());
  std::sort(home.hidden.begin(), home.hidden.end());
  if (!some) return changed;
  home.lazy = std::make_shared<base::Lazy>();  // what it holds is numbered by segment
  const std::size_t loaded = home.loaded;
  home.add(fresh.finish());
  home.loaded = loaded;
  // As long as the one before is not twice as large, it joins.
  std::size_t first = home.segments.size() - 1;
  while (first > loaded &&
         home.segments[first - 1].rows() <= 2 * (home.rows() - home.starts[first]))
    --first;
  if (first + 1 < home.segments.size()) join_last(home, first);
  return changed;
}

}  // namespace

Catalog::State* with(const Catalog::State& city, const std::vector<Change>& changes) {
  std::vector<std::map<std::string, std::string>> by_collection(city.collections.size());
  for (const Change& c : changes) by_collection[c.collection][c.id] = c.json;
  auto next = std::make_unique<Catalog::State>();
  next->collections = city.collections;
  next->report = city.report;
  next->version = city.version;
  next->file = city.file;
  next->areas = city.areas;
  next->changed_by = city.changed_by;
  next->name_groups = city.name_groups;
  next->of_loaded = city.of_loaded;
  std::uint64_t total = 0;
  for (std::size_t c = 0; c < next->collections.size(); ++c) {
    CollectionState& home = next->collections[c];
    home.city = next.get();
    next->version ^= change(home, by_collection[c]);
    total += home.size();
  }
  next->report.accepted = total - std::min(total, next->report.repaired);
  return next.release();
}

std::vector<segment::Segment> visible(const CollectionState& home) {
  std::vector<segment::Segment> kept;
  for (std::size_t i = 0; i < home.segments.size(); ++i) {
    const auto at = std::lower_bound(home.hidden.begin(), home.hidden.end(), home.starts[i]);
    if (at == home.hidden.end() || *at >= home.starts[i + 1]) {
      kept.push_back(home.segments[i]);
      continue;
    }
    Rebuilder rest(*home.info->record, home.segments[i].has_words());
    add_visible(home, i, rest);
    kept.push_back(rest.finish());
  }
  return kept;
}

}  // namespace madang::catalog
