// From a question to rows: evaluate the tree, then rank, sort and count.
#ifndef MADANG_QUERY_RUN_H_
#define MADANG_QUERY_RUN_H_

#include <madang/catalog.h>
#include <madang/query.h>
#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/bits.h"
#include "query/corpus.h"
#include "query/expand.h"
#include "query/score.h"
#include "segment/segment.h"

namespace madang::query {

/// Every row that matches.
struct Answer {
  Bits rows;
  std::uint64_t total = 0;
  bool ranked = false;      ///< the question has words
  std::vector<Clue> clues;  ///< what its rows are ranked by; it lives as the corpus does
};

/// Asks the `index`-th segment of the corpus. Errors: unknown-field, bad-value,
/// bad-range, no-terms, no-text-index, too-complex.
[[nodiscard]] Result<Answer> run(Corpus& corpus, std::size_t index, const Query& query,
                                 const Expansions& expansions = {});

/// A row in the order asked for.
struct Ranked {
  std::uint32_t row = 0;
  double score = 0;
  double key = 0;  ///< what it was ordered by; of texts, a rank in the segment
  bool missing = false;
};

/// Whether `sort` orders by keywords or text, whose keys mean nothing in another
/// segment.
[[nodiscard]] bool sorts_by_text(const reflect::RecordInfo& info, std::string_view sort);
/// The text behind the key of a row. REQUIRES: sorts_by_text, and it is not
/// missing.
[[nodiscard]] std::string sort_text(const segment::Segment& segment, std::string_view sort,
                                    const Ranked& ranked);

/// Whether `a` comes before `b` by key; missing ones come last. Neither comes
/// before the other where the keys are equal.
[[nodiscard]] inline bool key_before(const Ranked& a, const Ranked& b, bool down) {
  if (a.missing != b.missing) return b.missing;
  return down ? a.key > b.key : a.key < b.key;
}

/// The first `count` rows of the answer by rank, or by `sort` ("field" or
/// "-field"; missing values last). Ties by row. The answer is of the `index`-th
/// segment of the corpus.
[[nodiscard]] Result<std::vector<Ranked>> first(const Corpus& corpus, std::size_t index,
                                                const Answer& answer, std::string_view sort,
                                                std::size_t count);

/// Values of a keyword, enum or boolean field over the answer, most frequent
/// first.
[[nodiscard]] Result<Facet> count_values(const segment::Segment& segment, const Answer& answer,
                                         std::string_view field);

}  // namespace madang::query

#endif  // MADANG_QUERY_RUN_H_
