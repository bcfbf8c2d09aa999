// A question put to the segments of one or more collections.
#ifndef MADANG_CATALOG_ASK_H_
#define MADANG_CATALOG_ASK_H_

#include <cstddef>
#include <vector>

#include "catalog/counting.h"
#include "catalog/state.h"
#include "query/run.h"

namespace madang::catalog {

/// What a segment of a collection answers.
struct Part {
  CollectionState* home;
  std::size_t segment, index;  ///< among those of the collection, of all
  query::Answer answer;

  [[nodiscard]] const segment::Segment& data() const { return home->segments[segment]; }
};

/// Asks the corpus, which is that of segments_of(homes) and outlives the answer; the
/// expansions are those of the question in it.
/// Gives the segments that can answer, each with its rows; an error if none can. Of
/// several collections those that lack a field of the question are left out.
[[nodiscard]] Result<std::vector<Part>> ask(Catalog::State& city,
                                            const std::vector<CollectionState*>& homes,
                                            query::Corpus& corpus, const Query& query,
                                            const query::Expansions& expansions,
                                            query::Context context = {});
/// Asks one segment of a collection, the `index`-th of the corpus, for the rows that are there.
[[nodiscard]] Result<query::Answer> ask_one(const CollectionState& home, std::size_t segment,
                                            query::Corpus& corpus, std::size_t index,
                                            const Query& query, query::Context context);
[[nodiscard]] std::vector<const segment::Segment*> segments_of(
    const std::vector<CollectionState*>& homes);

[[nodiscard]] std::vector<PartRows> rows_of(const std::vector<Part>& parts);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_ASK_H_
