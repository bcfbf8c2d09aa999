#include "catalog/ask.h"
#include "catalog/state.h"
#include "catalog/synonyms.h"

namespace madang {

struct Selection::State {
  std::atomic<std::uint32_t> handles{1};
  CollectionState* home = nullptr;  // its city is shared
  std::vector<std::uint32_t> rows;
  ~State() {
    if (home != nullptr) release(home->city);
  }
};

namespace {

/// The one place here that knows how a collection is kept: its rows that match,
/// ascending.
Result<std::vector<std::uint32_t>> rows_of(CollectionState& home, const Query& query) {
  if (auto whole = still_whole(*home.city); !whole) return std::move(whole).error();
  query::Corpus corpus(catalog::segments_of({&home}));
  const query::Expansions expansions =
      query::expand(corpus, catalog::synonyms_of(*home.city), query);
  const auto parts = catalog::ask(*home.city, {&home}, corpus, query, expansions);
  if (!parts) return parts.error();
  std::vector<std::uint32_t> rows;
  for (const catalog::Part& part : *parts)
    part.answer.rows.each(
        [&](std::uint32_t row) { rows.push_back(home.starts[part.segment] + row); });
  return rows;
}

}  // namespace

Selection::Selection(State* state) : state_(state) {}
Selection::Selection(const Selection& o) : state_(share(o.state_)) {}
Selection::Selection(Selection&& o) noexcept : state_(std::exchange(o.state_, nullptr)) {}
Selection& Selection::operator=(const Selection& o) {
  Selection copy(o);
  std::swap(state_, copy.state_);
  return *this;
}
Selection& Selection::operator=(Selection&& o) noexcept {
  std::swap(state_, o.state_);
  return *this;
}
Selection::~Selection() { release(state_); }

std::string_view Selection::collection() const { return state_->home->info->name; }
std::size_t Selection::size() const { return state_->rows.size(); }
Record Selection::at(std::size_t i) const { return {state_->home, state_->rows[i]}; }

Result<Selection> Collection::select(std::string_view text) const {
  const auto query = parse_query(text);
  if (!query) return query.error();
  return select(*query);
}

Result<Selection> Collection::select(const Query& query) const {
  auto* home = static_cast<CollectionState*>(home_);
  auto rows = rows_of(*home, query);
  if (!rows) return std::move(rows).error();
  auto* state = new Selection::State;
  state->home = home;
  share(home->city);
  state->rows = std::move(*rows);
  return Selection(state);
}

}  // namespace madang
