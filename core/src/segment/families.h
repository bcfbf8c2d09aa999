// Which words of a segment belong together: those of one stem, and those that
// have a pair of syllables (or a number) as a part. Words are taken apart once
// each, when all are known, rather than at every occurrence; a question for a
// stem or a part reads the postings of its words.
#ifndef MADANG_SEGMENT_FAMILIES_H_
#define MADANG_SEGMENT_FAMILIES_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "segment/image.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

/// Names, each with the words that have it.
class FamilyBuilder {
 public:
  /// A word, by its rank; words come in rising order.
  void add(const text::IndexTerm& name, std::uint32_t word) {
    members_.push_back({names_.add(name), word});
  }
  /// Where the sections go.
  struct Sections {
    Part offsets, bytes, word_offsets, words;
  };
  using Lone = std::function<bool(std::uint32_t word)>;
  /// Writes the sections, without the families of one word for which `lone`
  /// holds; empty again.
  void write(const Sections& sections, const Lone& lone, ImageWriter& out);

 private:
  struct Member {
    std::uint32_t family, word;
  };
  TermTable names_;
  std::vector<Member> members_;
};

/// Both kinds, for the words of a segment.
class Families {
 public:
  /// The next word, in the order of the terms. It need live for the call only.
  void add(const text::IndexTerm& word, text::IndexAnalyser& analyser);
  /// Writes the sections; empty again, but for the stems it remembers.
  void write(ImageWriter& out);

 private:
  /// The stem of a word; size 0 where it has none.
  const text::IndexTerm& stem_of(const text::IndexTerm& word, text::IndexAnalyser& analyser);

  FamilyBuilder stems_, parts_;
  std::uint32_t words_ = 0;
  std::vector<bool> own_stem_;  // by word: it is its stem
  // Words met before, also in earlier segments, with their stems.
  TermTable known_;
  std::vector<text::IndexTerm> known_stems_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FAMILIES_H_
