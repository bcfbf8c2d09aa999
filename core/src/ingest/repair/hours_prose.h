// Hours with closing days behind them in one text: 09:00~18:00 (매주 월요일 휴관).
#ifndef MADANG_INGEST_REPAIR_HOURS_PROSE_H_
#define MADANG_INGEST_REPAIR_HOURS_PROSE_H_

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/repair/clock.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

struct HoursProse {
  std::string_view hours;
  std::string_view closing;  ///< empty: nothing is said about it
};

/// Without the marks between two statements at its beginning or its end.
[[nodiscard]] inline std::string_view without_marks(std::string_view text) {
  text = trim(text);
  for (bool any = true; std::exchange(any, false);)
    for (const std::string_view mark : {"(", ",", "/", "※", "[", "·", "-"}) {
      if (text.starts_with(mark)) text = trim(text.substr(mark.size())), any = true;
      if (text.ends_with(mark)) text = trim(text.substr(0, text.size() - mark.size())), any = true;
    }
  return text;
}

/// What stands behind the last hours before the words about closing; without hours, from the mark
/// that parts these words from what stands before.
[[nodiscard]] inline HoursProse hours_prose(std::string_view text) {
  std::size_t word = std::string_view::npos;
  for (const std::string_view one : {"휴관", "휴무", "휴장", "무휴"})
    word = std::min(word, text.find(one));
  if (word == std::string_view::npos) return {text, {}};
  std::size_t cut = 0;
  for (Scan scan(text); scan.at() < word;) {
    const std::size_t at = scan.at();
    if (read_clock_range(scan) && scan.at() <= word) cut = scan.at();
    else scan.go_to(at + 1);
  }
  if (cut == 0 || trim(text.substr(cut, word - cut)).empty()) {
    cut = 0;
    for (const std::string_view mark : {"(", ",", "/", "\n", "※", "["})
      if (const std::size_t at = text.rfind(mark, word); at != std::string_view::npos)
        cut = std::max(cut, at + mark.size());
  }
  std::string_view closing = without_marks(text.substr(cut));
  while (closing.ends_with(")") || closing.ends_with("]")) closing.remove_suffix(1);
  return {without_marks(text.substr(0, cut)), closing};
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_HOURS_PROSE_H_
