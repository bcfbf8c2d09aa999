// The report of a load whose records nobody keeps.
#include <madang/catalog.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key_set.h"
#include "catalog/dangling.h"
#include "catalog/snapshot.h"
#include "ingest/one_sink.h"
#include "reflect/leaves.h"

namespace madang {
namespace {

using base::KeySet;

/// A field that names records of another collection, or of its own.
struct Reference {
  std::size_t from = 0, to = 0;  // collections
  const reflect::Path* path = nullptr;
};

std::vector<Reference> references() {
  std::vector<Reference> all;
  const auto collections = reflect::collections();
  for (std::size_t from = 0; from < collections.size(); ++from)
    for (const reflect::Path& path : reflect::paths_of(*collections[from].record)) {
      if (path.object() || (path.field->flags & note::reference) == 0) continue;
      for (std::size_t to = 0; to < collections.size(); ++to)
        if (collections[to].name == path.field->refers) all.push_back({from, to, &path});
    }
  return all;
}

/// Keeps the ids of all records, and of what they name only what is not there yet.
class Checking final : public ingest::OneSink {
 public:
  void tell_dangling(Report& report) {
    const auto dangles = [this](const Reference& to, const KeySet::Key& value) {
      return ids(to.to).size() > 0 && !ids(to.to).has(value);
    };
    catalog::DanglingNotices notices(report);
    for (std::size_t i = 0; i < references_.size(); ++i) {
      const Reference& reference = references_[i];
      for (const Named& named : named_)
        if (named.reference == i && dangles(reference, KeySet::key_of(named.value)))
          notices.add(reflect::collections()[reference.from].name, named.id, *reference.path,
                      named.value);
      for (const auto& [key, count] : more_[i])
        if (dangles(reference, key)) notices.count(count);
    }
    notices.end();
  }

 private:
  void take(std::size_t collection, std::string_view id, const reflect::Events& events,
            std::string_view) override {
    for (const reflect::Event& event : events) {
      if (event.what != reflect::Event::What::value || event.field == nullptr ||
          (event.field->flags & note::reference) == 0)
        continue;
      for (std::size_t i = 0; i < references_.size(); ++i)
        if (references_[i].from == collection && references_[i].path->leaf == event.leaf)
          name(i, id, event.text);
    }
  }
  void name(std::size_t reference, std::string_view id, std::string_view value) {
    constexpr std::size_t in_full = 100'000;
    if (!catalog::looks_like_id(value)) return;
    const KeySet::Key key = KeySet::key_of(value);
    if (ids(references_[reference].to).has(key)) return;
    if (named_.size() < in_full) named_.push_back({reference, std::string(id), std::string(value)});
    else ++more_[reference][key];
  }

  struct Named {
    std::size_t reference;
    std::string id, value;
  };
  const std::vector<Reference> references_ = references();
  std::vector<Named> named_;  // to be told in full, as long as they are not too many
  std::vector<std::map<KeySet::Key, std::uint64_t>> more_{references_.size()};
};

}  // namespace

Result<Report> check(const std::vector<std::string>& sources, const OpenOptions& options) {
  for (const std::string& source : sources) {
    if (!catalog::is_snapshot(source)) continue;
    const auto city = Catalog::open(sources, options);
    if (!city) return city.error();
    return city->report();
  }
  OpenOptions alone = options;
  alone.threads = 1;
  Checking checking;
  auto report = ingest::load_sources(sources, alone, checking);
  if (report) checking.tell_dangling(*report);
  return report;
}

}  // namespace madang
