// The best rows by BM25F.
//
// Score (Robertson, Zaragoza, Taylor 2004): the occurrences of a clue in each
// field, divided by 1 - b + b * length / mean length and weighted, are added up
// and saturated together, f * (k1 + 1) / (k1 + f), b = 0.75;
// idf = ln(1 + (N - n + 0.5) / (n + 0.5)). The words of a group, the places of a
// phrase count as one term each.
#ifndef MADANG_QUERY_SCORE_H_
#define MADANG_QUERY_SCORE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "query/bits.h"
#include "query/corpus.h"
#include "query/occurrences.h"

namespace madang::query {

/// Something that adds to the score of the rows that have it: a group of words,
/// or what was made of places.
struct Clue {
  const Corpus::Group* words = nullptr;
  const Corpus::Made* made = nullptr;
  std::shared_ptr<const Occurrences> read;       ///< of the words, where they are many
  std::shared_ptr<const std::vector<Gain>> few;  ///< of the words, where they are few
  double weight = 1;                             ///< before idf
  std::uint32_t fields = 0;                      ///< bits of the text fields that count
  std::shared_ptr<const Bits> lifted;            ///< neither: these rows have `weight` more

  /// Records that have it, in all segments. REQUIRES: no lifted rows.
  [[nodiscard]] double rows() const { return words != nullptr ? words->rows : made->rows; }
  /// REQUIRES: no lifted rows.
  [[nodiscard]] float k1() const { return words != nullptr ? k1_of(words->key) : word_k1; }
};

struct Scored {
  std::uint32_t row;
  float score;
};

/// The `count` best of `rows`, which are `total`, in the `index`-th segment, best first, ties by
/// row; all of them where there are fewer. Blocks of rows whose highest gains together do not come
/// that far are passed over (block-max; Ding and Suel 2011). So are rows that do not pass `bound`,
/// which so many rows of other segments have reached.
[[nodiscard]] std::vector<Scored> best_of(const Corpus& corpus, std::size_t index,
                                          const std::vector<Clue>& clues, const Bits& rows,
                                          std::uint64_t total, std::size_t count,
                                          float bound = -std::numeric_limits<float>::infinity());

}  // namespace madang::query

#endif  // MADANG_QUERY_SCORE_H_
