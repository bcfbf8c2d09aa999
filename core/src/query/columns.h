// Conditions that columns answer: equality, ranges, presence, distance.
#ifndef MADANG_QUERY_COLUMNS_H_
#define MADANG_QUERY_COLUMNS_H_

#include <madang/query.h>
#include <madang/result.h>

#include "query/bits.h"
#include "segment/segment.h"

namespace madang::query {

/// Rows whose `path` equals the value. A keyword matches without regard to
/// case and width; a partial date matches what may lie in it. REQUIRES:
/// path.column().
[[nodiscard]] Result<Bits> match_equals(const segment::Segment& segment, const reflect::Path& path,
                                        const Query& query);
/// Rows whose keyword begins with the value. REQUIRES: a keyword or enum.
[[nodiscard]] Bits match_beginning(const segment::Segment& segment, const reflect::Path& path,
                                   const Query& query);
/// Rows with a value between low and high. Dates count as the interval they
/// are. REQUIRES: path.column().
[[nodiscard]] Result<Bits> match_range(const segment::Segment& segment, const reflect::Path& path,
                                       const Query& query);
/// Rows in which the field is there.
[[nodiscard]] Bits match_has(const segment::Segment& segment, const reflect::Path& path);
/// Rows with a place within km of lat, lon; an error when the type has none.
[[nodiscard]] Result<Bits> match_near(const segment::Segment& segment, const Query& query);

}  // namespace madang::query

#endif  // MADANG_QUERY_COLUMNS_H_
