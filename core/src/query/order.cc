#include <algorithm>
#include <cmath>

#include "query/explain.h"
#include "query/fields.h"
#include "query/run.h"

namespace madang::query {
namespace {

using reflect::Kind;

/// What a row is sorted by; false where the field is missing.
class SortKey {
 public:
  SortKey(const segment::Segment& segment, const reflect::Path& path, bool down)
      : kind_(path.field->kind),
        down_(down),
        keywords_(segment.keywords(path.leaf)),
        numbers_(segment.numbers(path.leaf)),
        dates_(segment.dates(path.leaf)),
        ranks_(segment.sort_keys(path.leaf)) {}

  /// Of a list the value that comes first in the direction asked for.
  bool get(std::uint32_t row, double& key) const {
    switch (kind_) {
      case Kind::text:
        if (row < ranks_.size()) key = ranks_[row];
        return row < ranks_.size();
      case Kind::number:
      case Kind::integer:
      case Kind::boolean:
        return pick(numbers_.rows, numbers_.values, row, key,
                    [](double v) { return !std::isnan(v); });
      case Kind::date:
        return pick(dates_.rows, down_ ? dates_.last : dates_.first, row, key,
                    [](std::int64_t v) { return v != segment::no_date; });
      default:
        return pick(keywords_.rows, keywords_.codes, row, key,
                    [](std::uint32_t c) { return c != segment::no_code; });
    }
  }

 private:
  template <class Values, class There>
  bool pick(const segment::Rows& rows, const Values& values, std::uint32_t row, double& key,
            There&& there) const {
    bool found = false;
    for (std::uint32_t i = rows.begin(row); i < rows.end(row); ++i) {
      if (!there(values[i])) continue;
      const auto v = static_cast<double>(values[i]);
      if (!found || (down_ ? v > key : v < key)) key = v;
      found = true;
    }
    return found;
  }

  Kind kind_;
  bool down_;
  segment::KeywordColumn keywords_;
  segment::NumberColumn numbers_;
  segment::DateColumn dates_;
  std::span<const std::uint32_t> ranks_;
};

}  // namespace

namespace {

/// Without an order asked for: by score, or as they stand where there is none.
std::vector<Ranked> first_by_score(const Corpus& corpus, std::size_t index, const Answer& answer,
                                   std::size_t count) {
  std::vector<Ranked> best;
  if (answer.ranked) {
    for (const Scored& s : best_of(corpus, index, answer.clues, answer.rows, count))
      best.push_back({s.row, s.score, s.score, false});
    return best;
  }
  answer.rows.each([&](std::uint32_t row) {
    if (best.size() < count) best.push_back({row, 0, 0, false});
  });
  return best;
}

/// The scores of rows that were found otherwise.
void add_scores(const Corpus& corpus, std::size_t index, const Answer& answer,
                std::vector<Ranked>& page) {
  Bits rows(corpus[index].rows());
  for (const Ranked& r : page) rows.set(r.row);
  std::vector<Scored> scores = best_of(corpus, index, answer.clues, rows, page.size());
  std::sort(scores.begin(), scores.end(),
            [](const Scored& x, const Scored& y) { return x.row < y.row; });
  for (Ranked& r : page)
    r.score = std::lower_bound(scores.begin(), scores.end(), r.row,
                               [](const Scored& s, std::uint32_t row) { return s.row < row; })
                  ->score;
}

}  // namespace

Result<std::vector<Ranked>> first(const Corpus& corpus, std::size_t index, const Answer& answer,
                                  std::string_view sort, std::size_t count) {
  if (sort.empty()) return first_by_score(corpus, index, answer, count);
  const segment::Segment& segment = corpus[index];
  std::vector<Ranked> all;
  all.reserve(answer.total);
  const bool down = sort.starts_with('-');
  const auto found = resolve(segment.info(), down ? sort.substr(1) : sort);
  if (!found) return found.error();
  const reflect::Path& path = **found;
  const bool ranked_text = path.field->kind == Kind::text && path.field->required();
  if (!path.column() && !ranked_text)
    return bad("bad-sort", "records cannot be sorted by " + path.name,
               "sort by a date, a number, a keyword, or the title or name");
  const SortKey sort_key(segment, path, down);
  answer.rows.each([&](std::uint32_t row) {
    double key = 0;
    const bool there = sort_key.get(row, key);
    all.push_back({row, 0, key, !there});
  });
  count = std::min(count, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [down](const Ranked& a, const Ranked& b) {
                      if (key_before(a, b, down)) return true;
                      return !key_before(b, a, down) && a.row < b.row;
                    });
  all.resize(count);
  if (answer.ranked) add_scores(corpus, index, answer, all);
  return all;
}

bool sorts_by_text(const reflect::RecordInfo& info, std::string_view sort) {
  if (sort.starts_with('-')) sort.remove_prefix(1);
  const reflect::Path* path = reflect::find_path(info, sort);
  return path != nullptr &&
         (path->field->kind == Kind::keyword || path->field->kind == Kind::enumeration ||
          path->field->kind == Kind::text);
}

std::string sort_text(const segment::Segment& segment, std::string_view sort,
                      const Ranked& ranked) {
  if (sort.starts_with('-')) sort.remove_prefix(1);
  const reflect::Path* path = reflect::find_path(segment.info(), sort);
  if (path == nullptr) return {};
  if (path->field->kind == Kind::text)
    return first_text(segment.info(), segment.json(ranked.row), *path);
  const segment::Dictionary dictionary = segment.keywords(path->leaf).dictionary;
  const auto code = static_cast<std::uint32_t>(ranked.key);
  return code < dictionary.size() ? std::string(dictionary[code]) : std::string{};
}

Result<Facet> count_values(const segment::Segment& segment, const Answer& answer,
                           std::string_view field) {
  const auto found = resolve(segment.info(), field);
  if (!found) return found.error();
  const reflect::Path& path = **found;
  Facet facet{path.name, {}};
  if (path.column() && path.field->kind == Kind::boolean) {
    const segment::NumberColumn column = segment.numbers(path.leaf);
    std::uint64_t counts[2] = {0, 0};
    answer.rows.each([&](std::uint32_t row) {
      for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i)
        if (!std::isnan(column.values[i])) ++counts[column.values[i] != 0 ? 1 : 0];
    });
    if (counts[0] > 0) facet.values.push_back({"false", counts[0]});
    if (counts[1] > 0) facet.values.push_back({"true", counts[1]});
  } else if (path.column() &&
             (path.field->kind == Kind::keyword || path.field->kind == Kind::enumeration)) {
    const segment::KeywordColumn column = segment.keywords(path.leaf);
    std::vector<std::uint64_t> counts(column.dictionary.size());
    answer.rows.each([&](std::uint32_t row) {
      for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i) {
        const std::uint32_t code = column.codes[i];
        // A value that a record names twice counts once.
        bool again = code >= counts.size();
        for (std::uint32_t j = column.rows.begin(row); j < i && !again; ++j)
          again = column.codes[j] == code;
        if (!again) ++counts[code];
      }
    });
    for (std::uint32_t code = 0; code < counts.size(); ++code)
      if (counts[code] > 0)
        facet.values.push_back({std::string(column.dictionary[code]), counts[code]});
  } else {
    return bad("bad-facet", "values of " + path.name + " cannot be counted",
               "count a keyword, e.g. kind, topics, tags, place.city");
  }
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  return facet;
}

}  // namespace madang::query
