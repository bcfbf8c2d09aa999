// Where the plain words of a text stand, a bit for each byte, found for many bytes at
// once: looking at one byte after another, a processor would guess wrong about where
// nearly every word ends.
#ifndef MADANG_TEXT_WORD_MARKS_H_
#define MADANG_TEXT_WORD_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace madang::text {

class WordMarks {
 public:
  /// Zero bytes that must follow what is marked.
  static constexpr std::size_t padding = 96;
  /// The kinds of bytes that are marked.
  enum Kind : std::uint8_t {
    letter,    ///< ASCII
    syllable,  ///< one of the three of a precomposed syllable; maybe not of the last 36
    word,      ///< both of these, and ASCII digits
    stop,      ///< these, and all others that are not ASCII
  };

  void mark(const char* text, std::size_t size);
  /// The marks of 64 bytes, from byte `i` on, as far as the text goes; the first is in
  /// the lowest bit. REQUIRES: i <= size.
  [[nodiscard]] std::uint64_t at(Kind kind, std::size_t i) const {
    const Block* const block = &blocks_[i / block_size];
    const std::size_t bit = i % block_size;
    return block[0].marks[kind] >> bit | block[1].marks[kind] << 1 << (block_size - 1 - bit);
  }

 private:
  static constexpr std::size_t block_size = 64;
  struct Block {
    std::uint64_t marks[4];  // by kind
  };
  /// Marks of a block: letters; letters and digits; first bytes of syllables; all that
  /// is not ASCII.
  struct Seen {
    std::uint64_t letters = 0, plain = 0, begins = 0, high = 0;
  };
  [[nodiscard]] static Seen look(const char* text);

  std::vector<Block> blocks_;  // one more than there are
};

}  // namespace madang::text

#endif  // MADANG_TEXT_WORD_MARKS_H_
