#include "catalog/state.h"
#include "query/explain.h"

namespace madang {
namespace {

query::Explanation explain(const Hits::State& state, std::size_t i) {
  if (!state.why) return {};
  const Hits::State::Hit& hit = state.hits[i];
  return query::explain(*hit.home->info->record, hit.home->json(hit.row), state.wanted);
}

}  // namespace

Hits::Hits(State* state) : state_(state) {}
Hits::Hits(const Hits& o) : state_(share(o.state_)) {}
Hits::Hits(Hits&& o) noexcept : state_(std::exchange(o.state_, nullptr)) {}
Hits& Hits::operator=(const Hits& o) {
  Hits copy(o);
  std::swap(state_, copy.state_);
  return *this;
}
Hits& Hits::operator=(Hits&& o) noexcept {
  std::swap(state_, o.state_);
  return *this;
}
Hits::~Hits() { release(state_); }

std::size_t Hits::size() const { return state_->hits.size(); }
std::uint64_t Hits::total() const { return state_->total; }
std::size_t Hits::limit() const { return state_->limit; }
std::string Hits::next() const { return state_->next; }
const std::vector<Facet>& Hits::facets() const { return state_->facets; }
std::string Hits::did_you_mean() const { return state_->did_you_mean; }
bool Hits::ranked() const { return !state_->wanted.empty(); }
bool Hits::html() const { return state_->html; }
bool Hits::explains() const { return state_->why && ranked(); }
const std::vector<Step>& Hits::plan() const { return state_->plan; }
double Hits::ms() const { return state_->ms; }
const std::vector<std::string>& Hits::fields() const { return state_->fields; }
std::string_view Hits::collection() const {
  const reflect::CollectionInfo* one = state_->asked;
  for (const State::Hit& hit : state_->hits) {
    if (one != nullptr && hit.home->info != one) return {};
    one = hit.home->info;
  }
  return one == nullptr ? std::string_view{} : one->name;
}
Record Hits::record(std::size_t i) const { return {state_->hits[i].home, state_->hits[i].row}; }
double Hits::score(std::size_t i) const { return state_->hits[i].score; }
std::vector<Why> Hits::why(std::size_t i) const { return explain(*state_, i).why; }
std::vector<Highlight> Hits::highlights(std::size_t i) const {
  return explain(*state_, i).highlights;
}

}  // namespace madang
