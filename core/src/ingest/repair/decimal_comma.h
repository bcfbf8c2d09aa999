// Numbers with a comma before their decimals or points between their thousands, as tables have them
// whose cells are parted by semicolons or tabs (rule decimal-comma).
#ifndef MADANG_INGEST_REPAIR_DECIMAL_COMMA_H_
#define MADANG_INGEST_REPAIR_DECIMAL_COMMA_H_

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

/// 37,5665, -12,5, 1.234,50. Not 1,200, which may be thousands; unless it is `sure` that commas
/// stand before decimals, as of degrees, which have no thousands.
[[nodiscard]] inline std::optional<double> read_decimal_comma(std::string_view text,
                                                              bool sure = false) {
  text = trim(text);
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::string_view decimals = text.substr(comma + 1);
  std::string whole(text.substr(begin, comma - begin));
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (const std::size_t dot = whole.find('.'); dot != std::string::npos) {
    // Thousands are three digits each but the first.
    if (dot == 0 || dot > 3 || (whole.size() - dot) % 4 != 0) return std::nullopt;
    for (std::size_t i = dot; i < whole.size(); i += 4)
      if (whole[i] != '.') return std::nullopt;
    std::erase(whole, '.');
  } else if (!sure && decimals.size() == 3 && whole.size() <= 3 && whole != "0") {
    return std::nullopt;
  }
  if (!digits(whole) || !digits(decimals)) return std::nullopt;
  const std::string plain = (begin > 0 ? "-" : "") + whole + "." + std::string(decimals);
  double number = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// 1.200, 1.234.567: points between thousands, which a number in JSON would take for decimals.
[[nodiscard]] inline std::optional<double> read_point_thousands(std::string_view text) {
  text = trim(text);
  if (text.find(',') != std::string_view::npos || text.find('.') == std::string_view::npos)
    return std::nullopt;
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  if (text.substr(begin).starts_with('0')) return std::nullopt;
  return read_decimal_comma(std::string(text) + ",0", true);
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_DECIMAL_COMMA_H_
