// The words of a text as an index takes them in: those that Analyser finds, as
// numbers that can be compared at once, without spans. The n-th has position n.
// Stems and pairs of syllables are made of distinct words later. Plain words (ASCII letters,
// digits, precomposed Hangul between plain separators) are most of most texts and are read in one
// pass; everything else is handed to an Analyser.
#ifndef MADANG_TEXT_INDEX_TERMS_H_
#define MADANG_TEXT_INDEX_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>

#include "base/room.h"
#include "text/analyse.h"
#include "text/word_marks.h"

namespace madang::text {

/// A term with its form byte. Up to `most_inline` bytes stand in `part`, zeros
/// behind them; of a longer one part[0] is a hash with its lowest byte above
/// 0x7F, and `text()` is where it is.
struct IndexTerm {
  static constexpr std::uint32_t most_inline = 24;
  std::uint64_t part[3];
  std::uint32_t size;

  [[nodiscard]] bool is_inline() const { return size <= most_inline; }
  /// A view into this term, or into what lives until the next analyse().
  [[nodiscard]] std::string_view text() const {
    if (is_inline()) return {reinterpret_cast<const char*>(part), size};
    return {reinterpret_cast<const char*>(part[1]), size};
  }
};
static_assert(sizeof(IndexTerm) == 32);

/// Keeps its buffers. One a thread.
class IndexAnalyser {
 public:
  /// The terms of `text`, in the order of their words; a view until the next
  /// call.
  std::span<const IndexTerm> analyse(std::string_view text);
  /// See Analyser::stem.
  std::string_view stem(std::string_view word) { return analyser_.stem(word); }
  /// The pairs and numbers that Analyser finds in a word, which stands without
  /// its form byte; a view until the next call.
  std::span<const IndexTerm> parts(std::string_view word);
  /// A term made of form and text; a long one lives until the next call of any.
  IndexTerm term_of(Form form, std::string_view text);

 private:
  void copy(std::string_view text);
  /// Whether a plain word surely ends at `end`, where something else begins.
  [[nodiscard]] bool ends_at(std::size_t end, bool letters) const;
  /// Takes the plain word at `i` as the marks show it; its end, or `i` where it needs
  /// another look.
  std::size_t marked_word(std::size_t i);
  std::size_t plain_word(std::size_t i);
  /// `lower` makes ASCII letters small.
  void emit(Form form, const char* text, std::size_t size, std::uint64_t lower = 0);
  void emit_long(Form form, const char* text, std::size_t size);
  /// Takes what stands between `from` and the next blank with the Analyser;
  /// returns where that is.
  std::size_t other(std::size_t from, std::size_t size);
  /// Room for so many behind the present ones.
  void reserve(std::size_t more);

  Analyser analyser_;
  std::string copy_;               // of the text, padded
  WordMarks marks_;                // of the copy
  std::deque<std::string> longs_;  // of long terms
  base::Room<IndexTerm> room_;     // for all terms of a text
  IndexTerm* terms_ = nullptr;     // in it; used_ of them count
  std::size_t used_ = 0;
};

}  // namespace madang::text

#endif  // MADANG_TEXT_INDEX_TERMS_H_
