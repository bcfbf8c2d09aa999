// Numbers with what they count behind them (rule number-form).
#ifndef MADANG_INGEST_REPAIR_COUNTED_H_
#define MADANG_INGEST_REPAIR_COUNTED_H_

#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

/// 20명, 약 1,200석, 약 50, 30 seats: a number and a word behind it, and nothing else. Not 20~30명,
/// 5만, 20%.
[[nodiscard]] inline std::optional<double> read_counted(std::string_view text) {
  Scan scan(trim(text));
  const bool about = scan.skip({"약", "최대", "총"});
  scan.blanks();
  const auto number = scan.number();
  scan.blanks();
  const std::string_view unit = scan.rest();
  constexpr std::size_t longest = 24;  // bytes; a sentence is no unit
  if (about && number && unit.empty()) return number;
  if (!number || unit.empty() || unit.size() > longest) return std::nullopt;
  for (const std::string_view scale : {"만", "천", "백", "억"})
    if (unit.starts_with(scale)) return std::nullopt;
  const bool word = std::all_of(unit.begin(), unit.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
  // The letters of a number are none: 1e3.
  const bool letter = static_cast<unsigned char>(unit.front()) < 0x80;
  return word && (!letter || unit.size() > 1) ? number : std::nullopt;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_COUNTED_H_
