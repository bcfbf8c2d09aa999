// Words, phrases and prefixes against the text index, with scores.
//
// Score: BM25F (Robertson, Zaragoza, Taylor 2004): the occurrences of a term
// in each field, divided by 1 - b + b * length / mean length and weighted, are
// added up and saturated together, k1 = 1.2, b = 0.75;
// idf = ln(1 + (N - n + 0.5) / (n + 0.5)). The words of a stem, the places of a
// phrase, the words of a prefix count as one term each.
#ifndef MADANG_QUERY_MATCH_TEXT_H_
#define MADANG_QUERY_MATCH_TEXT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/bits.h"
#include "query/corpus.h"
#include "query/evidence.h"

namespace madang::query {

class TextMatcher {
 public:
  /// Of the `index`-th segment of the corpus.
  TextMatcher(Corpus& corpus, std::size_t index, std::vector<float>& scores);

  /// Looks at text fields at or below this path only; "" at all.
  void set_field(std::string field) { field_ = std::move(field); }
  /// Whether matches add to the scores.
  void set_scoring(bool on) { scoring_ = on; }
  /// What scores are multiplied by: 1, less for words that stand for others.
  void set_boost(double boost) { boost_ = boost; }
  /// What a word adds to a score at most.
  [[nodiscard]] double highest_score() const;
  /// Bits of the text fields at or below a path of a record type.
  [[nodiscard]] static std::uint32_t fields_at(const segment::Segment& segment,
                                               std::string_view path);

  /// Rows that have all the words, anywhere.
  [[nodiscard]] Bits all_words(const std::vector<WordTerms>& words);
  /// Rows that have the words next to each other in one field.
  [[nodiscard]] Bits phrase(const std::vector<WordTerms>& words);
  /// Rows that have all words but the last, and a word that begins with it.
  [[nodiscard]] Bits prefix(std::vector<WordTerms> words);

 private:
  Bits word(const WordTerms& word);
  /// Mark the rows that have it and add weight * score for each.
  void term(const std::string& term, double weight, Bits& rows);
  void stem(const std::string& stem, double weight, Bits& rows);
  void made(const Corpus::Made& what, double weight, Bits& rows);
  /// The rows of several terms of segment `i`, taken as one.
  [[nodiscard]] std::vector<Match> union_of(std::size_t i, std::span<const std::uint32_t> terms);
  /// The rows of places in segment `i`.
  [[nodiscard]] std::vector<Match> rows_of(std::size_t i, const std::vector<std::uint64_t>& places);
  [[nodiscard]] std::vector<std::uint64_t> places(std::size_t i, std::uint32_t term) const;
  [[nodiscard]] std::vector<std::uint64_t> places(std::size_t i, const WordTerms& word);
  /// The terms of segment `i` whose words have all the pairs.
  [[nodiscard]] std::vector<std::uint32_t> words_with(std::size_t i,
                                                      const std::vector<std::string>& pairs) const;
  [[nodiscard]] double normed(std::size_t i, int field, std::uint32_t row, double count) const;
  [[nodiscard]] std::uint32_t fields(std::size_t i) const {
    return field_.empty() ? ~std::uint32_t{0} : fields_at(corpus_[i], field_);
  }

  Corpus& corpus_;
  std::size_t index_;
  const segment::Segment& segment_;
  std::vector<float>& scores_;
  std::string field_;
  bool scoring_ = true;
  double boost_ = 1;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_MATCH_TEXT_H_
