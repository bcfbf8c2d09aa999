// The part of a merge that deals with the text index.
#ifndef MADANG_SEGMENT_MERGE_WORDS_H_
#define MADANG_SEGMENT_MERGE_WORDS_H_

#include <span>

#include "segment/segment.h"

namespace madang::segment {

/// Writes terms, postings, families and lengths of all rows.
void merge_words(std::span<const Segment> segments, ImageWriter& out);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_MERGE_WORDS_H_
