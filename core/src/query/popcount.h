// How many bits are set in many words. The compiler may not use an instruction
// that some x86-64 lack, which is asked for here when the program runs.
#ifndef MADANG_QUERY_POPCOUNT_H_
#define MADANG_QUERY_POPCOUNT_H_

#include <cstdint>
#include <span>

namespace madang::query {

[[nodiscard]] std::uint64_t popcount(std::span<const std::uint64_t> words);
/// Of the bits set in both. REQUIRES: as many words.
[[nodiscard]] std::uint64_t popcount_both(std::span<const std::uint64_t> a,
                                          std::span<const std::uint64_t> b);

}  // namespace madang::query

#endif  // MADANG_QUERY_POPCOUNT_H_
