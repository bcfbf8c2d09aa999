// BM25F's frequency: how often a row has something, weighted by field and told
// against the length of the text.
#ifndef MADANG_QUERY_NORMS_H_
#define MADANG_QUERY_NORMS_H_

#include <cstdint>
#include <vector>

#include "query/corpus.h"

namespace madang::query {

/// Of the current record, over the `fields` (bits).
[[nodiscard]] inline float frequency_of(const segment::Postings& postings, std::uint32_t fields,
                                        const std::vector<FieldNorm>& norms) {
  float sum = 0;
  postings.each_field([&](int field, std::uint32_t count) {
    if ((fields >> field & 1) == 0) return;
    const FieldNorm& norm = norms[static_cast<std::size_t>(field)];
    const auto length =
        static_cast<float>(norm.lengths == nullptr ? 0 : norm.lengths[postings.row()]);
    sum += norm.weight * static_cast<float>(count) / (norm.flat + norm.slope * length);
  });
  return sum;
}

}  // namespace madang::query

#endif  // MADANG_QUERY_NORMS_H_
