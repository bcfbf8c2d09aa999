#include "query/match_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/fields.h"

namespace madang::query {
namespace {

// What a clue counts. An English stem finds the word in any form, and the form as
// typed adds to that, so that an exact match wins. Of a Korean word the pairs of
// its syllables tell most, since words are glued together freely; the stem and the
// whole word add to them. docs/search.md says how these were found.
constexpr double exact_weight = 0.3, stem_weight = 1.0;
constexpr double hangul_exact_weight = 0.15, hangul_stem_weight = 0.3, pair_weight = 1.0;

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

/// What names a made thing within one question.
std::string key_of(char kind, const std::string& field, const std::vector<std::string>& parts) {
  std::string key(1, kind);
  key += field;
  for (const std::string& part : parts) key.append(1, '\0').append(part);
  return key;
}

}  // namespace

TextMatcher::TextMatcher(Corpus& corpus, std::size_t index)
    : corpus_(corpus), index_(index), segment_(corpus[index]) {}

std::uint32_t TextMatcher::fields_at(const segment::Segment& segment, std::string_view name) {
  std::uint32_t fields = 0;
  const reflect::Path* path = find_field(segment.info(), name);
  if (path == nullptr) return fields;
  for (std::size_t i = 0; i < segment.text_fields().size(); ++i) {
    const std::uint16_t leaf = segment.text_fields()[i].path->leaf;
    if (leaf >= path->leaf && leaf < path->leaf + path->leaves) fields |= 1U << i;
  }
  return fields;
}

void TextMatcher::mark(const Corpus::Group& words, Bits& rows) const {
  const std::uint32_t wanted = fields(index_);
  for (const std::uint32_t term : words.terms[index_]) {
    if (term >= segment_.terms().size()) continue;
    segment::Postings postings = segment_.postings(term);
    while (postings.next())
      if ((postings.fields() & wanted) != 0) rows.set(postings.row());
  }
}

void TextMatcher::lift(const Bits& rows, std::size_t from) {
  if (!scoring_) return;
  double most = 0;
  for (std::size_t i = from; i < clues_.size(); ++i)
    most += clues_[i].weight * corpus_.idf(clues_[i].rows()) * (clues_[i].k1 + 1.0);
  Clue clue;
  clue.lifted = std::make_shared<const Bits>(rows);
  clue.weight = most;
  clues_.push_back(std::move(clue));
}

void TextMatcher::add(Clue clue) {
  if (!scoring_ || clue.rows() == 0) return;
  clue.weight *= boost_;
  // What is asked for twice counts twice, and is looked at once.
  for (Clue& known : clues_)
    if (known.words == clue.words && known.made == clue.made && known.fields == clue.fields &&
        known.lifted == nullptr) {
      known.weight += clue.weight;
      return;
    }
  clues_.push_back(clue);
}
void TextMatcher::clue(const Corpus::Group& words, double weight) {
  add({&words, nullptr, weight, fields(index_), word_k1, nullptr});
}
void TextMatcher::clue(const Corpus::Made& made, double weight) {
  add({nullptr, &made, weight, fields(index_), word_k1, nullptr});
}

Bits TextMatcher::word(const WordTerms& word) {
  Bits rows(segment_.rows());
  const Corpus::Group& exact = corpus_.word(word.word);
  if (word.core.empty()) {
    if (word.stem.empty()) {
      mark(exact, rows);
      clue(exact, exact_weight + stem_weight);
      return rows;
    }
    const Corpus::Group& stem = corpus_.stem(word.stem);
    mark(stem, rows);
    // A word alone in its stem is one clue.
    const bool alone = exact.rows == stem.rows;
    if (!alone) clue(exact, exact_weight);
    clue(stem, alone ? exact_weight + stem_weight : stem_weight);
    return rows;
  }
  const Corpus::Group& held = holding(corpus_, word.core, word.core_pairs);
  mark(held, rows);
  if (word.apart) compound(word, rows);
  clue(exact, hangul_exact_weight);
  if (!word.stem.empty()) clue(corpus_.stem(word.stem), hangul_stem_weight);
  if (word.pairs.empty()) clue(held, pair_weight);
  for (const std::string& pair : word.pairs) {
    const std::uint32_t wanted = fields(index_);
    add({&corpus_.part(pair), nullptr, pair_weight, wanted, pair_k1, nullptr});
  }
  return rows;
}

void TextMatcher::compound(const WordTerms& word, Bits& rows) {
  std::vector<Bits> with;
  for (const std::string& pair : word.core_pairs) {
    with.emplace_back(segment_.rows());
    mark(corpus_.part(pair), with.back());
  }
  Bits all = with.front();  // the first character, and the last
  all &= with.back();
  for (std::size_t k = 0; k + 1 < with.size(); ++k) {
    Bits either = with[k];
    either |= with[k + 1];
    all &= either;
  }
  rows |= all;
}

std::vector<std::uint64_t> TextMatcher::places(std::size_t i, std::uint32_t term) const {
  std::vector<std::uint64_t> result;
  const std::uint32_t wanted = fields(i);
  if (term >= corpus_[i].terms().size()) return result;
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
  const std::vector<std::uint32_t>& terms =
      (word.core.empty() ? corpus_.word(word.word) : holding(corpus_, word.core, word.core_pairs))
          .terms[i];
  if (terms.size() == 1) return places(i, terms[0]);
  std::vector<std::uint64_t> result;
  for (const std::uint32_t term : terms) {
    const std::vector<std::uint64_t> more = places(i, term);
    result.insert(result.end(), more.begin(), more.end());
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<Match> TextMatcher::rows_of(std::size_t i, const std::vector<std::uint64_t>& places) {
  const std::vector<FieldNorm> norms = norms_of(corpus_, i);
  std::vector<Match> matches;
  for (std::size_t k = 0; k < places.size();) {
    const std::uint32_t row = row_of(places[k]);
    float frequency = 0;
    for (; k < places.size() && row_of(places[k]) == row; ++k) {
      const FieldNorm& norm = norms[static_cast<std::size_t>(field_of(places[k]))];
      const auto length = static_cast<float>(norm.lengths == nullptr ? 0 : norm.lengths[row]);
      frequency += norm.weight / (norm.flat + norm.slope * length);
    }
    matches.push_back({row, frequency});
  }
  return matches;
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
      if (starts.empty()) break;
    }
    return rows_of(i, starts);
  };
  std::vector<std::string> parts;
  for (const WordTerms& w : words) parts.push_back(w.core.empty() ? w.word : "h" + w.core);
  const Corpus::Made& made = corpus_.made(key_of('q', field_, parts), make);
  Bits rows(segment_.rows());
  for (const Match& m : made.matches[index_]) rows.set(m.row);
  clue(made, stem_weight);
  return rows;
}

Bits TextMatcher::prefix(std::vector<WordTerms> words) {
  const std::string last = words.back().word;
  words.pop_back();
  const Corpus::Group& begun = corpus_.group("*" + last, [&](std::size_t i) {
    std::vector<std::uint32_t> terms;
    const segment::Dictionary& known = corpus_[i].terms();
    for (std::uint32_t id = known.lower_bound(last);
         id < known.size() && known[id].starts_with(last); ++id)
      terms.push_back(id);
    return terms;
  });
  Bits rows(segment_.rows());
  mark(begun, rows);
  clue(begun, stem_weight);
  if (!words.empty()) rows &= all_words(words);
  return rows;
}

}  // namespace madang::query
