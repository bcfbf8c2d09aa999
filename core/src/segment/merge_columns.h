// The parts of a merge that deal with values by row.
#ifndef MADANG_SEGMENT_MERGE_COLUMNS_H_
#define MADANG_SEGMENT_MERGE_COLUMNS_H_

#include <span>

#include "segment/segment.h"

namespace madang::segment {

/// Writes the columns, the ids and the presence bits of all rows.
void merge_columns(std::span<const Segment> segments, ImageWriter& out);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_MERGE_COLUMNS_H_
