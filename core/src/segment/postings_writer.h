// Writes what Postings reads.
#ifndef MADANG_SEGMENT_POSTINGS_WRITER_H_
#define MADANG_SEGMENT_POSTINGS_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/room.h"
#include "segment/image.h"

namespace madang::segment {

/// A word in a record: row, field and position in one number, so that sorting
/// the numbers puts them in this order.
inline constexpr int place_field_shift = 27, place_row_shift = 32;
inline constexpr std::uint32_t most_position = (1U << place_field_shift) - 1;
[[nodiscard]] inline std::uint32_t place_of(std::uint32_t field, std::uint32_t position) {
  return field << place_field_shift | (position < most_position ? position : most_position);
}

class PostingsWriter {
 public:
  /// Appends one term's occurrences, which are in row order, to `out`. Sorts
  /// those of a row.
  void write(std::span<std::uint64_t> places, ImageWriter& out);

 private:
  base::Room<char> rows_, positions_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_POSTINGS_WRITER_H_
