// Puts characters together to words, and words to tokens.
#ifndef MADANG_TEXT_WORDS_H_
#define MADANG_TEXT_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyse.h"
#include "text/characters.h"
#include "text/stem.h"

namespace madang::text {

/// Bytes of a word that become its term; the span is of the whole word.
inline constexpr std::size_t longest_term = 256;

class Words {
 public:
  void begin_text(bool stems);
  /// Adds a folded character of class `kind` that stands at [begin, end) in
  /// the original. A change of script ends the word before it; digits go with
  /// either side.
  void add(Class kind, std::string_view folded, std::uint32_t begin, std::uint32_t end);
  /// Moves the end of the open word, if there is one, behind a dropped accent.
  void extend(std::uint32_t end);
  /// Ends the word, if there is one.
  void end_word();
  // Whole words of the common kinds at once; the same tokens as letter by
  // letter. REQUIRES for all three: no word is open; `word` stands at `begin`.
  /// ASCII letters.
  void add_ascii_word(std::string_view word, std::uint32_t begin);
  /// ASCII digits.
  void add_number(std::string_view word, std::uint32_t begin);
  /// Precomposed Hangul syllables, three bytes each.
  void add_syllables(std::string_view word, std::uint32_t begin);
  /// Whether a word of letters is open.
  [[nodiscard]] bool in_letters() const { return open_ && kind_ == Class::letter; }
  /// Whether a word of digits is open.
  [[nodiscard]] bool in_number() const { return open_ && kind_ == Class::digit; }
  /// A decimal point, with a digit before and behind it. The number is one word,
  /// of which both sides are parts.
  void add_point() {
    word_ += '.';
    point_ = true;
  }
  /// Whether any word is open.
  [[nodiscard]] bool open() const { return open_; }
  /// The tokens of the text; their terms live until the next begin_text.
  const std::vector<Token>& end_text();
  /// See Analyser::stem; `once`: see Stemmer.
  std::string_view stem(std::string_view word, bool once = false);

 private:
  /// A syllable, an ideograph or a number inside the open word.
  struct Unit {
    std::size_t from, to;      // in word_
    std::uint32_t begin, end;  // in the original
    bool number;
  };
  void emit(Form form, std::string_view a, std::string_view b, std::uint32_t begin,
            std::uint32_t end);
  void emit_stem(std::string_view word, std::uint32_t begin, std::uint32_t end);
  void append(Class kind, std::string_view folded, std::uint32_t begin, std::uint32_t end);

  /// Room for a term of `bytes`; the token's term is set when all terms stand
  /// still.
  char* begin_term(Form form, std::size_t bytes, std::uint32_t begin, std::uint32_t end);

  Stemmer stemmer_;
  bool stems_ = true;
  std::string terms_;     // of all tokens, one behind the other …
  std::size_t used_ = 0;  // … up to here
  std::vector<Token> tokens_;
  std::uint32_t position_ = 0;

  bool open_ = false;
  bool point_ = false;         // the last character is one
  Class kind_ = Class::digit;  // digit as long as the word has nothing else
  std::string word_;
  std::vector<Unit> units_;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace madang::text

#endif  // MADANG_TEXT_WORDS_H_
