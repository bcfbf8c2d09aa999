// Which words of a segment have the same stem. Most stems are words themselves and are named by
// the number of that word; only the others are kept as texts.
#ifndef MADANG_SEGMENT_STEM_FAMILIES_H_
#define MADANG_SEGMENT_STEM_FAMILIES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/room.h"
#include "segment/family_writer.h"
#include "segment/sort_texts.h"
#include "segment/term_table.h"
#include "text/index_terms.h"

namespace madang::segment {

class StemFamilies {
 public:
  /// The stem of the next word, `text`; empty: it has none. What `analyser` holds is no longer
  /// needed afterwards. `words` has all that will be asked about until learned().
  void learn(std::string_view text, std::string_view stem, const TermTable& words,
             text::IndexAnalyser& analyser);
  /// No more words come for now.
  void learned(const TermTable& words);
  /// Writes the families of a segment's words, which are given by their numbers in the order of
  /// their ranks; without those of a word that is its stem and alone. `order`: of all `words`,
  /// bytewise. `scratch` is memory to use meanwhile.
  void write(std::span<const std::uint32_t> here, const TermTable& words,
             std::span<const std::uint32_t> order, ImageWriter& out, base::Pages& scratch);
  void clear();

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::uint32_t named = 0x80000000;  // a number in names_ follows, not of a word
  /// The text of a family's name without its form.
  [[nodiscard]] std::string_view name_of(std::uint32_t family, const TermTable& words) const {
    const std::string_view all = (family & named) != 0 ? names_[family & ~named] : words[family];
    return all.substr(1);
  }
  /// How many words of the family there are, or where they go.
  [[nodiscard]] std::uint32_t& next_of(std::uint32_t family) {
    return (family & named) != 0 ? next_name_[family & ~named] : next_word_[family];
  }
  /// The families that are written, in the order of their names.
  void find_families(const TermTable& words, std::span<const std::uint32_t> order);

  TermTable names_;                       // stems that were no words when they were met
  TextOrder order_;                       // of them
  base::Room<std::uint32_t> families_;    // by word: the number of a word, or of a name
  std::vector<bool> is_stem_;             // by word: it is its stem
  std::vector<text::IndexTerm> pending_;  // stems to be looked up, many at a time
  std::vector<std::uint32_t> pending_words_, pending_found_;
  std::span<std::uint32_t> next_word_, next_name_;  // of write()
  std::vector<std::uint32_t> written_;              // of write()
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_STEM_FAMILIES_H_
