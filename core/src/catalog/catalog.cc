#include <madang/catalog.h>

#include <new>

#include "base/hash.h"
#include "catalog/areas.h"
#include "catalog/loader.h"
#include "catalog/search.h"
#include "catalog/snapshot.h"
#include "catalog/state.h"
#include "catalog/stats.h"
#include "catalog/suggest.h"
#include "catalog/synonyms.h"
#include "query/fields.h"

namespace madang {
namespace {

/// f(), and an error where memory ran out.
template <class F>
auto guarded(F f) -> decltype(f()) {
  try {
    return f();
  } catch (const std::bad_alloc&) {
    Error error;
    error.kind = ErrorKind::source;
    error.code = "too-large";
    error.message = "there is not enough memory for it";
    error.hint = "load fewer files, or without the text index";
    return error;
  }
}

Error not_alone(const std::string& source) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "snapshot-alone";
  error.source = source;
  error.message = "a snapshot is opened alone, and there are other sources beside it";
  error.hint = "export its records, and load them with the others";
  return error;
}

Error not_found(const CollectionState& home, std::string_view id) {
  Error error;
  error.kind = ErrorKind::not_found;
  error.code = "not-found";
  error.message.append("there is no \"").append(id).append("\" in ").append(home.info->name);
  std::vector<std::string> ids;
  constexpr std::uint32_t most = 20000;  // beyond, comparing names takes too long
  for (std::uint32_t i = 0; i < home.size() && i < most; ++i)
    ids.emplace_back(home.id(home.row_at(i)));
  if (const std::string near = query::nearest(id, ids); !near.empty())
    error.hint = "did you mean \"" + near + "\"?";
  return error;
}

}  // namespace

Result<Catalog> Catalog::open(std::string_view source, const OpenOptions& options) {
  return open(std::vector<std::string>{std::string(source)}, options);
}

Result<Catalog> Catalog::open(const std::vector<std::string>& sources, const OpenOptions& options) {
  auto names = catalog::read_synonyms(options.synonyms);
  if (!names) return std::move(names).error();
  for (const std::string& source : sources) {
    if (!catalog::is_snapshot(source)) continue;
    if (sources.size() > 1) return not_alone(source);
    auto city = catalog::open_snapshot(sources.front());
    if (!city) return std::move(city).error();
    (*city)->name_groups = std::move(*names);
    return with_areas(*city, options);
  }
  return guarded([&]() -> Result<Catalog> {
    catalog::Loader loader(options.text);
    auto report = ingest::load_sources(sources, options, loader);
    // One that another process was about to save was not there yet when it was looked at.
    if (sources.size() == 1 && catalog::is_snapshot(sources.front())) return open(sources, options);
    if (!report) return std::move(report).error();
    State* city = loader.finish(std::move(*report));
    city->name_groups = std::move(*names);
    return with_areas(city, options);
  });
}

Result<Catalog> Catalog::load(std::string_view bytes, const OpenOptions& options) {
  auto names = catalog::read_synonyms(options.synonyms);
  if (!names) return std::move(names).error();
  return guarded([&]() -> Result<Catalog> {
    catalog::Loader loader(options.text);
    auto report = ingest::load_bytes(bytes, "<bytes>", options, loader);
    if (!report) return std::move(report).error();
    State* city = loader.finish(std::move(*report));
    city->name_groups = std::move(*names);
    return with_areas(city, options);
  });
}

Result<Catalog> Catalog::with_areas(State* state, const OpenOptions& options) {
  Catalog city(state);
  if (options.areas.empty()) return city;
  auto areas = catalog::read_areas(options.areas);
  if (!areas) return std::move(areas).error();
  state->areas = std::move(*areas);
  return city;
}

Catalog::Catalog(State* state) : state_(state) {}
Catalog::Catalog(const Catalog& o) : state_(share(o.state_)) {}
Catalog::Catalog(Catalog&& o) noexcept : state_(std::exchange(o.state_, nullptr)) {}
Catalog& Catalog::operator=(const Catalog& o) {
  if (this != &o) {
    release(state_);
    state_ = share(o.state_);
  }
  return *this;
}
Catalog& Catalog::operator=(Catalog&& o) noexcept {
  std::swap(state_, o.state_);
  return *this;
}
Catalog::~Catalog() { release(state_); }

Collection Catalog::bulletins() const { return *collection("bulletins"); }
Collection Catalog::organizations() const { return *collection("organizations"); }
Collection Catalog::resources() const { return *collection("resources"); }

Result<Collection> Catalog::collection(std::string_view name) const {
  const Now now(*state_);
  for (CollectionState& c : now->collections)
    if (c.info->name == name) return Collection(&c);
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "unknown-collection";
  error.message = "there is no collection \"" + std::string(name) + "\"";
  for (const std::string& known : collections())
    error.hint += (error.hint.empty() ? "there are " : ", ") + known;
  return error;
}

std::vector<std::string> Catalog::collections() {
  std::vector<std::string> names;
  for (const reflect::CollectionInfo& c : reflect::collections()) names.emplace_back(c.name);
  return names;
}

Result<Record> Catalog::get(std::string_view path) const {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) {
    Error error;
    error.kind = ErrorKind::usage;
    error.code = "bad-path";
    error.message = "expected collection/id, found \"" + std::string(path) + "\"";
    error.hint = "for example bulletins/late-night-transit-2022";
    return error;
  }
  const auto home = collection(path.substr(0, slash));
  if (!home) return home.error();
  const std::string_view id = path.substr(slash + 1);
  if (auto whole = still_whole(*state_); !whole) return std::move(whole).error();
  if (const auto record = home->find(id)) return *record;
  return not_found(*static_cast<CollectionState*>(home->home_), id);
}

Result<Hits> Catalog::search(std::string_view text, const SearchOptions& options) const {
  const auto query = parse_query(text);
  if (!query) return query.error();
  return search(*query, options);
}

Result<Hits> Catalog::search(const Query& query, const SearchOptions& options) const {
  const Now now(*state_);
  std::vector<CollectionState*> homes;
  for (CollectionState& c : now->collections) homes.push_back(&c);
  auto hits = catalog::search(*now, homes, query, options);
  if (!hits) return std::move(hits).error();
  return Hits(*hits);
}

Result<std::vector<Suggestion>> Catalog::suggest(std::string_view typed, std::size_t limit) const {
  const Now now(*state_);
  return guarded([&] { return catalog::suggest(*now, typed, limit); });
}

Result<Done> Catalog::save(const std::string& path) const {
  const Now now(*state_);
  return guarded([&] { return catalog::save_snapshot(*now, path); });
}
Result<Done> Catalog::verify(const std::string& path) { return catalog::verify_snapshot(path); }
std::string Catalog::snapshot() const {
  return state_->file != nullptr ? state_->file->path() : std::string{};
}

const Report& Catalog::report() const { return state_->report; }
std::string Catalog::version() const { return base::hex(Now(*state_)->version); }
std::string Catalog::stats_json() const { return catalog::stats_json(*Now(*state_)); }

}  // namespace madang
