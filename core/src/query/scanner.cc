#include "query/scanner.h"

#include <algorithm>

#include "query/operators.h"
#include "text/utf8.h"

namespace madang::query {
namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

/// Bytes of the escape at `i`: a backslash and the character it protects.
std::size_t escape_at(std::string_view text, std::size_t i) {
  if (text[i] != '\\') return 0;
  return 1 + text::decode(text, i + 1).bytes;
}

}  // namespace

std::size_t space_at(std::string_view text, std::size_t i) {
  if (i >= text.size()) return 0;
  const char b = text[i];
  if (b == ' ' || (b >= '\t' && b <= '\r')) return 1;
  if (static_cast<unsigned char>(b) < 0x80) return 0;
  const text::CodePoint c = text::decode(text, i);
  const bool space = c.value == 0xA0 || c.value == 0x3000 || c.value == 0x202F ||
                     c.value == 0x205F || (c.value >= 0x2000 && c.value <= 0x200A) ||
                     c.value == 0x2028 || c.value == 0x2029;
  return space ? c.bytes : 0;
}

std::size_t quote_at(std::string_view text, std::size_t i) {
  const std::string_view rest = text.substr(std::min(i, text.size()));
  if (rest.starts_with('"')) return 1;
  for (const std::string_view curled : {"\u201C", "\u201D", "\u201E"})
    if (rest.starts_with(curled)) return curled.size();
  return 0;
}

std::size_t name_at(std::string_view text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && is_name_part(text[end])) {
    if (end == i && !is_name_start(text[end])) return 0;
    while (end < text.size() && is_name_part(text[end])) ++end;
    const bool joined = end + 1 < text.size() && (text[end] == '.' || text[end] == '-') &&
                        is_name_part(text[end + 1]);
    if (!joined) break;
    ++end;
  }
  return end - i;
}

bool is_name(std::string_view text) { return !text.empty() && name_at(text, 0) == text.size(); }

bool is_reserved(std::string_view name) {
  return place_condition(name).first != nullptr || name == "has" || name == "free";
}

bool begins_condition(std::string_view after) {
  return comparison_at(after) != nullptr || (after.starts_with(":") && !after.starts_with("://"));
}

void Scanner::skip_space() {
  while (const std::size_t n = space_at(text_, at_)) at_ += n;
}

std::optional<std::string> Scanner::take_quoted() {
  const bool straight = text_[at_] == '"';
  std::string value;
  for (std::size_t i = at_ + quote_at(text_, at_); i < text_.size();) {
    if (const std::size_t n = quote_at(text_, i); n != 0 && (!straight || text_[i] == '"')) {
      at_ = i + n;
      return value;
    }
    const std::size_t n = escape_at(text_, i);
    if (n > 1) {
      value.append(text_, i + 1, n - 1);
      i += n;
    } else {
      value.push_back(text_[i++]);
    }
  }
  return std::nullopt;
}

std::size_t Scanner::run_end(std::size_t i) const {
  while (i < text_.size()) {
    if (const std::size_t n = escape_at(text_, i); n != 0) {
      i += n;
      continue;
    }
    if (text_[i] == '(' || text_[i] == ')' || quote_at(text_, i) != 0 || space_at(text_, i) != 0)
      break;
    ++i;
  }
  return i;
}

std::string Scanner::unescape(std::string_view run) {
  std::string value;
  for (std::size_t i = 0; i < run.size();) {
    const std::size_t n = escape_at(run, i);
    if (n > 1) {
      value.append(run, i + 1, n - 1);
      i += n;
    } else {
      value.push_back(run[i++]);
    }
  }
  return value;
}

std::size_t Scanner::find_plain(std::string_view run, std::string_view what) {
  for (std::size_t i = 0; i < run.size();) {
    if (run.substr(i).starts_with(what)) return i;
    i += std::max<std::size_t>(1, escape_at(run, i));
  }
  return std::string_view::npos;
}

}  // namespace madang::query
