// The text index while it grows.
#ifndef MADANG_SEGMENT_TEXT_BUILDER_H_
#define MADANG_SEGMENT_TEXT_BUILDER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/room.h"
#include "segment/families.h"
#include "segment/image.h"
#include "segment/postings_writer.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

class TextBuilder {
 public:
  /// `leaves`: leaf number of each text field.
  explicit TextBuilder(std::vector<std::uint32_t> leaves);
  /// Words of one value of text field `field` of the record being built. A
  /// further value of the same field follows after a gap, so that no phrase
  /// spans two values.
  void add(int field, std::string_view text);
  /// Closes the record; records come in the order of their rows.
  void end_row();
  /// Writes the sections and leaves the builder empty, with its memory.
  void finish(ImageWriter& out);

 private:
  struct Occurrence {
    std::uint32_t term, place;
  };
  void write_lengths(ImageWriter& out);
  /// The occurrences in the order of `rank` of their terms, rows with them;
  /// `ends`: where those of each rank end.
  void group(const std::vector<std::uint32_t>& rank, std::vector<std::uint32_t>& ends);

  std::vector<std::uint32_t> leaves_;
  text::IndexAnalyser analyser_;
  TermTable terms_;
  Families families_;
  PostingsWriter postings_;
  base::Room<Occurrence> occurrences_;                // in row order
  std::vector<std::uint32_t> row_ends_;               // into occurrences_
  base::Room<std::uint64_t> grouped_;                 // places, by term
  std::vector<std::uint32_t> next_position_, words_;  // by field, of the record
  std::vector<std::vector<std::uint32_t>> lengths_;   // by field, by row; short where zeros follow
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_TEXT_BUILDER_H_
