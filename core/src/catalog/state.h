// catalog: the collections of a city under one name.
//
// Enters: what ingest loads. Leaves: the public Catalog, Collection, Record
// and Hits. Not for: parsing, ranking, writing.
#ifndef MADANG_CATALOG_STATE_H_
#define MADANG_CATALOG_STATE_H_

#include <madang/catalog.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/lazy.h"
#include "base/mapped_file.h"
#include "base/once.h"
#include "query/bits.h"
#include "query/evidence.h"
#include "query/land.h"
#include "query/suggester.h"
#include "query/synonyms.h"
#include "reflect/field_info.h"
#include "segment/segment.h"

namespace madang {

/// Counted by the handles that point at it.
template <class T>
T* share(T* counted) {
  if (counted != nullptr) counted->handles.fetch_add(1, std::memory_order_relaxed);
  return counted;
}
template <class T>
void release(T* counted) {
  if (counted != nullptr && counted->handles.fetch_sub(1, std::memory_order_acq_rel) == 1)
    delete counted;
}

/// What a room below makes of a segment when it first needs it.
struct Extra {
  std::once_flag once;
  std::shared_ptr<const void> value;
};

/// One collection inside a catalog; Record and Collection point here. Its
/// records are in segments, one behind the other; a row counts over all.
struct CollectionState {
  Catalog::State* city = nullptr;
  const reflect::CollectionInfo* info = nullptr;
  std::vector<segment::Segment> segments;  // at least one, which may be empty
  std::vector<std::uint32_t> starts;       // first row of each, and the end
  std::shared_ptr<base::Lazy> lazy = std::make_shared<base::Lazy>();

  std::vector<std::shared_ptr<Extra>> extras;  // by segment
  std::vector<std::uint32_t> hidden;           // rows changed or removed since, rising
  std::size_t loaded = 0;                      // segments that are no changes on top

  /// Appends a segment.
  void add(segment::Segment segment, std::shared_ptr<Extra> extra = std::make_shared<Extra>());
  /// Of all segments, hidden ones among them.
  [[nodiscard]] std::uint32_t rows() const { return starts.back(); }
  /// Records that are there.
  [[nodiscard]] std::uint32_t size() const {
    return rows() - static_cast<std::uint32_t>(hidden.size());
  }
  /// The row of the record at a position, and the first hidden row behind a row.
  /// REQUIRES: position < size().
  [[nodiscard]] std::uint32_t row_at(std::uint32_t position) const;
  [[nodiscard]] std::uint32_t next_hidden(std::uint32_t row) const;
  /// Whether rows of a segment are hidden, and those that are not.
  [[nodiscard]] bool hides(std::size_t segment) const;
  [[nodiscard]] query::Bits seen(std::size_t segment) const;
  struct Place {
    const segment::Segment* segment;
    std::uint32_t row;  // in it
  };
  /// REQUIRES: row < rows().
  [[nodiscard]] Place locate(std::uint32_t row) const;
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const;
  [[nodiscard]] std::string json(std::uint32_t row) const;
};

/// The changes on top of a city that was loaded: what the ledger attaches.
struct Live {
  virtual ~Live() = default;
  /// The city with all changes there are now, shared: release it.
  virtual Catalog::State* newest() = 0;
};

/// What is made of the records that were loaded, hidden by changes or not; changes on top
/// of them leave it as it is.
struct OfLoaded {
  base::Once<query::Suggester> suggester;  // see catalog/suggest.h
  base::Once<query::Synonyms> synonyms;    // see catalog/synonyms.h
};

/// What changes on top do to suggestions.
struct ChangedTexts {
  query::Suggester added;
  std::unordered_map<std::string, std::uint32_t> gone;  // hidden records, by text and source
};

struct Catalog::State {
  std::atomic<std::uint32_t> handles{1};
  std::mutex attaching;
  std::shared_ptr<Live> live;                // null: nothing changes
  std::weak_ptr<Live> changed_by;            // of a moment of a city that changes
  std::vector<CollectionState> collections;  // in the order of reflect::collections()
  Report report;
  std::uint64_t version = 0;
  std::shared_ptr<const base::MappedFile> file;  // of a snapshot; null: loaded
  std::shared_ptr<const query::Areas> areas;     // null: none were given
  std::vector<query::NameGroup> name_groups;     // of the file of synonyms
  std::shared_ptr<OfLoaded> of_loaded = std::make_shared<OfLoaded>();
  base::Once<ChangedTexts> changed_texts;  // see catalog/suggest.h
  base::Once<query::Synonyms> synonyms;    // see catalog/synonyms.h
};

/// A city as it is at this moment, held while this lives.
class Now {
 public:
  explicit Now(Catalog::State& city);
  ~Now() { release(state_); }
  Now(const Now&) = delete;
  Now& operator=(const Now&) = delete;
  Catalog::State& operator*() const { return *state_; }
  Catalog::State* operator->() const { return state_; }

 private:
  Catalog::State* state_;
};

struct CatalogAccess {
  static Catalog::State& state(const Catalog& city) { return *city.state_; }
  static Record record(CollectionState& home, std::uint32_t row) { return {&home, row}; }
};

struct Hits::State {
  std::atomic<std::uint32_t> handles{1};
  Catalog::State* city = nullptr;                  // shared
  const reflect::CollectionInfo* asked = nullptr;  // null when it was the whole city
  struct Hit {
    CollectionState* home;
    std::uint32_t row;
    double score;
  };
  std::vector<Hit> hits;
  std::uint64_t total = 0;
  std::size_t limit = 0;
  std::string next;
  std::vector<Facet> facets;
  std::vector<query::Wanted> wanted;  // empty when the question has no words
  std::string did_you_mean;
  bool why = true;
  std::vector<std::string> fields;  // what is shown of a record; empty: all
  std::vector<Step> plan;           // empty unless it was asked for
  double ms = 0;
  bool html = false;
  ~State() { release(city); }
};

/// Whether the file of a snapshot is still what was opened; an error
/// (snapshot-changed) if it was written to or cut.
[[nodiscard]] Result<Done> still_whole(const Catalog::State& city);

}  // namespace madang

#endif  // MADANG_CATALOG_STATE_H_
