// The lines of a board and what each can be.
#ifndef MADANG_INGEST_FORMATS_BOARD_LINES_H_
#define MADANG_INGEST_FORMATS_BOARD_LINES_H_

#include <madang/records/common.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::ingest::board {

/// "등록일 2022-05-12 글쓴이 seoulsolution" and its like.
struct Meta {
  std::string_view title;  ///< what stands before it on the line; mostly empty
  std::string_view date;   ///< as printed
  std::string_view author;
  /// Further labels and their values, such as 조회수 and 120.
  std::vector<std::pair<std::string_view, std::string_view>> others;
};

struct Line {
  std::string_view text;     ///< without the white space around it
  std::string_view bullet;   ///< what sort of bullet it begins with; "" none
  std::string_view content;  ///< text behind the bullet
  std::size_t indent = 0;    ///< bytes of white space before the text
  std::optional<Meta> meta;
  [[nodiscard]] bool blank() const { return text.empty(); }
};

/// All lines; views into `bytes`. A byte order mark is skipped.
[[nodiscard]] std::vector<Line> lines_of(std::string_view bytes);

/// The line of date and author that `text` is, if it is one.
[[nodiscard]] std::optional<Meta> meta_of(std::string_view text);

/// 2022-05-12, 2022.05.12., 2022/5/12, 2022년 5월 12일, 20220512, also without
/// the day, with a weekday in parentheses, or a time.
[[nodiscard]] std::optional<Date> date_of(std::string_view text);

/// `text` without white space (also that of Unicode used on pages) around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace madang::ingest::board

#endif  // MADANG_INGEST_FORMATS_BOARD_LINES_H_
