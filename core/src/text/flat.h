// Names and titles as they are compared while one types: folded, without accents,
// one blank for whatever separates words.
#ifndef MADANG_TEXT_FLAT_H_
#define MADANG_TEXT_FLAT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madang::text {

/// Where a character of flat text comes from: bytes of the original.
struct Origin {
  std::uint32_t begin = 0, end = 0;
};

/// `text` made flat, without blanks at its ends. With `origins`, also where each
/// character of it comes from.
[[nodiscard]] std::string flatten(std::string_view text, std::vector<Origin>* origins = nullptr);

/// Flat text with the initial consonant of each Hangul syllable in its place.
[[nodiscard]] std::string initials_of(std::string_view flat);

}  // namespace madang::text

#endif  // MADANG_TEXT_FLAT_H_
