// Writes what Postings reads.
#ifndef MADANG_SEGMENT_POSTINGS_WRITER_H_
#define MADANG_SEGMENT_POSTINGS_WRITER_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/room.h"
#include "segment/image.h"

namespace madang::segment {

/// Positions that are greater are taken for this one.
inline constexpr std::uint32_t most_position = (1U << 27) - 1;

/// A place, where a word stands, is row, field and position in one number, so that
/// sorting the numbers puts them in this order. The places of most segments fit into
/// half of the bits that they might need.
struct PlaceLayout {
  int field_shift, row_shift, bits;

  /// The least that holds rows and fields below these, and positions up to this.
  /// REQUIRES: there are some.
  PlaceLayout(std::size_t rows, std::size_t fields, std::uint32_t position)
      : field_shift(std::bit_width(position)),
        row_shift(field_shift + std::bit_width(fields - 1)),
        bits(row_shift + std::bit_width(rows - 1)) {}
  /// Position 0 of a field; others are so many more.
  template <class Place>
  [[nodiscard]] Place first_of(std::uint32_t row, std::uint32_t field) const {
    return static_cast<Place>(row) << row_shift | static_cast<Place>(field) << field_shift;
  }
  template <class Place>
  [[nodiscard]] std::uint32_t row_of(Place place) const {
    return static_cast<std::uint32_t>(place >> row_shift);
  }
  template <class Place>
  [[nodiscard]] std::uint32_t field_of(Place place) const {
    const std::uint32_t mask = (1U << (row_shift - field_shift)) - 1;
    return static_cast<std::uint32_t>(place >> field_shift) & mask;
  }
  template <class Place>
  [[nodiscard]] std::uint32_t position_of(Place place) const {
    return static_cast<std::uint32_t>(place) & ((1U << field_shift) - 1);
  }
};

class PostingsWriter {
 public:
  /// Appends one term's places, which are in row order, to `out`. Sorts those of a
  /// row. For places of 32 or 64 bits.
  template <class Place>
  void write(std::span<Place> places, const PlaceLayout& layout, ImageWriter& out);

 private:
  base::Room<char> rows_, positions_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_POSTINGS_WRITER_H_
