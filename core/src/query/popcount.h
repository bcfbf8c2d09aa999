// How many bits are set in many words. The compiler may not use an instruction
// that some x86-64 lack, which is asked for here when the program runs.
#ifndef MADANG_QUERY_POPCOUNT_H_
#define MADANG_QUERY_POPCOUNT_H_

#include <cstdint>
#include <span>

namespace madang::query {

/// Of one word, without the call that std::popcount is where it may use no instruction.
[[nodiscard]] inline unsigned popcount_of(std::uint64_t word) {
  word -= word >> 1 & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + (word >> 2 & 0x3333333333333333U);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<unsigned>(word * 0x0101010101010101U >> 56);
}

[[nodiscard]] std::uint64_t popcount(std::span<const std::uint64_t> words);
/// Of the bits set in both. REQUIRES: as many words.
[[nodiscard]] std::uint64_t popcount_both(std::span<const std::uint64_t> a,
                                          std::span<const std::uint64_t> b);

}  // namespace madang::query

#endif  // MADANG_QUERY_POPCOUNT_H_
