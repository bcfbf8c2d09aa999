#include "query/match_text.h"

#include <algorithm>
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
constexpr std::uint64_t positions = (std::uint64_t{1} << field_shift) - 1;
std::uint32_t row_of(std::uint64_t place) { return static_cast<std::uint32_t>(place >> row_shift); }
int field_of(std::uint64_t place) { return static_cast<int>(place >> field_shift & 31); }

std::vector<std::uint64_t> common(const std::vector<std::uint64_t>& x,
                                  const std::vector<std::uint64_t>& y) {
  std::vector<std::uint64_t> result;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(result));
  return result;
}

constexpr char word_form = static_cast<char>(text::Form::word);

double saturated(double frequency) { return frequency * (k1 + 1) / (k1 + frequency); }

/// One match a row, in row order; frequencies of a row are added in the order in
/// which they stand.
std::vector<Match> added_up(std::vector<Match> all, std::uint32_t rows) {
  std::vector<Match> result;
  if (all.size() > rows / 64) {  // many: a place for every row costs less than sorting
    Bits with(rows);
    std::vector<float> sums(rows, 0.0F);
    for (const Match& match : all) {
      with.set(match.row);
      sums[match.row] += match.frequency;
    }
    result.reserve(with.count());
    with.each([&](std::uint32_t row) { result.push_back({row, sums[row]}); });
    return result;
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Match& x, const Match& y) { return x.row < y.row; });
  for (const Match& match : all) {
    if (!result.empty() && result.back().row == match.row)
      result.back().frequency += match.frequency;
    else result.push_back(match);
  }
  return result;
}

/// What names a made thing within one question.
std::string key_of(char kind, const std::string& field, const std::vector<std::string>& parts) {
  std::string key(1, kind);
  key += field;
  for (const std::string& part : parts) key.append(1, '\0').append(part);
  return key;
}

}  // namespace

TextMatcher::TextMatcher(Corpus& corpus, std::size_t index, std::vector<float>& scores)
    : corpus_(corpus), index_(index), segment_(corpus[index]), scores_(scores) {}

double TextMatcher::highest_score() const {
  return (exact_weight + loose_weight) * corpus_.idf(0) * (k1 + 1);
}

std::uint32_t TextMatcher::fields_at(const segment::Segment& segment, std::string_view name) {
  std::uint32_t fields = 0;
  const reflect::Path* path = reflect::find_path(segment.info(), name);
  if (path == nullptr) return fields;
  for (std::size_t i = 0; i < segment.text_fields().size(); ++i) {
    const std::uint16_t leaf = segment.text_fields()[i].path->leaf;
    if (leaf >= path->leaf && leaf < path->leaf + path->leaves) fields |= 1U << i;
  }
  return fields;
}

double TextMatcher::normed(std::size_t i, int field, std::uint32_t row, double count) const {
  const auto& f = corpus_[i].text_fields()[static_cast<std::size_t>(field)];
  const double length = f.lengths.empty() ? 0 : f.lengths[row];
  return f.path->field->weight * count / (1 - b + b * length / corpus_.mean_length(i, field));
}

void TextMatcher::term(const std::string& term, double weight, Bits& rows) {
  const Corpus::Term& known = corpus_.term(term);
  const std::uint32_t number = known.numbers[index_];
  if (number == no_term) return;
  const double w = boost_ * weight * corpus_.idf(known.rows);
  const std::uint32_t wanted = fields(index_);
  segment::Postings postings = segment_.postings(number);
  while (postings.next()) {
    if ((postings.fields() & wanted) == 0) continue;
    rows.set(postings.row());
    if (!scoring_) continue;
    double frequency = 0;
    postings.each_field([&](int field, std::uint32_t count) {
      if ((wanted >> field & 1) != 0) frequency += normed(index_, field, postings.row(), count);
    });
    scores_[postings.row()] += static_cast<float>(w * saturated(frequency));
  }
}

void TextMatcher::made(const Corpus::Made& what, double weight, Bits& rows) {
  const double w = boost_ * weight * corpus_.idf(what.rows);
  for (const Match& match : what.matches[index_]) {
    rows.set(match.row);
    if (scoring_) scores_[match.row] += static_cast<float>(w * saturated(match.frequency));
  }
}

std::vector<Match> TextMatcher::union_of(std::size_t i, std::span<const std::uint32_t> terms) {
  const std::uint32_t wanted = fields(i);
  std::vector<Match> all;
  for (const std::uint32_t term : terms) {
    if (term >= corpus_[i].terms().size()) continue;
    segment::Postings postings = corpus_[i].postings(term);
    while (postings.next()) {
      if ((postings.fields() & wanted) == 0) continue;
      double frequency = 0;
      postings.each_field([&](int field, std::uint32_t count) {
        if ((wanted >> field & 1) != 0) frequency += normed(i, field, postings.row(), count);
      });
      all.push_back({postings.row(), static_cast<float>(frequency)});
    }
  }
  return terms.size() > 1 ? added_up(std::move(all), corpus_[i].rows()) : all;
}

void TextMatcher::stem(const std::string& stem, double weight, Bits& rows) {
  const auto make = [&](std::size_t i) {
    std::vector<std::uint32_t> terms = corpus_[i].words_of(stem);
    if (terms.empty())  // a stem that is its only word is not listed
      if (const auto word = corpus_[i].terms().find(word_form + stem.substr(1)))
        terms.push_back(*word);
    return union_of(i, terms);
  };
  made(corpus_.made(key_of('s', field_, {stem}), make), weight, rows);
}

std::vector<std::uint32_t> TextMatcher::words_with(std::size_t i,
                                                   const std::vector<std::string>& pairs) const {
  std::vector<std::uint32_t> words;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    std::vector<std::uint32_t> with = corpus_[i].words_of(pairs[k]);
    if (k > 0) {
      std::vector<std::uint32_t> both;
      std::set_intersection(words.begin(), words.end(), with.begin(), with.end(),
                            std::back_inserter(both));
      with = std::move(both);
    }
    words = std::move(with);
  }
  return words;
}

std::vector<std::uint64_t> TextMatcher::places(std::size_t i, std::uint32_t term) const {
  std::vector<std::uint64_t> result;
  const std::uint32_t wanted = fields(i);
  segment::Postings postings = corpus_[i].postings(term);
  while (postings.next()) {
    const std::uint64_t row = std::uint64_t{postings.row()} << row_shift;
    postings.each_position([&](int field, std::uint32_t position) {
      if ((wanted >> field & 1) == 0 || position > positions) return;
      const std::uint64_t place = row | static_cast<std::uint64_t>(field) << field_shift | position;
      if (result.empty() || result.back() != place) result.push_back(place);
    });
  }
  return result;
}

std::vector<std::uint64_t> TextMatcher::places(std::size_t i, const WordTerms& word) {
  std::vector<std::uint64_t> result;
  std::vector<std::uint32_t> terms = words_with(i, word.pairs);
  if (const std::uint32_t exact = corpus_.term(word.word).numbers[i]; exact != no_term)
    if (!std::binary_search(terms.begin(), terms.end(), exact)) terms.push_back(exact);
  for (const std::uint32_t term : terms) {
    const std::vector<std::uint64_t> more = places(i, term);
    result.insert(result.end(), more.begin(), more.end());
  }
  if (terms.size() > 1) std::sort(result.begin(), result.end());
  return result;
}

std::vector<Match> TextMatcher::rows_of(std::size_t i, const std::vector<std::uint64_t>& places) {
  std::vector<Match> matches;
  for (std::size_t k = 0; k < places.size();) {
    const std::uint32_t row = row_of(places[k]);
    double frequency = 0;
    for (; k < places.size() && row_of(places[k]) == row; ++k)
      frequency += normed(i, field_of(places[k]), row, 1);
    matches.push_back({row, static_cast<float>(frequency)});
  }
  return matches;
}

Bits TextMatcher::word(const WordTerms& word) {
  Bits rows(segment_.rows());
  const bool loose = !word.stem.empty() || !word.pairs.empty();
  if (!word.word.empty()) term(word.word, loose ? exact_weight : loose_weight, rows);
  if (!word.stem.empty()) stem(word.stem, loose_weight, rows);
  if (!word.pairs.empty())
    made(corpus_.made(key_of('p', field_, word.pairs),
                      [&](std::size_t i) { return union_of(i, words_with(i, word.pairs)); }),
         loose_weight, rows);
  return rows;
}

Bits TextMatcher::all_words(const std::vector<WordTerms>& words) {
  Bits rows(segment_.rows(), true);
  for (const WordTerms& w : words) rows &= word(w);
  return rows;
}

Bits TextMatcher::phrase(const std::vector<WordTerms>& words) {
  if (words.size() == 1) return word(words.front());
  const auto make = [&](std::size_t i) {
    std::vector<std::uint64_t> starts;
    for (std::size_t k = 0; k < words.size(); ++k) {
      std::vector<std::uint64_t> here = places(i, words[k]);
      // Back to where a phrase with word k at this place would begin. Positions
      // smaller than k belong to no such phrase.
      std::erase_if(here, [&](std::uint64_t p) { return (p & positions) < k; });
      for (std::uint64_t& p : here) p -= k;
      starts = k == 0 ? std::move(here) : common(starts, here);
    }
    return rows_of(i, starts);
  };
  std::vector<std::string> parts;
  for (const WordTerms& w : words) {
    parts.push_back(w.word);
    parts.insert(parts.end(), w.pairs.begin(), w.pairs.end());
  }
  Bits rows(segment_.rows());
  made(corpus_.made(key_of('q', field_, parts), make), loose_weight, rows);
  return rows;
}

Bits TextMatcher::prefix(std::vector<WordTerms> words) {
  const std::string last = words.back().word;
  words.pop_back();
  const auto make = [&](std::size_t i) {
    std::vector<std::uint32_t> terms;
    const segment::Dictionary& known = corpus_[i].terms();
    for (std::uint32_t id = known.lower_bound(last);
         id < known.size() && known[id].starts_with(last); ++id)
      terms.push_back(id);
    return union_of(i, terms);
  };
  Bits rows(segment_.rows());
  made(corpus_.made(key_of('*', field_, {last}), make), loose_weight, rows);
  if (!words.empty()) rows &= all_words(words);
  return rows;
}

}  // namespace madang::query
