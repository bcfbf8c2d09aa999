// Conditions that columns answer: equality, ranges, presence.
#ifndef MADANG_QUERY_COLUMNS_H_
#define MADANG_QUERY_COLUMNS_H_

#include <madang/query.h>
#include <madang/result.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/bits.h"
#include "segment/segment.h"

namespace madang::query {

/// How a condition was answered, for those who want to know.
struct Effort {
  const char* how = "";
  std::uint64_t touched = 0;  ///< values, rows of a value, or places looked at
};

/// Rows whose `path` equals the value. A keyword matches without regard to
/// case and width; a partial date matches what may lie in it. REQUIRES:
/// path.column().
[[nodiscard]] Result<Bits> match_equals(const segment::Segment& segment, const reflect::Path& path,
                                        const Query& query, Effort& effort);
/// Rows that refer to one of the ids, which are sorted. REQUIRES: a keyword.
[[nodiscard]] Bits match_ids(const segment::Segment& segment, const reflect::Path& path,
                             const std::vector<std::string_view>& ids, Effort& effort);
/// Rows whose keyword begins with the value. REQUIRES: a keyword or enum.
[[nodiscard]] Bits match_beginning(const segment::Segment& segment, const reflect::Path& path,
                                   const Query& query, Effort& effort);
/// Rows with a value between low and high. Dates count as the interval they
/// are. REQUIRES: path.column().
[[nodiscard]] Result<Bits> match_range(const segment::Segment& segment, const reflect::Path& path,
                                       const Query& query, Effort& effort);
/// Rows in which the field is there.
[[nodiscard]] Bits match_has(const segment::Segment& segment, const reflect::Path& path,
                             Effort& effort);

}  // namespace madang::query

#endif  // MADANG_QUERY_COLUMNS_H_
