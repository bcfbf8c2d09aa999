// Which words of a segment belong together: those of one stem, and those that
// have a pair of syllables (or a number) as a part. A word is taken apart once,
// when it is met first, rather than at every occurrence; a question for a stem or
// a part reads the postings of its words.
#ifndef MADANG_SEGMENT_FAMILIES_H_
#define MADANG_SEGMENT_FAMILIES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "segment/image.h"
#include "segment/sort_texts.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

/// The names of one kind of families, and which of them words have.
class FamilyNames {
 public:
  /// Where the sections go.
  struct Sections {
    Part offsets, bytes, word_offsets, words;
  };
  /// Names of the next word, each once.
  void learn(std::span<const text::IndexTerm> names);
  /// Writes the families of a segment's words, which are given by their numbers in
  /// the order of their ranks; without those of one word that is `lone` (by number;
  /// null: none is).
  void write(const Sections& sections, std::span<const std::uint32_t> words,
             const std::vector<bool>* lone, ImageWriter& out);
  void clear();

 private:
  /// Families of a word.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t word) const {
    return std::span(families_).subspan(ends_[word], ends_[word + 1] - ends_[word]);
  }
  /// f(rank, values[family]) for each family of each word.
  template <class F>
  void each_family(std::span<const std::uint32_t> words, std::vector<std::uint32_t>& values,
                   const F& f) const;
  /// Looks up what learn() put aside: many at a time, since each waits for memory.
  void learn_pending();
  TermTable names_;
  TextOrder order_;
  std::vector<std::uint32_t> ends_{0};   // by word, into families_
  std::vector<std::uint32_t> families_;  // numbers of names
  std::vector<text::IndexTerm> pending_;
  std::vector<std::size_t> pending_ends_;    // by word
  std::vector<std::uint32_t> next_, ranks_;  // of write(): memory to use again
};

/// Both kinds, for words that are numbered as they are learned. What is known of a
/// word serves all segments in which it is met.
class Families {
 public:
  /// How many words were learned.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(is_stem_.size()); }
  /// The next word. It need live for the call only.
  void learn(const text::IndexTerm& word, text::IndexAnalyser& analyser);
  /// Writes the sections of a segment, whose words are given by their numbers in
  /// bytewise order.
  void write(std::span<const std::uint32_t> words, ImageWriter& out);
  /// Forgets all words.
  void clear();

 private:
  FamilyNames stems_, parts_;
  std::vector<bool> is_stem_;  // by word: it is its stem
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_FAMILIES_H_
