// Which words of a segment belong together: those of one stem, and those that
// have a pair of syllables (or a number) as a part. A word is taken apart once,
// when it is met first, rather than at every occurrence; a question for a stem or
// a part reads the postings of its words.
#ifndef MADANG_SEGMENT_FAMILIES_H_
#define MADANG_SEGMENT_FAMILIES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "base/room.h"
#include "segment/image.h"
#include "segment/sort_texts.h"
#include "segment/stem_families.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

/// The parts of words by their names.
class PartFamilies {
 public:
  /// Parts of the next word.
  void learn(std::span<const text::IndexTerm> names);
  /// Writes the families of a segment's words, which are given by their numbers in
  /// the order of their ranks. `scratch` is memory to use meanwhile.
  void write(std::span<const std::uint32_t> words, ImageWriter& out, base::Pages& scratch);
  void clear();

 private:
  /// Families of a word.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t word) const {
    const std::span<const std::uint32_t> ends = ends_.view();
    const std::uint32_t begin = word == 0 ? 0 : ends[word - 1];
    return families_.view().subspan(begin, ends[word] - begin);
  }
  /// f(rank, values[family]) for each family of each word.
  template <class F>
  void each_family(std::span<const std::uint32_t> words, std::span<std::uint32_t> values,
                   const F& f) const;
  /// Looks up what learn() put aside: many at a time, since each waits for memory.
  void learn_pending();
  TermTable names_;
  TextOrder order_;
  base::Room<std::uint32_t> ends_;      // by word, into families_
  base::Room<std::uint32_t> families_;  // numbers of names
  std::vector<text::IndexTerm> pending_;
  std::vector<std::size_t> pending_ends_;  // by word
};

/// Both kinds, for words that have numbers. What is known of a word serves all segments in which
/// it is met.
class Families {
 public:
  /// Takes apart those of `words` that are new.
  void learn(const TermTable& words, text::IndexAnalyser& analyser);
  /// Writes the sections of a segment, whose words are given by their numbers in
  /// bytewise order. `order`: of all `words`. `scratch` is memory to use meanwhile.
  void write(std::span<const std::uint32_t> here, const TermTable& words,
             std::span<const std::uint32_t> order, ImageWriter& out, base::Pages& scratch);
  /// Forgets all words.
  void clear();

 private:
  std::uint32_t learned_ = 0;
  StemFamilies stems_;
  PartFamilies parts_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FAMILIES_H_
