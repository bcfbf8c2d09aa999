// Where a term stands. Of each term:
//
//   number of records that have it
//   number of bytes of the next part
//   for each record, in row order: row delta (the first: row + 1), then a byte
//     field * 8 + occurrences if these are 1 to 7 in one field only, else
//     a zero byte, bits of the fields, and for each the occurrences
//   for each record and field, in the same order: word positions as deltas
//
// numbers as varints. Text fields are numbered in the order of their leaves
// (Segment::text_fields).
#ifndef MADANG_SEGMENT_POSTINGS_H_
#define MADANG_SEGMENT_POSTINGS_H_

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>

#include "segment/varint.h"

namespace madang::segment {

/// At most so many text fields a record type.
inline constexpr int max_text_fields = 32;
/// Occurrences that fit into the short form.
inline constexpr std::uint32_t most_short = 7;

/// The parts of a term's bytes.
struct PostingParts {
  std::uint64_t count = 0;
  std::string_view rows, positions;
};
[[nodiscard]] inline PostingParts parts_of(std::string_view bytes) {
  const char *p = bytes.data(), *const end = p + bytes.size();
  PostingParts parts;
  parts.count = get_varint(p, end);
  const std::uint64_t size = get_varint(p, end);
  const auto rest = static_cast<std::uint64_t>(end - p);
  const std::size_t rows = size < rest ? size : rest;
  parts.rows = {p, rows};
  parts.positions = {p + rows, rest - rows};
  return parts;
}

/// Steps through the records of one term. Whatever the bytes are, rows rise,
/// lie below `rows` and have fields below `fields`: bytes that say otherwise
/// end it.
class Postings {
 public:
  Postings() = default;
  Postings(std::string_view bytes, std::uint32_t rows, int fields)
      : limit_(rows), known_(known_fields(fields)) {
    const PostingParts parts = parts_of(bytes);
    count_ = static_cast<std::uint32_t>(parts.count);
    p_ = parts.rows.data();
    end_ = q_ = p_ + parts.rows.size();
    q_end_ = q_ + parts.positions.size();
  }

  /// Records that have the term.
  [[nodiscard]] std::uint32_t count() const { return count_; }

  /// Moves to the next record; false behind the last.
  bool next() {
    if (p_ >= end_) return false;
    const std::uint64_t delta = get_varint(p_, end_);
    if (delta == 0 || delta > limit_ - row_) return stop();
    row_ += static_cast<std::uint32_t>(delta);
    const unsigned code = p_ < end_ ? static_cast<unsigned char>(*p_++) : 0;
    if ((code & most_short) != 0) {
      fields_ = 1U << (code >> 3);
      counts_[0] = code & most_short;
    } else {
      fields_ = static_cast<std::uint32_t>(get_varint(p_, end_));
      for (std::uint32_t m = fields_, i = 0; m != 0; m &= m - 1, ++i)
        counts_[i] = static_cast<std::uint32_t>(get_varint(p_, end_));
    }
    return (fields_ & ~known_) == 0 || stop();
  }
  [[nodiscard]] std::uint32_t row() const { return row_ - 1; }
  [[nodiscard]] std::uint32_t fields() const { return fields_; }
  /// f(field, occurrences) for each field of the current record.
  template <class F>
  void each_field(F &&f) const {
    for (std::uint32_t m = fields_, i = 0; m != 0; m &= m - 1, ++i)
      f(std::countr_zero(m), counts_[i]);
  }
  /// f(field, position) for the current record. REQUIRES: this or skip_positions() is
  /// called once for every record, in step with next().
  template <class F>
  void each_position(F &&f) {
    if (owed_ > 0) q_ = skip_varints(q_, q_end_, std::exchange(owed_, 0));
    const char *q = q_, *const end = q_end_;  // which `f` cannot reach
    each_field([&](int field, std::uint32_t count) {
      std::uint32_t position = 0;
      for (std::uint32_t i = 0; i < count && q < end; ++i) {
        position += static_cast<std::uint32_t>(get_short_varint(q, end));
        f(field, position);
      }
    });
    q_ = q;
  }
  void skip_positions() {
    each_field([this](int, std::uint32_t count) { owed_ += count; });
  }
  /// Bytes of positions not read yet.
  [[nodiscard]] std::size_t positions_left() const { return static_cast<std::size_t>(q_end_ - q_); }

 private:
  static std::uint32_t known_fields(int n) {
    return n >= max_text_fields ? ~std::uint32_t{0} : (std::uint32_t{1} << n) - 1;
  }
  bool stop() {
    p_ = end_;
    return false;
  }
  const char *p_ = nullptr, *end_ = nullptr, *q_ = nullptr, *q_end_ = nullptr;
  std::uint64_t owed_ = 0;  // positions of records that were skipped
  std::uint32_t limit_ = 0, known_ = 0, count_ = 0, row_ = 0, fields_ = 0;
  std::uint32_t counts_[max_text_fields] = {};
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_POSTINGS_H_
