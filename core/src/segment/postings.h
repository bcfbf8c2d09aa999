// Where a term stands. Per term and record, in row order:
//
//   posting bytes:   row delta, bits of the text fields, then the number of
//                    occurrences in each of these fields
//   position bytes:  for each of these fields, the word positions as deltas
//
// all as varints. Text fields are numbered in the order of their leaves
// (Segment::text_fields).
#ifndef MADANG_SEGMENT_POSTINGS_H_
#define MADANG_SEGMENT_POSTINGS_H_

#include <bit>
#include <cstdint>
#include <string_view>

#include "segment/varint.h"

namespace madang::segment {

/// At most so many text fields a record type.
inline constexpr int max_text_fields = 32;

/// Steps through the records of one term.
class Postings {
 public:
  Postings(std::string_view postings, std::string_view positions)
      : p_(postings.data()),
        end_(p_ + postings.size()),
        q_(positions.data()),
        q_end_(q_ + positions.size()) {}

  /// Moves to the next record; false behind the last.
  bool next() {
    if (p_ >= end_) return false;
    row_ += static_cast<std::uint32_t>(get_varint(p_, end_));
    fields_ = static_cast<std::uint32_t>(get_varint(p_, end_));
    for (std::uint32_t m = fields_, i = 0; m != 0; m &= m - 1, ++i)
      counts_[i] = static_cast<std::uint32_t>(get_varint(p_, end_));
    return true;
  }
  [[nodiscard]] std::uint32_t row() const { return row_ - 1; }
  [[nodiscard]] std::uint32_t fields() const { return fields_; }
  /// f(field, occurrences) for each field of the current record.
  template <class F>
  void each_field(F&& f) const {
    for (std::uint32_t m = fields_, i = 0; m != 0; m &= m - 1, ++i)
      f(std::countr_zero(m), counts_[i]);
  }
  /// f(field, position) for the current record. REQUIRES: called once for
  /// every record, in step with next().
  template <class F>
  void each_position(F&& f) {
    each_field([&](int field, std::uint32_t count) {
      std::uint32_t position = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        position += static_cast<std::uint32_t>(get_varint(q_, q_end_));
        f(field, position);
      }
    });
  }

 private:
  const char *p_, *end_, *q_, *q_end_;
  std::uint32_t row_ = 0, fields_ = 0;
  std::uint32_t counts_[max_text_fields] = {};
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_POSTINGS_H_
