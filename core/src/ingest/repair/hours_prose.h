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

/// The words about closing, from the mark that parts them on, and what stands before them.
[[nodiscard]] inline HoursProse hours_prose(std::string_view text) {
  std::size_t word = std::string_view::npos;
  for (const std::string_view one : {"휴관", "휴무", "휴장", "무휴"})
    word = std::min(word, text.find(one));
  if (word == std::string_view::npos) return {text, {}};
  // Behind the last hours: 09:00~18:00, 매월 2,4주 일요일 휴관.
  std::size_t cut = 0;
  for (Scan scan(text); scan.at() < word;) {
    const std::size_t at = scan.at();
    if (read_clock_range(scan) && scan.at() <= word) cut = scan.at();
    else scan.go_to(at + 1);
  }
  std::string_view between = text.substr(cut, word - cut);
  if (cut > 0 && !trim(between).empty()) {
    HoursProse found{trim(text.substr(0, cut)), {}};
    std::string_view closing = trim(text.substr(cut));
    for (bool any = true; std::exchange(any, false);)
      for (const std::string_view mark : {"(", ",", "/", "※", "[", "·", "-"})
        if (closing.starts_with(mark)) {
          closing = trim(closing.substr(mark.size()));
          any = true;
        }
    while (closing.ends_with(")") || closing.ends_with("]")) closing.remove_suffix(1);
    found.closing = closing;
    return found;
  }
  cut = 0;
  for (const std::string_view mark : {"(", ",", "/", "\n", "※", "["})
    if (const std::size_t at = text.rfind(mark, word); at != std::string_view::npos)
      cut = std::max(cut, at + mark.size());
  std::string_view closing = trim(text.substr(cut)), hours = trim(text.substr(0, cut));
  while (closing.ends_with(")") || closing.ends_with("]")) closing.remove_suffix(1);
  for (bool any = true; std::exchange(any, false);)
    for (const std::string_view mark : {"(", ",", "/", "※", "["})
      if (hours.ends_with(mark)) {
        hours = trim(hours.substr(0, hours.size() - mark.size()));
        any = true;
      }
  return {hours, closing};
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_HOURS_PROSE_H_
