// The condition free:2022-05-14T10:00/2h. What a time means, and what is free then, is
// known to the sharing room; here it is read, and the rows that it gave are found again.
#ifndef MADANG_QUERY_FREE_TIME_H_
#define MADANG_QUERY_FREE_TIME_H_

#include <madang/query.h>
#include <madang/result.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "query/bits.h"
#include "query/scanner.h"

namespace madang::query {

/// Reads "FROM/LENGTH" or "FROM/TO" behind the colon; `field` is empty.
[[nodiscard]] Result<Query> take_free(Scanner& scanner, std::string field);

/// For each free: of the question the rows of each segment of the corpus that has
/// resources. Made before the question is run.
class FreeRows {
 public:
  void add(const Query& query, std::size_t index, Bits rows) {
    rows_.insert_or_assign({&query, index}, std::move(rows));
  }
  /// Null where the segment has no resources.
  [[nodiscard]] const Bits* find(const Query& query, std::size_t index) const {
    const auto it = rows_.find({&query, index});
    return it == rows_.end() ? nullptr : &it->second;
  }

 private:
  std::map<std::pair<const Query*, std::size_t>, Bits> rows_;
};

/// Calls f(condition) for each free: of the tree.
template <class F>
void each_free(const Query& query, F&& f) {
  for (const Query& child : query.children) each_free(child, f);
  if (query.op == Query::Op::free) f(query);
}

}  // namespace madang::query

#endif  // MADANG_QUERY_FREE_TIME_H_
