// What Unicode says about characters; the one place that asks utf8proc.
#ifndef MADANG_TEXT_CHARACTERS_H_
#define MADANG_TEXT_CHARACTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace madang::text {

/// What a character is to a word.
enum class Class : std::uint8_t {
  separator,  ///< ends a word
  letter,     ///< of a script that writes spaces between words, not Hangul
  digit,
  hangul,
  dense,  ///< of a script without spaces: Han, kana, Thai, Lao, Khmer, Burmese
  mark,   ///< belongs to the character before it
};

/// REQUIRES: `c` is a character as Folder::fold gives it.
[[nodiscard]] Class class_of(char32_t c);

/// A precomposed Hangul syllable.
[[nodiscard]] constexpr bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
/// A vowel or final consonant that continues a syllable of conjoining jamo.
[[nodiscard]] constexpr bool is_inner_jamo(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}
/// Middle dots are typed one for another; Korean text mixes U+00B7 and U+318D.
[[nodiscard]] constexpr bool is_middle_dot(char32_t c) {
  return c == 0xB7 || c == 0x318D || c == 0x119E || c == 0x30FB || c == 0xFF65 || c == 0x2027 ||
         c == 0x2219 || c == 0x22C5;
}

/// End of the cluster at `i`: one character with the marks, vowels and finals
/// that build on it, of which very many are cut. `i` itself where the bytes
/// are no UTF-8.
[[nodiscard]] std::size_t cluster_end(std::string_view text, std::size_t i);

/// The last place at or before `i`, and not before `from`, at which text may be
/// cut without splitting what a reader takes for one character (extended grapheme
/// clusters of UAX 29: syllables of jamo, letters with marks, flags, joined emoji).
/// REQUIRES: from is such a place, from <= i <= text.size().
[[nodiscard]] std::size_t cut_before(std::string_view text, std::size_t from, std::size_t i);

/// Columns that a character takes in a terminal: 0, 1 or 2.
[[nodiscard]] int columns_of(char32_t c);

/// Normalises clusters. Keeps its buffers.
class Folder {
 public:
  /// The characters of one cluster: compatible forms replaced, case folded,
  /// what has no width dropped, composed. With `bare`, accents are dropped too.
  /// A view until the next call. REQUIRES: a cluster as cluster_end cuts it.
  const std::vector<std::int32_t>& fold(std::string_view cluster, bool bare);

 private:
  /// What one character becomes alone; texts repeat a few odd ones, such as ㆍ and “.
  struct Known {
    char32_t character = 0;
    bool bare = false;
    std::uint8_t size = 0;
    std::array<std::int32_t, 3> folded{};
  };
  void work_out(std::string_view cluster, bool bare);

  std::array<Known, 64> known_;
  std::vector<std::int32_t> characters_;
};

}  // namespace madang::text

#endif  // MADANG_TEXT_CHARACTERS_H_
