// Korean words without a dictionary.
#ifndef MADANG_TEXT_KOREAN_H_
#define MADANG_TEXT_KOREAN_H_

#include <cstddef>
#include <string_view>

namespace madang::text {

/// Bytes of `word` that are left without the longest particle or common ending
/// that it ends with (학교에서는: those of 학교). At least `least` characters stay,
/// so that 회의 and 결과 stay whole; word.size() where nothing comes off.
/// REQUIRES: a word as Analyser makes it.
[[nodiscard]] std::size_t korean_stem(std::string_view word, std::size_t least = 2);

/// Whether the whole of `text` is a particle or common ending.
[[nodiscard]] bool is_korean_ending(std::string_view text);

}  // namespace madang::text

#endif  // MADANG_TEXT_KOREAN_H_
