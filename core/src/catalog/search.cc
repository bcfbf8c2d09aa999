#include "catalog/search.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/hash.h"
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

struct Part {
  CollectionState* home;
  query::Answer answer;
  std::vector<query::Ranked> ranked;
};

/// Adds the counts of `more` to `sum`.
void add_counts(Facet& sum, const Facet& more) {
  for (const FacetValue& v : more.values) {
    const auto it = std::find_if(sum.values.begin(), sum.values.end(),
                                 [&](const FacetValue& x) { return x.value == v.value; });
    if (it == sum.values.end()) sum.values.push_back(v);
    else it->count += v.count;
  }
}

Result<Facet> count_over(const std::vector<Part>& parts, const std::string& field,
                         std::size_t most) {
  Facet sum{field, {}};
  bool some = false;
  Error error;
  for (const Part& part : parts) {
    auto facet = query::count_values(part.home->segment, part.answer, field);
    if (!facet) {
      if (error.code.empty() || error.code == "unknown-field") error = facet.error();
      continue;
    }
    if (!some) sum = std::move(*facet);
    else add_counts(sum, *facet);
    some = true;
  }
  if (!some) return error;
  std::sort(sum.values.begin(), sum.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (sum.values.size() > most) sum.values.resize(most);
  return sum;
}

/// Keys of two collections compare only if they are numbers or dates of both.
bool comparable(const Part& part, std::string_view field) {
  const reflect::Path* path = reflect::find_path(part.home->segment.info(), field);
  return path != nullptr &&
         (path->field->kind == reflect::Kind::number ||
          path->field->kind == reflect::Kind::integer || path->field->kind == reflect::Kind::date);
}

/// The collections that can answer, each with its rows; an error if none can.
Result<std::vector<Part>> ask(const std::vector<CollectionState*>& homes, const Query& query) {
  std::vector<Part> parts;
  Error error;
  std::vector<const segment::Segment*> corpus;
  for (const CollectionState* home : homes) corpus.push_back(&home->segment);
  for (CollectionState* home : homes) {
    auto answer = query::run(home->segment, query, corpus);
    if (answer) {
      parts.push_back({home, std::move(*answer), {}});
    } else {
      // An error of a collection that has the field says more.
      if (answer.error().code != "unknown-field" && homes.size() == 1) return answer.error();
      if (error.code.empty() || error.code == "unknown-field") error = answer.error();
    }
  }
  if (parts.empty()) return error;
  return parts;
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
  auto parts = ask(homes, query);
  if (!parts) return std::move(parts).error();

  const bool down = options.sort.empty() || options.sort.starts_with('-');
  const std::string field = options.sort.substr(options.sort.starts_with('-') ? 1 : 0);
  if (!field.empty() && parts->size() > 1) {
    std::erase_if(*parts, [&](const Part& part) { return !comparable(part, field); });
    if (parts->empty())
      return query::bad("bad-sort", "collections cannot be sorted together by " + field,
                        "sort by a number or a date, or ask one collection");
  }
  auto state = std::make_unique<Hits::State>();
  state->city = share(&city);
  state->limit = options.limit;
  state->why = options.why;
  for (Part& part : *parts) {
    auto ranked =
        query::first(part.home->segment, part.answer, options.sort, offset + options.limit);
    if (!ranked) return std::move(ranked).error();
    part.ranked = std::move(*ranked);
    state->total += part.answer.total;
    if (!part.answer.scores.empty() && state->wanted.empty()) {
      text::Analyser analyser;
      state->wanted = query::wanted_of(analyser, query);
    }
  }
  // Merge the parts, each sorted already; equal keys stay in collection order.
  std::vector<std::size_t> at(parts->size(), 0);
  for (std::size_t i = 0; i < offset + options.limit; ++i) {
    std::size_t best = parts->size();
    for (std::size_t p = 0; p < parts->size(); ++p) {
      if (at[p] >= (*parts)[p].ranked.size()) continue;
      if (best == parts->size() ||
          query::key_before((*parts)[p].ranked[at[p]], (*parts)[best].ranked[at[best]], down))
        best = p;
    }
    if (best == parts->size()) break;
    const query::Ranked& hit = (*parts)[best].ranked[at[best]++];
    if (i >= offset) state->hits.push_back({(*parts)[best].home, hit.row, hit.score});
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
