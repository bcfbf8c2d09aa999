#include "query/match_text.h"

#include <algorithm>
#include <utility>

#include "query/adjacent.h"
#include "query/fields.h"

namespace madang::query {
namespace {

// What a clue counts. An English stem finds the word in any form, and the form as
// typed adds to that, so that an exact match wins. Of a Korean word the pairs of
// its syllables tell most, since words are glued together freely; the stem and the
// whole word add to them. docs/search.md says how these were found.
constexpr double exact_weight = 0.3, stem_weight = 1.0;
constexpr double hangul_exact_weight = 0.15, hangul_stem_weight = 0.3, pair_weight = 1.0;

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

TextMatcher::Read TextMatcher::read(const Corpus::Group& words, std::size_t i) {
  const std::uint32_t wanted = fields(i);
  for (const Read& known : reads_)
    if (known.words == &words && known.segment == i && known.fields == wanted) return known;
  const WordsHere& here = words.in(i);
  Read made{&words, i, wanted, nullptr, nullptr};
  if (here.terms.empty()) return made;
  const std::vector<FieldNorm>& norms = corpus_.norms(i);
  if (here.rows < fewest_kept) {
    if (!scoring_) return made;
    made.few = std::make_shared<const std::vector<Gain>>(
        read_few(corpus_[i], here.terms, wanted, norms, k1_of(words.key)));
  } else {
    KeptOccurrences& all = kept_occurrences(corpus_[i]);
    made.many = all.find(words.key, wanted, norms);
    if (made.many == nullptr) {
      if (!scoring_) return made;
      made.many = std::make_shared<const Occurrences>(
          read_occurrences(corpus_[i], here.terms, wanted, norms, k1_of(words.key)));
      all.keep(words.key, wanted, made.many);
    }
  }
  reads_.push_back(made);
  return made;
}

Bits TextMatcher::rows_with(const Corpus::Group& words, std::size_t i) {
  const Read known = read(words, i);
  if (known.many != nullptr) return known.many->bits;
  Bits rows(corpus_[i].rows());
  if (known.few != nullptr) {
    for (const Gain& gain : *known.few) rows.set(gain.row);
    return rows;
  }
  const std::uint32_t wanted = fields(i);
  for (const std::uint32_t term : words.in(i).terms) {
    if (term >= corpus_[i].terms().size()) continue;
    segment::Postings postings = corpus_[i].postings(term);
    while (postings.next())
      if ((postings.fields() & wanted) != 0) rows.set(postings.row());
  }
  return rows;
}

void TextMatcher::lift(const Bits& rows, std::size_t from) {
  if (!scoring_) return;
  double most = 0;
  for (std::size_t i = from; i < clues_.size(); ++i)
    most += clues_[i].weight * corpus_.idf(clues_[i].rows()) * (clues_[i].k1() + 1.0);
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
  clues_.push_back(std::move(clue));
}
void TextMatcher::clue(const Corpus::Group& words, double weight) {
  if (!scoring_ || words.rows == 0) return;
  Read known = read(words, index_);
  Clue one;
  one.words = &words;
  one.read = std::move(known.many);
  one.few = std::move(known.few);
  one.weight = weight;
  one.fields = known.fields;
  add(std::move(one));
}
void TextMatcher::clue(const Corpus::Made& made, double weight) {
  Clue one;
  one.made = &made;
  one.weight = weight;
  one.fields = fields(index_);
  add(std::move(one));
}

Bits TextMatcher::word(const WordTerms& word) {
  const Corpus::Group& exact = corpus_.word(word.word);
  if (word.core.empty()) {
    if (word.stem.empty()) {
      clue(exact, exact_weight + stem_weight);
      return rows_with(exact, index_);
    }
    const Corpus::Group& stem = corpus_.stem(word.stem);
    // A word alone in its stem is one clue.
    const bool alone = exact.rows == stem.rows;
    if (!alone) clue(exact, exact_weight);
    clue(stem, alone ? exact_weight + stem_weight : stem_weight);
    return rows_with(stem, index_);
  }
  const Corpus::Group& held = holding(corpus_, word.core, word.core_pairs);
  Bits rows = rows_with(held, index_);
  if (word.apart) compound(word, rows);
  clue(exact, hangul_exact_weight);
  if (!word.stem.empty()) clue(corpus_.stem(word.stem), hangul_stem_weight);
  if (word.pairs.empty()) clue(held, pair_weight);
  for (const std::string& pair : word.pairs) clue(corpus_.part(pair), pair_weight);
  return rows;
}

void TextMatcher::compound(const WordTerms& word, Bits& rows) {
  std::vector<Bits> with;
  with.reserve(word.core_pairs.size());
  for (const std::string& pair : word.core_pairs)
    with.push_back(rows_with(corpus_.part(pair), index_));
  Bits all = with.front();  // the first character, and the last
  all &= with.back();
  for (std::size_t k = 0; k + 1 < with.size(); ++k) {
    Bits either = with[k];
    either |= with[k + 1];
    all &= either;
  }
  rows |= all;
}

const Corpus::Group& TextMatcher::in_phrase(const WordTerms& word) {
  return word.core.empty() ? corpus_.word(word.word) : holding(corpus_, word.core, word.core_pairs);
}

Bits TextMatcher::all_words(std::span<const WordTerms> words) {
  if (words.empty()) return Bits(segment_.rows(), true);
  Bits rows = word(words.front());
  for (const WordTerms& w : words.subspan(1)) rows &= word(w);
  return rows;
}

Bits TextMatcher::phrase(std::span<const WordTerms> words) {
  if (words.size() == 1) return word(words.front());
  const auto make = [&](std::size_t i) {
    // Positions are read only of rows that have all of the words.
    Bits rows = rows_with(in_phrase(words.front()), i);
    for (const WordTerms& w : words.subspan(1)) {
      if (rows.none()) return std::vector<Gain>{};
      rows &= rows_with(in_phrase(w), i);
    }
    if (rows.none()) return std::vector<Gain>{};
    std::vector<std::span<const std::uint32_t>> terms;
    terms.reserve(words.size());
    for (const WordTerms& w : words) terms.emplace_back(in_phrase(w).in(i).terms);
    return adjacent(corpus_[i], terms, std::move(rows), fields(i), corpus_.norms(i));
  };
  std::vector<std::string> parts;
  for (const WordTerms& w : words) parts.push_back(w.core.empty() ? w.word : "h" + w.core);
  const Corpus::Made& made = corpus_.made(key_of('q', field_, parts), make);
  Bits rows(segment_.rows());
  for (const Gain& gain : made.gains[index_]) rows.set(gain.row);
  clue(made, stem_weight);
  return rows;
}

Bits TextMatcher::prefix(std::span<const WordTerms> words) {
  const std::string& last = words.back().word;
  const Corpus::Group& begun = corpus_.group("*" + last, [&](std::size_t i) {
    std::vector<std::uint32_t> terms;
    const segment::Dictionary& known = corpus_[i].terms();
    for (std::uint32_t id = known.lower_bound(last);
         id < known.size() && known[id].starts_with(last); ++id)
      terms.push_back(id);
    return terms;
  });
  clue(begun, stem_weight);
  Bits rows = rows_with(begun, index_);
  if (words.size() > 1) rows &= all_words(words.first(words.size() - 1));
  return rows;
}

}  // namespace madang::query
