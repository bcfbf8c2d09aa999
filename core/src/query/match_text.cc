#include "query/match_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace madang::query {
namespace {

constexpr double k1 = 1.2, b = 0.75;
// A stem or the syllable pairs find the word in any dress; the word as typed
// adds to that, so that an exact match wins.
constexpr double exact_weight = 0.5, loose_weight = 1.0;

// A place is row, field and position in one number, so that the next word of a
// field is at place + 1 and sorted places are in row order.
constexpr int field_shift = 27, row_shift = 32;
std::uint32_t row_of(std::uint64_t place) { return static_cast<std::uint32_t>(place >> row_shift); }
int field_of(std::uint64_t place) { return static_cast<int>(place >> field_shift & 31); }

std::vector<std::uint64_t> common(const std::vector<std::uint64_t>& x,
                                  const std::vector<std::uint64_t>& y) {
  std::vector<std::uint64_t> result;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(result));
  return result;
}

}  // namespace

TextMatcher::TextMatcher(const segment::Segment& segment,
                         std::span<const segment::Segment* const> corpus,
                         std::vector<float>& scores)
    : segment_(segment), corpus_(corpus), rows_(0), scores_(scores) {
  for (const segment::Segment* s : corpus_) rows_ += s->rows();
}

double TextMatcher::idf(double rows_with) const {
  return std::log(1 + (rows_ - rows_with + 0.5) / (rows_with + 0.5));
}

double TextMatcher::idf_of(std::uint32_t id) const {
  const std::string_view term = segment_.terms()[id];
  double rows_with = 0;
  for (const segment::Segment* s : corpus_) {
    if (s == &segment_) rows_with += s->rows_with(id);
    else if (const auto other = s->terms().find(term)) rows_with += s->rows_with(*other);
  }
  return idf(rows_with);
}

double TextMatcher::saturated(double frequency) const {
  return frequency * (k1 + 1) / (k1 + frequency);
}

double TextMatcher::normed(int field, std::uint32_t row, double count) const {
  const auto& f = segment_.text_fields()[static_cast<std::size_t>(field)];
  return f.path->field->weight * count / (1 - b + b * f.lengths[row] / f.mean_length);
}

void TextMatcher::term(std::uint32_t id, double weight, Bits& rows) {
  const double w = weight * idf_of(id);
  segment::Postings postings = segment_.postings(id);
  while (postings.next()) {
    if ((postings.fields() & fields_) == 0) continue;
    rows.set(postings.row());
    if (!scoring_) continue;
    double frequency = 0;
    postings.each_field([&](int field, std::uint32_t count) {
      if ((fields_ >> field & 1) != 0) frequency += normed(field, postings.row(), count);
    });
    scores_[postings.row()] += static_cast<float>(w * saturated(frequency));
  }
}

std::vector<std::uint64_t> TextMatcher::places(const std::string& term) {
  std::vector<std::uint64_t> result;
  const auto id = segment_.terms().find(term);
  if (!id) return result;
  segment::Postings postings = segment_.postings(*id);
  while (postings.next()) {
    const std::uint64_t row = std::uint64_t{postings.row()} << row_shift;
    postings.each_position([&](int field, std::uint32_t position) {
      if ((fields_ >> field & 1) == 0) return;
      const std::uint64_t place = row | static_cast<std::uint64_t>(field) << field_shift | position;
      if (result.empty() || result.back() != place) result.push_back(place);
    });
  }
  return result;
}

std::vector<std::uint64_t> TextMatcher::places_of_pairs(const std::vector<std::string>& pairs) {
  std::vector<std::uint64_t> result;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    result = i == 0 ? places(pairs[i]) : common(result, places(pairs[i]));
  return result;
}

std::vector<std::uint64_t> TextMatcher::places(const WordTerms& word) {
  std::vector<std::uint64_t> exact =
      word.word.empty() ? std::vector<std::uint64_t>{} : places(word.word);
  if (word.pairs.empty()) return exact;
  const std::vector<std::uint64_t> part = places_of_pairs(word.pairs);
  std::vector<std::uint64_t> result;
  std::set_union(exact.begin(), exact.end(), part.begin(), part.end(), std::back_inserter(result));
  return result;
}

Bits TextMatcher::score_places(const std::vector<std::uint64_t>& places, double weight) {
  Bits rows(segment_.rows());
  for (const std::uint64_t place : places) rows.set(row_of(place));
  if (!scoring_) return rows;
  // What stands in a row is known for this segment only; taken to be as frequent
  // in the others.
  const double share = rows_ / std::max(1.0, static_cast<double>(segment_.rows()));
  const double w = weight * idf(static_cast<double>(rows.count()) * share);
  for (std::size_t i = 0; i < places.size();) {
    const std::uint32_t row = row_of(places[i]);
    double frequency = 0;
    for (; i < places.size() && row_of(places[i]) == row; ++i)
      frequency += normed(field_of(places[i]), row, 1);
    scores_[row] += static_cast<float>(w * saturated(frequency));
  }
  return rows;
}

Bits TextMatcher::pairs(const std::vector<std::string>& pairs) {
  Bits rows(segment_.rows());
  if (pairs.size() > 1) return score_places(places_of_pairs(pairs), loose_weight);
  if (const auto id = segment_.terms().find(pairs.front())) term(*id, loose_weight, rows);
  return rows;
}

Bits TextMatcher::word(const WordTerms& word) {
  Bits rows(segment_.rows());
  const bool loose = !word.stem.empty() || !word.pairs.empty();
  if (const auto id = segment_.terms().find(word.word); id && !word.word.empty())
    term(*id, loose ? exact_weight : loose_weight, rows);
  if (!word.stem.empty())
    if (const auto id = segment_.terms().find(word.stem)) term(*id, loose_weight, rows);
  if (!word.pairs.empty()) rows |= pairs(word.pairs);
  return rows;
}

Bits TextMatcher::all_words(const std::vector<WordTerms>& words) {
  Bits rows(segment_.rows(), true);
  for (const WordTerms& w : words) rows &= word(w);
  return rows;
}

Bits TextMatcher::phrase(const std::vector<WordTerms>& words) {
  if (words.size() == 1) return word(words.front());
  std::vector<std::uint64_t> starts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::vector<std::uint64_t> here = places(words[i]);
    // Back to where a phrase with word i at this place would begin. Positions
    // smaller than i belong to no such phrase.
    std::erase_if(
        here, [&](std::uint64_t p) { return (p & ((std::uint64_t{1} << field_shift) - 1)) < i; });
    for (std::uint64_t& p : here) p -= i;
    starts = i == 0 ? std::move(here) : common(starts, here);
  }
  return score_places(starts, loose_weight);
}

Bits TextMatcher::prefix(std::vector<WordTerms> words) {
  const std::string last = words.back().word;
  words.pop_back();
  Bits rows(segment_.rows());
  const segment::Dictionary& terms = segment_.terms();
  for (std::uint32_t id = terms.lower_bound(last); id < terms.size() && terms[id].starts_with(last);
       ++id)
    term(id, loose_weight, rows);
  if (!words.empty()) rows &= all_words(words);
  return rows;
}

}  // namespace madang::query
