#include <madang/catalog.h>

#include <deque>

#include "base/hash.h"
#include "catalog/search.h"
#include "catalog/state.h"
#include "catalog/stats.h"
#include "ingest/load.h"
#include "query/fields.h"
#include "segment/builder.h"

namespace madang {
namespace {

class Loader final : public ingest::RecordSink {
 public:
  Loader() {
    for (const reflect::CollectionInfo& info : reflect::collections())
      builders_.emplace_back(*info.record);
  }
  bool add(std::size_t collection, std::string_view id, const reflect::Events& events,
           std::string_view json) override {
    return builders_[collection].add(id, events, json);
  }
  Catalog::State* finish(Report report) {
    auto* city = new Catalog::State;
    city->report = std::move(report);
    city->version = base::hash({});
    city->collections.reserve(builders_.size());
    for (std::size_t i = 0; i < builders_.size(); ++i) {
      const reflect::CollectionInfo& info = reflect::collections()[i];
      city->collections.push_back(
          {city, &info, segment::Segment(*info.record, builders_[i].finish())});
      city->version = base::hash(city->collections.back().segment.bytes(), city->version);
    }
    catalog::report_dangling(*city);
    return city;
  }

 private:
  std::deque<segment::Builder> builders_;  // not movable
};

Error not_found(const CollectionState& home, std::string_view id) {
  Error error;
  error.kind = ErrorKind::not_found;
  error.code = "not-found";
  error.message.append("there is no \"").append(id).append("\" in ").append(home.info->name);
  std::vector<std::string> ids;
  constexpr std::uint32_t most = 20000;  // beyond, comparing names takes too long
  for (std::uint32_t row = 0; row < home.segment.rows() && row < most; ++row)
    ids.emplace_back(home.segment.id(row));
  if (const std::string near = query::nearest(id, ids); !near.empty())
    error.hint = "did you mean \"" + near + "\"?";
  return error;
}

}  // namespace

Result<Catalog> Catalog::open(std::string_view source, const OpenOptions& options) {
  return open(std::vector<std::string>{std::string(source)}, options);
}

Result<Catalog> Catalog::open(const std::vector<std::string>& sources, const OpenOptions& options) {
  Loader loader;
  auto report = ingest::load_sources(sources, options, loader);
  if (!report) return std::move(report).error();
  return Catalog(loader.finish(std::move(*report)));
}

Result<Catalog> Catalog::load(std::string_view bytes, const OpenOptions& options) {
  Loader loader;
  auto report = ingest::load_bytes(bytes, "<bytes>", options, loader);
  if (!report) return std::move(report).error();
  return Catalog(loader.finish(std::move(*report)));
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
  for (CollectionState& c : state_->collections)
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
  if (const auto record = home->find(id)) return *record;
  return not_found(*static_cast<CollectionState*>(home->home_), id);
}

Result<Hits> Catalog::search(std::string_view text, const SearchOptions& options) const {
  const auto query = parse_query(text);
  if (!query) return query.error();
  return search(*query, options);
}

Result<Hits> Catalog::search(const Query& query, const SearchOptions& options) const {
  std::vector<CollectionState*> homes;
  for (CollectionState& c : state_->collections) homes.push_back(&c);
  auto hits = catalog::search(*state_, homes, query, options);
  if (!hits) return std::move(hits).error();
  return Hits(*hits);
}

const Report& Catalog::report() const { return state_->report; }
std::string Catalog::version() const { return base::hex(state_->version); }
std::string Catalog::stats_json() const { return catalog::stats_json(*state_); }

}  // namespace madang
