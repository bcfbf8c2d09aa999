// Rows in which words stand next to each other.
#ifndef MADANG_QUERY_ADJACENT_H_
#define MADANG_QUERY_ADJACENT_H_

#include <cstdint>
#include <span>
#include <vector>

#include "query/bits.h"
#include "query/corpus.h"
#include "segment/segment.h"

namespace madang::query {

/// Of `rows`, those in which the words of a phrase follow each other in one of the `fields`
/// (bits), and what they gain by it. A word is given by the terms that it may be.
/// REQUIRES: two words at least.
[[nodiscard]] std::vector<Gain> adjacent(const segment::Segment& segment,
                                         std::span<const std::span<const std::uint32_t>> words,
                                         Bits rows, std::uint32_t fields,
                                         const std::vector<FieldNorm>& norms);

}  // namespace madang::query

#endif  // MADANG_QUERY_ADJACENT_H_
