// Looks at every byte of a segment that came from a file.
#ifndef MADANG_SEGMENT_VERIFY_H_
#define MADANG_SEGMENT_VERIFY_H_

#include <string>

#include "segment/segment.h"

namespace madang::segment {

/// What is wrong, with the section it is in: "section codes of published: …";
/// "" where all is well. Checks the checksums and then that what the sections
/// say fits together: offsets rise, dictionaries are sorted, codes, rows and
/// terms exist, postings count what they say.
[[nodiscard]] std::string fault_of(const Segment& segment);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_VERIFY_H_
