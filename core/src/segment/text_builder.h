// The text index while it grows.
#ifndef MADANG_SEGMENT_TEXT_BUILDER_H_
#define MADANG_SEGMENT_TEXT_BUILDER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/pages.h"
#include "base/room.h"
#include "segment/families.h"
#include "segment/image.h"
#include "segment/postings_writer.h"
#include "segment/sort_texts.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

class TextBuilder {
 public:
  /// `leaves`: leaf number of each text field. `most_known`: with how many words,
  /// some 90 bytes each, what is known of them is kept when a segment ends; the
  /// sections do not depend on it.
  explicit TextBuilder(std::vector<std::uint32_t> leaves, std::uint32_t most_known = 1 << 19);
  /// Words of one value of text field `field` of the record being built. A
  /// further value of the same field follows after a gap, so that no phrase
  /// spans two values.
  void add(int field, std::string_view text);
  /// Closes the record; records come in the order of their rows.
  void end_row();
  /// Writes the sections and leaves the builder empty, with its memory and with
  /// what it knows of words. `scratch` is memory to use meanwhile.
  void finish(ImageWriter& out, base::Pages& scratch);

 private:
  /// The words of one value, which stand one behind the other.
  struct Value {
    std::uint32_t end;  // in occurrences_
    std::uint32_t field, position;
  };
  void write_lengths(ImageWriter& out);
  /// Finds used_, ends_, and where each word's places begin, next_.
  void count();
  /// Brings the places into the order of used_ and writes them.
  template <class Place>
  void write_postings(const PlaceLayout& layout, ImageWriter& out, base::Pages& scratch);
  template <class Place>
  std::span<Place> group(const PlaceLayout& layout, base::Pages& scratch);
  void write_terms(ImageWriter& out);

  std::vector<std::uint32_t> leaves_;
  std::uint32_t most_known_;
  text::IndexAnalyser analyser_;
  // What is known of words, of earlier segments too: a word has one number.
  TermTable terms_;
  TextOrder order_;
  Families families_;
  PostingsWriter postings_;
  base::Room<std::uint32_t> occurrences_;             // words, in row order
  base::Room<Value> values_;                          // in row order
  std::vector<std::uint32_t> row_ends_;               // into values_
  std::uint32_t last_position_ = 0;                   // the greatest of all
  base::Room<std::uint32_t> used_;                    // words that occur, in bytewise order
  base::Room<std::uint32_t> ends_;                    // of each of used_, in the places in order
  base::Room<std::uint32_t> next_;                    // by word, in the same
  std::vector<std::uint32_t> next_position_, words_;  // by field, of the record
  std::vector<std::vector<std::uint32_t>> lengths_;   // by field, by row; short where zeros follow
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_TEXT_BUILDER_H_
