// The image of a segment as a file has it: stored records in frames, sections
// with checksums.
#ifndef MADANG_SEGMENT_PACK_H_
#define MADANG_SEGMENT_PACK_H_

#include "segment/segment.h"

namespace madang::segment {

[[nodiscard]] Bytes pack(const Segment& segment);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_PACK_H_
