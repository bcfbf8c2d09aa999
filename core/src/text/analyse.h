// text: words of any script out of one field, and where they stand.
//
// Enters: UTF-8 as written. Leaves: terms with byte spans into the original
// text. The same function reads records and questions, so the two always meet.
// Not for: ranking, storage.
#ifndef MADANG_TEXT_ANALYSE_H_
#define MADANG_TEXT_ANALYSE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang::text {

/// What sort of evidence a term is. The first byte of a term in the index is
/// its form, so that a stem never meets a word by accident.
enum class Form : char {
  word = 'w',  ///< the whole word, normalised and folded
  stem = 's',  ///< of an English word; of a Hangul one, without particle or ending
  pair = 'p',  ///< two neighbouring syllables of a Hangul word, or Han or kana
};

struct Token {
  std::string_view term;  ///< form byte, then normalised text; lives until the next call
  Form form = Form::word;
  std::uint32_t position = 0;        ///< of the word in the text, from 0
  std::uint32_t begin = 0, end = 0;  ///< bytes of the original
};

/// Keeps its buffers and a stem cache. One a thread.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  /// The terms of `text`; a view that lives until the next call. Invalid
  /// UTF-8 separates words. Several tokens may share a position (a word, its
  /// stem, its pairs). Without `stems`, as an index takes them in, which stems
  /// each distinct word once. At least 8 bytes are readable behind each term.
  const std::vector<Token>& analyse(std::string_view text, bool stems = true);

  /// The stem of a word as it stands behind the form byte of a term; empty
  /// where such a word has none. A view until the next call.
  std::string_view stem(std::string_view word);

  /// The normalised, folded form of one keyword, for comparing values
  /// ("Transport " and "transport" are one).
  static std::string fold(std::string_view text);

 private:
  struct State;
  State* state_;
};

}  // namespace madang::text

#endif  // MADANG_TEXT_ANALYSE_H_
