#include "catalog/search.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <memory>
#include <utility>

#include "base/hash.h"
#include "catalog/ask.h"
#include "catalog/cursor.h"
#include "catalog/synonyms.h"
#include "query/expand.h"
#include "query/fields.h"
#include "query/order.h"

namespace madang::catalog {
namespace {

constexpr std::size_t most_hits = 10000;  // a page
constexpr std::size_t most_facets = 100;

using query::SortField;

/// What a cursor is good for besides the data.
std::uint64_t fingerprint(const std::vector<CollectionState*>& homes, const Query& query,
                          const SearchOptions& options) {
  std::string text = query.to_string() + '\n' + options.sort;
  for (const CollectionState* home : homes) text.append("\n").append(home->info->name);
  return base::hash(std::as_bytes(std::span(text)));
}

/// A part with its rows in order.
struct Sorted {
  Part* part;
  query::Order order;
  std::vector<query::Ranked> rows;
  std::array<std::string, query::most_sorts> texts{};  // of the first row not taken yet
};

/// Keys of two collections compare only if they are numbers or dates of both.
bool comparable(const Part& part, const std::vector<SortField>& fields) {
  return std::all_of(fields.begin(), fields.end(), [&](const SortField& field) {
    const reflect::Path* path = query::find_field(*part.home->info->record, field.name);
    return path != nullptr && (path->field->kind == reflect::Kind::number ||
                               path->field->kind == reflect::Kind::integer ||
                               path->field->kind == reflect::Kind::date);
  });
}

/// Parts of more than one collection.
bool mixed(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& p) { return p.home != parts.front().home; });
}

/// The best leads of the parts so far, as many as are wanted: what comes behind
/// the last of them need not be sorted.
class Reached {
 public:
  Reached(std::size_t wanted, bool useful) : wanted_(useful ? wanted : 0) {}
  void add(const Sorted& part) {
    if (wanted_ == 0 || part.rows.empty()) return;
    const bool down = part.order.lead_down();
    leads_.reserve(leads_.size() + part.rows.size());
    const auto before = [&](const query::SortValue& a, const query::SortValue& b) {
      return query::compare(a, b, down) < 0;
    };
    for (const query::Ranked& row : part.rows) leads_.push_back(part.order.lead(row));
    if (leads_.size() < wanted_) return;
    const auto last = leads_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1);
    std::nth_element(leads_.begin(), last, leads_.end(), before);
    leads_.resize(wanted_);
    full_ = true;
  }
  /// Null until there are enough.
  [[nodiscard]] const query::SortValue* bound() const { return full_ ? &leads_.back() : nullptr; }

 private:
  std::size_t wanted_;
  std::vector<query::SortValue> leads_;
  bool full_ = false;
};

/// Takes the hits of sorted parts in the order of all; equal ones stay in the
/// order of collections and rows.
class Merge {
 public:
  Merge(std::vector<Sorted>& parts, const std::vector<SortField>& fields, bool ranked)
      : parts_(parts), fields_(fields), ranked_(ranked), at_(parts.size(), 0) {
    for (std::size_t p = 0; p < parts_.size(); ++p) fetch(p);
  }
  /// The next hit and its part; null behind the last.
  std::pair<const Sorted*, const query::Ranked*> next() {
    std::size_t best = parts_.size();
    for (std::size_t p = 0; p < parts_.size(); ++p)
      if (at_[p] < parts_[p].rows.size() && (best == parts_.size() || before(p, best))) best = p;
    if (best == parts_.size()) return {nullptr, nullptr};
    const query::Ranked* hit = &parts_[best].rows[at_[best]++];
    fetch(best);
    return {&parts_[best], hit};
  }

 private:
  [[nodiscard]] bool before(std::size_t p, std::size_t q) const {
    const query::Ranked &a = parts_[p].rows[at_[p]], &b = parts_[q].rows[at_[q]];
    if (fields_.empty()) return ranked_ && a.score > b.score;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      int order = 0;
      if (!parts_[p].order.is_text(i) || a.values[i].missing || b.values[i].missing) {
        order = query::compare(a.values[i], b.values[i], fields_[i].down);
      } else {
        order = parts_[p].texts[i].compare(parts_[q].texts[i]);
        if (fields_[i].down) order = -order;
      }
      if (order != 0) return order < 0;
    }
    return false;
  }
  void fetch(std::size_t p) {
    Sorted& part = parts_[p];
    if (parts_.size() == 1 || at_[p] >= part.rows.size()) return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (part.order.is_text(i) && !part.rows[at_[p]].values[i].missing)
        part.texts[i] = part.order.text(part.rows[at_[p]], i);
  }
  std::vector<Sorted>& parts_;
  const std::vector<SortField>& fields_;
  bool ranked_;
  std::vector<std::size_t> at_;
};

/// Where the page before ended.
struct Behind {
  query::Anchor anchor;
  std::size_t part = 0;
  std::uint32_t row = 0;
};

Result<Behind> behind(const Cursor& cursor, const std::vector<CollectionState*>& homes,
                      const query::Corpus& corpus, std::vector<Sorted>& parts) {
  const Error lost = query::bad("bad-cursor", "the cursor names no record of the answer",
                                "ask again without it, from the first page");
  if (cursor.collection >= homes.size()) return lost;
  const CollectionState* home = homes[cursor.collection];
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Part& part = *parts[p].part;
    const std::uint32_t start = home->starts[part.segment];
    if (part.home != home || cursor.row < start || cursor.row >= home->starts[part.segment + 1])
      continue;
    const std::uint32_t row = cursor.row - start;
    if (!part.answer.rows.test(row)) return lost;
    const float score = query::score_of(corpus, part.index, part.answer, row);
    return Behind{parts[p].order.anchor(parts[p].order.ranked(row, score)), p, row};
  }
  return lost;
}

Result<Done> check(const std::vector<CollectionState*>& homes, const SearchOptions& options) {
  if (options.limit > most_hits)
    return query::bad("bad-limit", "a page holds at most " + std::to_string(most_hits) + " hits",
                      "ask for the next page with the cursor");
  if (options.facets.size() > most_facets)
    return query::bad("bad-facet", "at most " + std::to_string(most_facets) + " facets at once");
  for (const std::string& field : options.fields) {
    Error error;
    for (const CollectionState* home : homes) {
      const auto found = query::resolve(*home->info->record, field);
      error = found ? Error{} : found.error();
      if (found) break;
    }
    if (!error.code.empty()) return error;
  }
  return Done{};
}

}  // namespace

Result<Hits::State*> search(Catalog::State& city, const std::vector<CollectionState*>& homes,
                            const Query& query, const SearchOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  if (auto good = check(homes, options); !good) return std::move(good).error();
  std::optional<Cursor> cursor;
  if (!options.after.empty()) {
    const auto read = read_cursor(options.after, fingerprint(homes, query, options), city.version);
    if (!read) return read.error();
    cursor = *read;
  }
  const auto fields = query::read_sort(options.sort);
  if (!fields) return fields.error();
  if (auto whole = still_whole(city); !whole) return std::move(whole).error();

  query::Plan plan;
  query::Context context;
  if (options.explain) context.plan = &plan;
  query::Corpus corpus(segments_of(homes));
  const query::Expansions expansions = query::expand(corpus, synonyms_of(city), query);
  auto parts = ask(city, homes, corpus, query, expansions, context);
  if (!parts) return std::move(parts).error();
  if (!fields->empty() && mixed(*parts)) {
    std::erase_if(*parts, [&](const Part& part) { return !comparable(part, *fields); });
    if (parts->empty())
      return query::bad("bad-sort", "collections cannot be sorted together by " + options.sort,
                        "sort by a number or a date, or ask one collection");
  }

  auto state = std::make_unique<Hits::State>();
  state->city = share(&city);
  state->limit = options.limit;
  state->why = options.why;
  state->html = options.html;
  state->did_you_mean = expansions.did_you_mean;
  state->fields = options.fields;
  std::vector<Sorted> sorted;
  sorted.reserve(parts->size());
  bool ranked = false;
  for (Part& part : *parts) {
    ranked = ranked || part.answer.ranked;
    state->total += part.answer.total;
  }
  for (Part& part : *parts) {
    auto order = query::Order::make(part.data(), *fields, ranked);
    if (!order) return std::move(order).error();
    sorted.push_back({&part, std::move(*order), {}});
  }
  if (ranked) state->wanted = query::wanted_of(corpus, query, expansions);
  std::optional<Behind> from;
  if (cursor) {
    auto found = behind(*cursor, homes, corpus, sorted);
    if (!found) return std::move(found).error();
    from = std::move(*found);
  }
  // One more than the page tells whether there is another.
  const std::size_t wanted = options.limit > 0 ? options.limit + 1 : 0;
  Reached reached(wanted, std::all_of(sorted.begin(), sorted.end(),
                                      [](const Sorted& s) { return s.order.has_lead(); }));
  for (std::size_t p = 0; p < sorted.size(); ++p) {
    constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    const std::uint32_t tie = !from || p > from->part ? 0 : p < from->part ? never : from->row + 1;
    sorted[p].rows =
        sorted[p].order.first(corpus, sorted[p].part->index, sorted[p].part->answer, wanted,
                              from ? &from->anchor : nullptr, tie, reached.bound());
    reached.add(sorted[p]);
  }
  state->hits.reserve(std::min<std::size_t>(options.limit, state->total));
  Merge merge(sorted, *fields, ranked);
  for (std::size_t i = 0; i < options.limit; ++i) {
    const auto [part, hit] = merge.next();
    if (part == nullptr) break;
    const CollectionState& home = *part->part->home;
    state->hits.push_back(
        {part->part->home, home.starts[part->part->segment] + hit->row, hit->score});
  }
  if (options.limit > 0 && merge.next().first != nullptr) {
    const Hits::State::Hit& last = state->hits.back();
    const auto home = std::find(homes.begin(), homes.end(), last.home);
    state->next = Cursor{fingerprint(homes, query, options), city.version,
                         static_cast<std::uint32_t>(home - homes.begin()), last.row}
                      .to_string();
  }
  std::vector<PartRows> rows;
  if (!options.facets.empty()) rows = rows_of(*parts);
  for (const std::string& name : options.facets) {
    auto facet = count_over(rows, name, options.facet_limit);
    if (!facet) return std::move(facet).error();
    state->facets.push_back(std::move(*facet));
  }
  state->plan = plan.take();
  state->ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
  return state.release();
}

}  // namespace madang::catalog
