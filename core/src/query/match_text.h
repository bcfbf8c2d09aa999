// Words, phrases and prefixes against the text index, with scores.
//
// Score: BM25F (Robertson, Zaragoza, Taylor 2004): the occurrences of a term
// in each field, divided by 1 - b + b * length / mean length and weighted, are
// added up and saturated together, k1 = 1.2, b = 0.75;
// idf = ln(1 + (N - n + 0.5) / (n + 0.5)).
#ifndef MADANG_QUERY_MATCH_TEXT_H_
#define MADANG_QUERY_MATCH_TEXT_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "query/bits.h"
#include "query/evidence.h"
#include "segment/segment.h"

namespace madang::query {

class TextMatcher {
 public:
  /// `corpus`: all segments that answer together, `segment` among them; how rare
  /// a word is counts over all of them, so that their scores can be compared.
  TextMatcher(const segment::Segment& segment, std::span<const segment::Segment* const> corpus,
              std::vector<float>& scores);

  /// Text fields to look at, a bit each; all by default.
  void set_fields(std::uint32_t fields) { fields_ = fields; }
  /// Whether matches add to the scores.
  void set_scoring(bool on) { scoring_ = on; }

  /// Rows that have all the words, anywhere.
  [[nodiscard]] Bits all_words(const std::vector<WordTerms>& words);
  /// Rows that have the words next to each other in one field.
  [[nodiscard]] Bits phrase(const std::vector<WordTerms>& words);
  /// Rows that have all words but the last, and a word that begins with it.
  [[nodiscard]] Bits prefix(std::vector<WordTerms> words);

 private:
  Bits word(const WordTerms& word);
  Bits pairs(const std::vector<std::string>& pairs);
  /// Marks the rows that have the term, adds weight * score for each.
  void term(std::uint32_t id, double weight, Bits& rows);
  std::vector<std::uint64_t> places(const std::string& term);
  std::vector<std::uint64_t> places(const WordTerms& word);
  /// The places of a word that has all the pairs.
  std::vector<std::uint64_t> places_of_pairs(const std::vector<std::string>& pairs);
  /// Rows of these places, scored as if they were one term's.
  Bits score_places(const std::vector<std::uint64_t>& places, double weight);
  [[nodiscard]] double idf(double rows_with) const;
  /// Of a term of this segment, over the corpus.
  [[nodiscard]] double idf_of(std::uint32_t id) const;
  [[nodiscard]] double saturated(double frequency) const;
  [[nodiscard]] double normed(int field, std::uint32_t row, double count) const;

  const segment::Segment& segment_;
  std::span<const segment::Segment* const> corpus_;
  double rows_;  // of the corpus
  std::vector<float>& scores_;
  std::uint32_t fields_ = ~std::uint32_t{0};
  bool scoring_ = true;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_MATCH_TEXT_H_
