// Words, phrases and prefixes against the text index: which rows have them, and
// what they add to the score.
#ifndef MADANG_QUERY_MATCH_TEXT_H_
#define MADANG_QUERY_MATCH_TEXT_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/bits.h"
#include "query/corpus.h"
#include "query/evidence.h"
#include "query/score.h"

namespace madang::query {

class TextMatcher {
 public:
  /// Of the `index`-th segment of the corpus.
  TextMatcher(Corpus& corpus, std::size_t index);

  /// Looks at text fields at or below this path only; "" at all.
  void set_field(std::string field) { field_ = std::move(field); }
  /// Whether what is matched is a clue.
  void set_scoring(bool on) { scoring_ = on; }
  /// What clues count: 1, less for words that stand for others.
  void set_boost(double boost) { boost_ = boost; }
  /// Lifts `rows` above all others that have only the clues from number `from` on.
  void lift(const Bits& rows, std::size_t from);
  /// Bits of the text fields at or below a path of a record type.
  [[nodiscard]] static std::uint32_t fields_at(const segment::Segment& segment,
                                               std::string_view path);

  /// Rows that have all the words, anywhere.
  [[nodiscard]] Bits all_words(std::span<const WordTerms> words);
  /// Rows that have the words next to each other in one field.
  [[nodiscard]] Bits phrase(std::span<const WordTerms> words);
  /// Rows that have all words but the last, and a word that begins with it.
  /// REQUIRES: some words.
  [[nodiscard]] Bits prefix(std::span<const WordTerms> words);

  /// The clues of all that was matched with scoring on.
  [[nodiscard]] std::size_t clues() const { return clues_.size(); }
  [[nodiscard]] std::vector<Clue> take_clues() { return std::move(clues_); }

 private:
  Bits word(const WordTerms& word);
  /// Rows that have enough pairs of a compound to have all its characters.
  void compound(const WordTerms& word, Bits& rows);
  /// What was read of a group in a segment: one of the two, or nothing where no row has it
  /// or where it does not count and is not kept.
  struct Read {
    const Corpus::Group* words;
    std::size_t segment;
    std::uint32_t fields;
    std::shared_ptr<const Occurrences> many;
    std::shared_ptr<const std::vector<Gain>> few;
  };
  /// Of segment `i`; a copy, for further reading moves them.
  [[nodiscard]] Read read(const Corpus::Group& words, std::size_t i);
  /// The rows of segment `i` that have a word of the group.
  [[nodiscard]] Bits rows_with(const Corpus::Group& words, std::size_t i);
  /// The words that a typed one is in a phrase.
  [[nodiscard]] const Corpus::Group& in_phrase(const WordTerms& word);
  void add(Clue clue);
  void clue(const Corpus::Group& words, double weight);
  void clue(const Corpus::Made& made, double weight);
  [[nodiscard]] std::uint32_t fields(std::size_t i) const {
    return field_.empty() ? ~std::uint32_t{0} : fields_at(corpus_[i], field_);
  }

  Corpus& corpus_;
  std::size_t index_;
  const segment::Segment& segment_;
  std::string field_;
  bool scoring_ = true;
  double boost_ = 1;
  std::vector<Clue> clues_;
  std::vector<Read> reads_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_MATCH_TEXT_H_
