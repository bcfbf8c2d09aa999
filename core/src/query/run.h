// From a question to rows. order.h puts them in order, facets.h counts them.
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
#include "query/free_time.h"
#include "query/joins.h"
#include "query/land.h"
#include "query/plan.h"
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

/// What a question needs besides the records themselves. All may be null.
struct Context {
  const Areas* areas = nullptr;
  const Joins* joins = nullptr;
  const Expansions* expansions = nullptr;
  const FreeRows* free = nullptr;
  const Bits* seen = nullptr;  ///< the rows of the segment that are there; null: all
  Plan* plan = nullptr;        ///< where to write down how it was answered
};

/// Asks the `index`-th segment of the corpus. Errors: unknown-field, bad-value,
/// bad-range, no-terms, no-text-index, too-complex, unknown-area.
[[nodiscard]] Result<Answer> run(Corpus& corpus, std::size_t index, const Query& query,
                                 const Context& context = {});

}  // namespace madang::query

#endif  // MADANG_QUERY_RUN_H_
