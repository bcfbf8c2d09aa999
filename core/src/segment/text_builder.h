// The text index while it grows.
#ifndef MADANG_SEGMENT_TEXT_BUILDER_H_
#define MADANG_SEGMENT_TEXT_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/column_builder.h"
#include "segment/image.h"
#include "text/analyse.h"

namespace madang::segment {

class TextBuilder {
 public:
  /// Words of one value of text field `field` of the record being built. A
  /// further value of the same field follows after a gap, so that no phrase
  /// spans two values.
  void add(int field, std::string_view text);
  /// Closes the record `row`.
  void end_row(std::uint32_t row, int fields);
  /// `leaves`: leaf number of each text field.
  void finish(std::uint32_t rows, const std::vector<std::uint32_t>& leaves, ImageWriter& out);

 private:
  struct Term {
    std::string postings, positions;
    std::uint32_t next_row = 0;  // one above the last row
    std::uint32_t rows = 0;
  };
  struct Occurrence {
    std::uint32_t term, field, position;
    bool operator<(const Occurrence& o) const {
      if (term != o.term) return term < o.term;
      return field != o.field ? field < o.field : position < o.position;
    }
  };
  text::Analyser analyser_;
  StringIds ids_;
  std::vector<Term> terms_;
  std::vector<Occurrence> row_;                       // of the record being built
  std::vector<std::uint32_t> next_position_, words_;  // by field
  std::vector<std::vector<std::uint32_t>> lengths_;   // by field, by row
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_TEXT_BUILDER_H_
