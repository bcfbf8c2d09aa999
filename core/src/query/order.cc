#include "query/order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "query/days.h"
#include "query/explain.h"
#include "query/fields.h"
#include "query/folded.h"
#include "query/made.h"
#include "text/sort_key.h"

namespace madang::query {
namespace {

using reflect::Kind;

/// Rows of a segment by the rank of their title.
const std::vector<std::uint32_t>& by_title(const segment::Segment& segment, std::uint32_t leaf) {
  return segment.lazy().get<std::vector<std::uint32_t>>(made_titles, leaf, [&] {
    const auto ranks = segment.sort_keys(leaf);
    std::vector<std::uint32_t> rows(ranks.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : a < b;
    });
    return rows;
  });
}

/// Of the values of a row that are there, the one that comes first in the
/// direction asked for.
template <class Values, class There, class Number>
SortValue pick(const segment::Rows& rows, const Values& values, std::uint32_t row, bool down,
               There&& there, Number&& number) {
  SortValue best{0, true};
  for (std::uint32_t i = rows.begin(row); i < rows.end(row); ++i) {
    if (!there(values[i])) continue;
    const double v = number(values[i]);
    if (best.missing || (down ? v > best.number : v < best.number)) best = {v, false};
  }
  return best;
}

}  // namespace

Result<std::vector<SortField>> read_sort(std::string_view text) {
  std::vector<SortField> fields;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view name = text.substr(0, comma);
    SortField field;
    field.down = name.starts_with('-');
    if (field.down) name.remove_prefix(1);
    field.name = name;
    fields.push_back(std::move(field));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  if (fields.size() > most_sorts)
    return bad("bad-sort",
               "records are sorted by at most " + std::to_string(most_sorts) + " fields");
  return fields;
}

Result<Order> Order::make(const segment::Segment& segment, const std::vector<SortField>& fields,
                          bool ranked) {
  Order order;
  order.segment_ = &segment;
  order.by_score_ = fields.empty() && ranked;
  for (const SortField& field : fields) {
    const auto found = resolve(segment.info(), field.name);
    if (!found) return found.error();
    const reflect::Path& path = **found;
    const Kind kind = path.field->kind;
    const bool title = kind == Kind::text && path.field->required();
    if (!path.column() && !title)
      return bad("bad-sort", "records cannot be sorted by " + path.name,
                 "sort by a date, a number, a keyword, or the title or name");
    Column column;
    column.kind = kind;
    column.path = &path;
    column.down = field.down;
    column.text = title || kind == Kind::keyword || kind == Kind::enumeration;
    if (title) {
      column.ranks = segment.sort_keys(path.leaf);
    } else if (column.text) {
      column.keywords = segment.keywords(path.leaf);
      column.ranks = folded(segment, path.leaf).rank;
    } else if (kind == Kind::date) {
      column.dates = segment.dates(path.leaf);
    } else {
      column.numbers = segment.numbers(path.leaf);
    }
    order.columns_.push_back(column);
  }
  return order;
}

SortValue Order::value(std::size_t i, std::uint32_t row) const {
  const Column& c = columns_[i];
  switch (c.kind) {
    case Kind::text:
      if (row < c.ranks.size()) return {static_cast<double>(c.ranks[row]), false};
      return {0, true};
    case Kind::number:
    case Kind::integer:
    case Kind::boolean:
      return pick(
          c.numbers.rows, c.numbers.values, row, c.down, [](double v) { return !std::isnan(v); },
          [](double v) { return v; });
    case Kind::date:
      return pick(
          c.dates.rows, c.down ? c.dates.last : c.dates.first, row, c.down,
          [](std::int64_t v) { return v != segment::no_date; },
          [](std::int64_t v) { return static_cast<double>(v); });
    default:
      return pick(
          c.keywords.rows, c.keywords.codes, row, c.down,
          [&](std::uint32_t code) { return code < c.ranks.size(); },
          [&](std::uint32_t code) { return static_cast<double>(c.ranks[code]); });
  }
}

Ranked Order::ranked(std::uint32_t row, float score) const {
  Ranked ranked;
  ranked.row = row;
  ranked.score = score;
  for (std::size_t i = 0; i < columns_.size(); ++i) ranked.values[i] = value(i, row);
  return ranked;
}

int Order::compare(const Ranked& a, const Ranked& b) const {
  if (by_score_) return a.score == b.score ? 0 : a.score > b.score ? -1 : 1;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (const int order = query::compare(a.values[i], b.values[i], columns_[i].down); order != 0)
      return order;
  return 0;
}

std::string Order::text(const Ranked& ranked, std::size_t i) const {
  const Column& c = columns_[i];
  if (c.kind == Kind::text)
    return text::sort_key(first_text(segment_->info(), segment_->json(ranked.row), *c.path));
  const Folded& values = folded(*segment_, c.path->leaf);
  const auto place = static_cast<std::size_t>(ranked.values[i].number);
  return place < values.order.size() ? values.keys[values.order[place]] : std::string{};
}

Anchor Order::anchor(const Ranked& ranked) const {
  Anchor anchor{ranked, {}};
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (is_text(i) && !ranked.values[i].missing) anchor.texts[i] = text(ranked, i);
  return anchor;
}

double Order::rank_of(std::size_t i, const std::string& key) const {
  const Column& c = columns_[i];
  if (c.kind != Kind::text) {
    const auto [from, to] = folded(*segment_, c.path->leaf).equal(key);
    return static_cast<double>(from) - (from == to ? 0.5 : 0);
  }
  const std::vector<std::uint32_t>& rows = by_title(*segment_, c.path->leaf);
  const auto text_of = [&](std::uint32_t row) {
    return text::sort_key(first_text(segment_->info(), segment_->json(row), *c.path));
  };
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), key,
                       [&](std::uint32_t row, const std::string& k) { return text_of(row) < k; });
  if (at == rows.end()) return static_cast<double>(rows.size());
  const double rank = c.ranks[*at];
  return text_of(*at) == key ? rank : rank - 0.5;
}

float score_of(const Corpus& corpus, std::size_t index, const Answer& answer, std::uint32_t row) {
  if (!answer.ranked) return 0;
  Bits one(corpus[index].rows());
  one.set(row);
  const auto scored = best_of(corpus, index, answer.clues, one, 1, 1);
  return scored.empty() ? 0.0F : scored.front().score;
}

std::vector<Ranked> Order::first_by_score(const Corpus& corpus, std::size_t index,
                                          const Answer& answer, std::size_t count,
                                          const Anchor* after, std::uint32_t tie,
                                          const SortValue* bound) const {
  std::vector<Ranked> best;
  // Behind a page all are scored: where it ended is not known beforehand.
  const std::size_t wanted = after == nullptr ? count : answer.total;
  const float floor = after == nullptr && bound != nullptr
                          ? static_cast<float>(bound->number)
                          : -std::numeric_limits<float>::infinity();
  const std::vector<Scored> scored =
      best_of(corpus, index, answer.clues, answer.rows, answer.total, wanted, floor);
  best.reserve(std::min(scored.size(), count));
  for (const Scored& s : scored) {
    if (best.size() == count) break;
    const Ranked here = ranked(s.row, s.score);
    if (after != nullptr) {
      const int order = compare(here, after->ranked);
      if (order < 0 || (order == 0 && s.row < tie)) continue;
    }
    best.push_back(here);
  }
  return best;
}

std::vector<Ranked> Order::first(const Corpus& corpus, std::size_t index, const Answer& answer,
                                 std::size_t count, const Anchor* after, std::uint32_t tie,
                                 const SortValue* bound) const {
  std::vector<Ranked> best;
  if (count == 0 || answer.total == 0) return best;
  if (by_score_ && answer.ranked)
    return first_by_score(corpus, index, answer, count, after, tie, bound);
  const bool by_row = !by_score_ && columns_.empty();
  Ranked last;
  if (after != nullptr) {
    last = after->ranked;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (is_text(i) && !last.values[i].missing)
        last.values[i].number = rank_of(i, after->texts[i]);
  }
  // The worst of the best is at the front once there are enough.
  const auto worse = [this](const Ranked& a, const Ranked& b) { return before(a, b); };
  const bool down = !columns_.empty() && columns_[0].down, alone = columns_.size() == 1;
  // What a first value must not come behind.
  const auto edge = [&]() -> const SortValue* {
    if (columns_.empty()) return nullptr;
    if (best.size() < count) return bound;
    const SortValue* worst = &best.front().values[0];
    return bound != nullptr && query::compare(*bound, *worst, down) < 0 ? bound : worst;
  };
  const auto consider = [&](std::uint32_t row) {
    const SortValue* last_wanted = edge();
    if (last_wanted != nullptr && query::compare(value(0, row), *last_wanted, down) > 0) return;
    const Ranked here = ranked(row, 0);
    if (after != nullptr) {
      const int order = compare(here, last);
      if (order < 0 || (order == 0 && row < tie)) return;
    }
    if (best.size() == count) {
      if (!before(here, best.front())) return;
      std::pop_heap(best.begin(), best.end(), worse);
      best.back() = here;
    } else {
      best.push_back(here);
    }
    std::push_heap(best.begin(), best.end(), worse);
  };
  const Days* days = nullptr;
  if (!columns_.empty() && columns_[0].kind == Kind::date) {
    const Days& made = days_of(*segment_, columns_[0].path->leaf);
    if (made.whole) days = &made;
  }
  for (std::size_t w = 0; w < answer.rows.words(); ++w) {
    std::uint64_t bits = answer.rows.word(w);
    if (bits == 0) continue;
    if (by_row && best.size() == count) break;
    if (days != nullptr)
      if (const SortValue* worst = edge(); worst != nullptr && !worst->missing) {
        // None of these 64 rows comes before what there is.
        const double ahead =
            static_cast<double>(Days::seconds) *
                (down ? days->most[w] + 1.0 : static_cast<double>(days->least[w])) -
            (down ? 1 : 0);
        if (down ? ahead < worst->number || (alone && ahead == worst->number)
                 : days->least[w] != Days::none &&
                       (ahead > worst->number || (alone && ahead == worst->number)))
          continue;
      }
    for (; bits != 0; bits &= bits - 1) {
      const auto row =
          static_cast<std::uint32_t>(w * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
      if (!by_row) {
        consider(row);
      } else if (best.size() < count && (after == nullptr || row >= tie)) {
        best.push_back(ranked(row, 0));
      }
    }
  }
  if (!by_row) std::sort_heap(best.begin(), best.end(), worse);
  if (answer.ranked)
    for (Ranked& r : best) r.score = score_of(corpus, index, answer, r.row);
  return best;
}

}  // namespace madang::query
