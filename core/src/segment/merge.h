// Several segments of one type as one, as a file has it: stored records in
// frames, sections with checksums. The rows of each follow those of the one
// before, and what is counted or asked is the same as over all of them.
#ifndef MADANG_SEGMENT_MERGE_H_
#define MADANG_SEGMENT_MERGE_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "segment/segment.h"

namespace madang::segment {

/// The text that a row of the i-th segment is sorted by.
using SortText = std::function<std::string(std::size_t i, std::uint32_t row)>;

/// REQUIRES: at least one segment; all with words, or all without; fewer than
/// 2^32 - 1 rows, and less than 4 GiB of values in each of them.
[[nodiscard]] Bytes merge(std::span<const Segment> segments, const SortText& sort_text);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_MERGE_H_
