// What texts about closing days say of days on which it is open.
#ifndef MADANG_INGEST_REPAIR_OPEN_STATEMENTS_H_
#define MADANG_INGEST_REPAIR_OPEN_STATEMENTS_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

/// 주말에만 운영: the days that it names are those on which it is open. Not in a remark in
/// brackets.
[[nodiscard]] inline bool says_open(std::string_view text) {
  for (const std::string_view only : {"에만", "만 운영", "만 개방", "만 이용"})
    if (const std::size_t at = text.find(only); at != std::string_view::npos)
      if (std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '(') ==
          std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), ')'))
        return true;
  return false;
}

/// 공휴일 정상운영, 단 공휴일은 개관, 휴관하지 않습니다: of days that are no closing days.
[[nodiscard]] inline bool is_open_statement(std::string_view statement) {
  statement = trim(statement.substr(0, statement.find('(')));  // a remark is looked at by itself
  if (statement.ends_with("개관") || statement.ends_with("개관합니다")) return true;
  for (const std::string_view word :
       {"운영기간", "운영 기간", "개장기간", "개장 기간", "개방기간", "정상운영", "정상 운영",
        "정상개방", "정상 개방", "하지 않", "하지않"})
    if (statement.find(word) != std::string_view::npos) return true;
  return false;
}

/// 토·일요일 제외, 주말 및 공휴일 제외: all days of a list, and not its last.
[[nodiscard]] inline bool excludes_list(std::string_view statement) {
  statement = trim(statement);
  if (!statement.ends_with("제외") || statement.find("매주") != std::string_view::npos)
    return false;
  for (const std::string_view word : {"·", "ㆍ", "및", "와 ", "과 "})
    if (statement.find(word) != std::string_view::npos) return true;
  return false;
}

/// The statements of `text` but those; false: there are none of them.
[[nodiscard]] inline bool drop_open(std::string_view text, std::string& closed) {
  bool dropped = false;
  const bool always =
      text.find("무휴") != std::string_view::npos;  // but for days that are excluded
  while (!text.empty()) {
    std::size_t end = 0;
    for (int depth = 0; end < text.size(); ++end) {
      const char c = text[end];
      if (c == '(') ++depth;
      else if (c == ')') --depth;
      else if (depth <= 0 && (c == ',' || c == '/' || c == ';' || c == '\n')) break;
    }
    const std::string_view statement = text.substr(0, std::min(end + 1, text.size()));
    const std::string_view words = text.substr(0, end);
    if (is_open_statement(words) || (!always && excludes_list(words))) dropped = true;
    else closed += statement;
    text.remove_prefix(statement.size());
  }
  return dropped;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_OPEN_STATEMENTS_H_
