// What readers of a calendar's lines share.
#ifndef MADANG_INGEST_FORMATS_CALENDAR_LINES_H_
#define MADANG_INGEST_FORMATS_CALENDAR_LINES_H_

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace madang::ingest::calendar {

/// Whether `a` is `b`, which is in capitals, in letters of any case.
[[nodiscard]] inline bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return (x >= 'a' && x <= 'z' ? x - 32 : x) == y;
         });
}

/// "+0900" in minutes.
[[nodiscard]] inline std::optional<int> offset_of(std::string_view text) {
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int value = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 5, value);
  if (read.ptr != text.data() + 5 || value % 100 > 59 || value > 1800) return std::nullopt;
  const int minutes = value / 100 * 60 + value % 100;
  return text[0] == '-' ? -minutes : minutes;
}

}  // namespace madang::ingest::calendar

#endif  // MADANG_INGEST_FORMATS_CALENDAR_LINES_H_
