#include "catalog/ask.h"
#include "catalog/search.h"
#include "catalog/state.h"
#include "catalog/stats.h"
#include "catalog/synonyms.h"

namespace madang {
namespace {
CollectionState& home_of(void* home) { return *static_cast<CollectionState*>(home); }
}  // namespace

Collection::Collection(void* home) : home_(home) { share(home_of(home_).city); }
Collection::Collection(const Collection& o) : Collection(o.home_) {}
Collection::Collection(Collection&& o) noexcept : home_(std::exchange(o.home_, nullptr)) {}
Collection& Collection::operator=(const Collection& o) {
  Collection copy(o);
  std::swap(home_, copy.home_);
  return *this;
}
Collection& Collection::operator=(Collection&& o) noexcept {
  std::swap(home_, o.home_);
  return *this;
}
Collection::~Collection() {
  if (home_ != nullptr) release(home_of(home_).city);
}

std::string_view Collection::name() const { return home_of(home_).info->name; }
std::size_t Collection::size() const { return home_of(home_).size(); }

std::optional<Record> Collection::find(std::string_view id) const {
  if (const auto row = home_of(home_).find(id)) return Record(home_, *row);
  return std::nullopt;
}

Record Collection::at(std::size_t row) const {
  return {home_, home_of(home_).row_at(static_cast<std::uint32_t>(row))};
}

Result<Hits> Collection::search(std::string_view text, const SearchOptions& options) const {
  const auto query = parse_query(text);
  if (!query) return query.error();
  return search(*query, options);
}

Result<Hits> Collection::search(const Query& query, const SearchOptions& options) const {
  auto hits = catalog::search(*home_of(home_).city, {&home_of(home_)}, query, options);
  if (!hits) return std::move(hits).error();
  (*hits)->asked = home_of(home_).info;
  return Hits(*hits);
}

Result<Groups> Collection::group(std::string_view text, const GroupOptions& options) const {
  const auto query = parse_query(text);
  if (!query) return query.error();
  return group(*query, options);
}

Result<Groups> Collection::group(const Query& query, const GroupOptions& options) const {
  CollectionState& home = home_of(home_);
  if (auto whole = still_whole(*home.city); !whole) return std::move(whole).error();
  query::Corpus corpus(catalog::segments_of({&home}));
  const query::Expansions expansions =
      query::expand(corpus, catalog::synonyms_of(*home.city), query);
  const auto parts = catalog::ask(*home.city, {&home}, corpus, query, expansions);
  if (!parts) return parts.error();
  return catalog::group_over(catalog::rows_of(*parts), options);
}

CollectionStats Collection::stats() const { return catalog::stats_of(home_of(home_)); }

}  // namespace madang
