// What the words of a board item tell.
#ifndef MADANG_INGEST_FORMATS_BOARD_TEXT_H_
#define MADANG_INGEST_FORMATS_BOARD_TEXT_H_

#include <madang/records/bulletin.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang::ingest::board {

/// Offsets at which a sentence begins right behind the stop of the one before
/// ("advancement overseas.Based on").
[[nodiscard]] std::vector<std::size_t> glued_sentences(std::string_view text);

/// Whether the page cut the title short; the offset of the dots.
[[nodiscard]] std::optional<std::size_t> cut_at(std::string_view title);

/// Brochure, manual or digest, where the title says so; else news.
[[nodiscard]] BulletinKind kind_of(std::string_view title);

/// "01. Social Policy 02. Urban Administration": empty unless there are two.
[[nodiscard]] std::vector<Part> chapters_of(std::string_view body);

/// "ko", "en", or "" where it cannot be told.
[[nodiscard]] std::string language_of(std::string_view text);

/// A partner's name with the words for the picture that stands there.
struct LogoName {
  std::string_view name;
  std::string_view suffix;  ///< as printed, e.g. "로고 이미지"; empty: none
};
[[nodiscard]] LogoName logo_name(std::string_view title);

/// "MITI – Metropolis International Training Institute", or the long name
/// with the short one in parentheses behind it.
struct ShortName {
  std::string_view acronym, name;
};
[[nodiscard]] std::optional<ShortName> short_name(std::string_view title);

}  // namespace madang::ingest::board

#endif  // MADANG_INGEST_FORMATS_BOARD_TEXT_H_
