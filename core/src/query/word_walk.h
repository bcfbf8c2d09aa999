// A walk over the words of a sorted dictionary that jumps over those which cannot
// be meant: what costs time is the number of jumps, not of words.
#ifndef MADANG_QUERY_WORD_WALK_H_
#define MADANG_QUERY_WORD_WALK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/segment.h"
#include "text/jamo.h"

namespace madang::query {

/// Stands at one word of a dictionary of terms, whole words only.
class WordWalk {
 public:
  /// At the first word. Ends after `steps` moves, whatever there is left.
  WordWalk(const segment::Dictionary& terms, std::uint32_t steps);

  [[nodiscard]] bool done() const { return at_ >= end_ || steps_ == 0; }
  [[nodiscard]] std::uint32_t number() const { return at_; }
  /// Without its form byte. REQUIRES: not done.
  [[nodiscard]] std::string_view word() const { return terms_[at_].substr(1); }
  void next() {
    --steps_;
    ++at_;
  }
  /// Moves on to the first word that is not below `word`, at least by one.
  void seek(std::string_view word);
  /// Moves on behind all words that begin with `beginning`.
  void leave(std::string_view beginning);

 private:
  const segment::Dictionary& terms_;
  std::uint32_t at_ = 0, end_ = 0, steps_;
  std::string target_;
};

/// The characters that may stand at each place of a word's beginning.
using Pattern = std::vector<std::vector<text::Range>>;

/// found(word, number) for the words that begin as the pattern says, in order, until
/// `steps` are done. REQUIRES: the ranges of a place rise.
void each_beginning(const segment::Dictionary& terms, const Pattern& pattern, std::uint32_t steps,
                    const std::function<void(std::string_view, std::uint32_t)>& found);

/// found(word, number, distance) for the words within `bound` typing mistakes of
/// `word`, in order, until `steps` are done. With `first`, words that begin with
/// another letter (of Hangul: consonant) are passed over.
void each_near(const segment::Dictionary& terms, std::string_view word, int bound, bool first,
               std::uint32_t steps,
               const std::function<void(std::string_view, std::uint32_t, int)>& found);

}  // namespace madang::query

#endif  // MADANG_QUERY_WORD_WALK_H_
