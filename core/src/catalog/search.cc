#include "catalog/search.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "catalog/synonyms.h"
#include "query/expand.h"
#include "query/fields.h"
#include "query/run.h"

namespace madang::catalog {
namespace {

constexpr std::size_t most_hits = 10000;  // a page
constexpr std::size_t deepest = 1000000;  // a cursor

/// What a cursor is good for: this data, question and order.
std::uint64_t fingerprint(const Catalog::State& city, const std::vector<CollectionState*>& homes,
                          const Query& query, const SearchOptions& options) {
  std::string text = query.to_string() + '\n' + options.sort;
  for (const CollectionState* home : homes) text.append("\n").append(home->info->name);
  return base::hash(std::as_bytes(std::span(text)), city.version);
}

std::string make_cursor(std::size_t offset, std::uint64_t print) {
  return base::hex(print).substr(0, 12) + "-" + std::to_string(offset);
}

Result<std::size_t> read_cursor(const std::string& cursor, std::uint64_t print) {
  const std::string begin = base::hex(print).substr(0, 12) + "-";
  std::size_t offset = 0;
  if (cursor.starts_with(begin)) {
    const char* end = cursor.data() + cursor.size();
    const auto [p, error] = std::from_chars(cursor.data() + begin.size(), end, offset);
    if (error == std::errc() && p == end && offset <= deepest) return offset;
  }
  return query::bad("bad-cursor",
                    "the cursor belongs to another question, order or version of the data",
                    "ask again without it");
}

/// What a segment of a collection answers.
struct Part {
  CollectionState* home;
  std::size_t segment, index;  // among those of the collection, of all
  query::Answer answer;
  std::vector<query::Ranked> ranked;
  std::string head;  // text of the first hit not taken yet, where texts are compared

  [[nodiscard]] const segment::Segment& data() const { return home->segments[segment]; }
};

Result<Facet> count_over(const std::vector<Part>& parts, const std::string& field,
                         std::size_t most) {
  Facet sum{field, {}};
  std::unordered_map<std::string, std::uint64_t> counts;
  bool some = false;
  Error error;
  for (const Part& part : parts) {
    auto facet = query::count_values(part.data(), part.answer, field);
    if (!facet) {
      if (error.code.empty() || error.code == "unknown-field") error = facet.error();
      continue;
    }
    some = true;
    for (FacetValue& v : facet->values) counts[std::move(v.value)] += v.count;
  }
  if (!some) return error;
  for (const auto& [value, count] : counts) sum.values.push_back({value, count});
  std::sort(sum.values.begin(), sum.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (sum.values.size() > most) sum.values.resize(most);
  return sum;
}

/// Keys of two collections compare only if they are numbers or dates of both.
bool comparable(const Part& part, std::string_view field) {
  const reflect::Path* path = reflect::find_path(*part.home->info->record, field);
  return path != nullptr &&
         (path->field->kind == reflect::Kind::number ||
          path->field->kind == reflect::Kind::integer || path->field->kind == reflect::Kind::date);
}

std::vector<const segment::Segment*> segments_of(const std::vector<CollectionState*>& homes) {
  std::vector<const segment::Segment*> segments;
  for (const CollectionState* home : homes)
    for (const segment::Segment& segment : home->segments) segments.push_back(&segment);
  return segments;
}

/// The segments that can answer, each with its rows; an error if none can.
Result<std::vector<Part>> ask(const std::vector<CollectionState*>& homes, query::Corpus& corpus,
                              const Query& query, const query::Expansions& expansions) {
  std::vector<Part> parts;
  Error error;
  std::size_t index = 0;
  for (CollectionState* home : homes)
    for (std::size_t i = 0; i < home->segments.size(); ++i) {
      const std::size_t number = index++;
      auto answer = query::run(corpus, number, query, expansions);
      if (answer) {
        parts.push_back({home, i, number, std::move(*answer), {}, {}});
        continue;
      }
      // An error of a collection that has the field says more.
      if (answer.error().code != "unknown-field" && homes.size() == 1) return answer.error();
      if (answer.error().code == "no-text-index") return answer.error();  // of some is of all
      if (error.code.empty() || error.code == "unknown-field") error = answer.error();
    }
  if (parts.empty()) return error;
  return parts;
}

/// Takes the hits of sorted parts in the order of all; equal keys stay in the
/// order of collections and rows.
class Merge {
 public:
  Merge(std::vector<Part>& parts, const std::string& sort, bool down)
      : parts_(parts), sort_(sort), down_(down), at_(parts.size(), 0) {
    texts_ = parts.size() > 1 && query::sorts_by_text(*parts[0].home->info->record, sort);
    for (std::size_t p = 0; p < parts_.size(); ++p) fetch(p);
  }
  /// The next hit and its part; null behind the last.
  std::pair<Part*, const query::Ranked*> next() {
    std::size_t best = parts_.size();
    for (std::size_t p = 0; p < parts_.size(); ++p)
      if (at_[p] < parts_[p].ranked.size() && (best == parts_.size() || before(p, best))) best = p;
    if (best == parts_.size()) return {nullptr, nullptr};
    const query::Ranked* hit = &parts_[best].ranked[at_[best]++];
    fetch(best);
    return {&parts_[best], hit};
  }

 private:
  [[nodiscard]] bool before(std::size_t p, std::size_t q) const {
    const query::Ranked &a = parts_[p].ranked[at_[p]], &b = parts_[q].ranked[at_[q]];
    if (!texts_ || a.missing || b.missing) return query::key_before(a, b, down_);
    const int order = parts_[p].head.compare(parts_[q].head);
    return down_ ? order > 0 : order < 0;
  }
  void fetch(std::size_t p) {
    Part& part = parts_[p];
    if (texts_ && at_[p] < part.ranked.size() && !part.ranked[at_[p]].missing)
      part.head = query::sort_text(part.data(), sort_, part.ranked[at_[p]]);
  }
  std::vector<Part>& parts_;
  const std::string& sort_;
  bool down_, texts_;
  std::vector<std::size_t> at_;
};

/// Parts of more than one collection.
bool mixed(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& p) { return p.home != parts.front().home; });
}

}  // namespace

Result<Hits::State*> search(Catalog::State& city, const std::vector<CollectionState*>& homes,
                            const Query& query, const SearchOptions& options) {
  if (options.limit > most_hits)
    return query::bad("bad-limit", "a page holds at most " + std::to_string(most_hits) + " hits",
                      "ask for the next page with the cursor");
  const std::uint64_t print = fingerprint(city, homes, query, options);
  std::size_t offset = 0;
  if (!options.after.empty()) {
    const auto read = read_cursor(options.after, print);
    if (!read) return read.error();
    offset = *read;
  }
  if (auto whole = still_whole(city); !whole) return std::move(whole).error();
  query::Corpus corpus(segments_of(homes));
  const query::Expansions expansions = query::expand(corpus, synonyms_of(city), query);
  auto parts = ask(homes, corpus, query, expansions);
  if (!parts) return std::move(parts).error();

  const bool down = options.sort.empty() || options.sort.starts_with('-');
  const std::string field = options.sort.substr(options.sort.starts_with('-') ? 1 : 0);
  if (!field.empty() && mixed(*parts)) {
    std::erase_if(*parts, [&](const Part& part) { return !comparable(part, field); });
    if (parts->empty())
      return query::bad("bad-sort", "collections cannot be sorted together by " + field,
                        "sort by a number or a date, or ask one collection");
  }
  auto state = std::make_unique<Hits::State>();
  state->city = share(&city);
  state->limit = options.limit;
  state->why = options.why;
  state->html = options.html;
  state->did_you_mean = expansions.did_you_mean;
  for (Part& part : *parts) {
    auto ranked =
        query::first(corpus, part.index, part.answer, options.sort, offset + options.limit);
    if (!ranked) return std::move(ranked).error();
    part.ranked = std::move(*ranked);
    state->total += part.answer.total;
    if (part.answer.ranked && state->wanted.empty())
      state->wanted = query::wanted_of(corpus, query, expansions);
  }
  Merge merge(*parts, options.sort, down);
  for (std::size_t i = 0; i < offset + options.limit; ++i) {
    const auto [part, hit] = merge.next();
    if (part == nullptr) break;
    if (i >= offset)
      state->hits.push_back({part->home, part->home->starts[part->segment] + hit->row, hit->score});
  }
  if (options.limit > 0 && offset + state->hits.size() < state->total)
    state->next = make_cursor(offset + state->hits.size(), print);
  for (const std::string& name : options.facets) {
    auto facet = count_over(*parts, name, options.facet_limit);
    if (!facet) return std::move(facet).error();
    state->facets.push_back(std::move(*facet));
  }
  return state.release();
}

}  // namespace madang::catalog
