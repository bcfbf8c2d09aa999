#include "base/said.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/has_any.h"

namespace madang::base {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the commas out of "1,234,567.5"; false where they are not between all of its thousands.
bool join_thousands(std::string& text) {
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t first = text.find(',');
  if (first > end || first == begin || first > begin + 3 || (end - first) % 4 != 0) return false;
  for (std::size_t i = begin; i < end; ++i) {
    const bool comma = i >= first && (i - first) % 4 == 0;
    if (comma ? text[i] != ',' : !is_digit(text[i])) return false;
  }
  if (text.find(',', end) != std::string::npos) return false;
  std::erase(text, ',');
  return true;
}

}  // namespace

std::optional<double> number_said(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  std::string plain(text);
  if (plain.find(',') != std::string::npos && !join_thousands(plain)) return std::nullopt;
  // from_chars knows "inf" and "nan" too.
  const std::size_t first = plain.starts_with('-') ? 1 : 0;
  if (plain.size() <= first || !(is_digit(plain[first]) || plain[first] == '.'))
    return std::nullopt;
  double number = 0;
  const char* end = plain.data() + plain.size();
  const auto read = std::from_chars(plain.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<bool> flag_said(std::string_view text) {
  std::string word(trim(text));
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  for (const std::string_view yes : {"y", "yes", "true", "t", "1"})
    if (word == yes) return true;
  for (const std::string_view no : {"n", "no", "false", "f", "0"})
    if (word == no) return false;
  return std::nullopt;
}

}  // namespace madang::base
