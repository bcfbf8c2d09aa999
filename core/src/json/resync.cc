#include "json/resync.h"

#include <algorithm>

#include "base/has_any.h"
#include "json/skip.h"

namespace madang::json {
namespace {

/// Brackets that are open at `end`, counted from `begin`; strings between them are whole.
int depth_at(std::string_view s, std::size_t begin, std::size_t end) {
  s = s.substr(0, end);
  int depth = 0;
  for (std::size_t i = begin; i < end;) {
    if (s[i] == '"') {
      i = skip_string(s, i);
      continue;
    }
    depth += s[i] == '{' || s[i] == '[' ? 1 : 0;
    depth -= s[i] == '}' || s[i] == ']' ? 1 : 0;
    ++i;
  }
  return depth;
}

/// Behind an object whose last string has no closing quote: it goes on into the next
/// object, to its first quote or to the end of the line before it, and the fault is seen
/// there: `},{"` or `},`. Or behind one without its closing bracket: `,{` where the name of
/// a member should stand.
std::optional<std::size_t> behind_unclosed(std::string_view s, std::size_t begin,
                                           std::size_t fault) {
  if (fault >= s.size()) return std::nullopt;
  const bool at_line_end = s[fault] == '\n' || s[fault] == '\r', at_next = s[fault] == '{';
  if (at_line_end && !s.substr(skip_space(s, fault)).starts_with('{')) return std::nullopt;
  std::size_t i = fault;
  const auto back_over_space = [&] {
    while (i > begin && is_space(s[i - 1])) --i;
  };
  if (at_next) back_over_space();
  for (const char mark : std::string_view("\"{,").substr(at_line_end || at_next ? 2 : 0)) {
    if (i <= begin || s[i - 1] != mark) return std::nullopt;
    --i;
    if (mark == ',' && at_next && depth_at(s, begin, fault) == 1) return i;
    back_over_space();
  }
  return i > begin && s[i - 1] == '}' ? std::optional(i) : std::nullopt;
}

/// Whether the next object begins at `next`, on a line of its own, where its comma is missing
/// behind the one that ends at `end`.
bool lacks_comma(std::string_view s, std::size_t end, std::size_t next) {
  if (s[next] != '{' || s.substr(end, next - end).find('\n') == std::string_view::npos)
    return false;
  const std::size_t name = skip_space(s, next + 1);
  return name < s.size() && s[name] == '"';
}

}  // namespace

bool in_step(std::string_view s, std::size_t at) {
  std::size_t i = skip_space(s, at);
  if (i >= s.size()) return false;
  if (s[i] == ']') {
    i = skip_space(s, i + 1);
    return i >= s.size() || s[i] == ',' || s[i] == '}';
  }
  if (lacks_comma(s, at, i)) return true;
  if (s[i] != ',') return false;
  i = skip_space(s, i + 1);
  if (i >= s.size() || s[i] != '{') return false;
  i = skip_space(s, i + 1);
  return i < s.size() && s[i] == '"';
}

std::optional<std::size_t> end_of_broken(std::string_view s, std::size_t begin, std::size_t fault) {
  if (fault <= begin || fault >= s.size()) return std::nullopt;
  if (const auto end = behind_unclosed(s, begin, fault)) return end;
  const int depth = depth_at(s, begin, fault);
  if (depth == 0) return std::nullopt;  // it is whole, and what follows is wrong
  constexpr std::size_t near = 4 << 10, far = 256 << 10;
  for (std::size_t reach = near; reach <= far; reach *= 8) {
    const std::string_view text = s.substr(0, fault + reach);
    // Either it is something else that is wrong there, or a quote: then a string goes on.
    const auto behind = [&](std::size_t from) {
      const std::size_t end = skip_value(text, from, depth, true);
      return end < text.size() && text[end] == '{' ? base::trim_end(text.substr(0, end)).size()
                                                   : end;
    };
    const std::size_t plain = behind(fault), inside = behind(skip_string(text, fault - 1));
    for (const std::size_t end : {std::min(plain, inside), std::max(plain, inside)})
      if (end < text.size() && in_step(s, end)) return end;
    if (text.size() == s.size()) break;
  }
  return std::nullopt;
}

std::size_t behind_broken(std::string_view s, std::size_t fault) {
  for (std::size_t i = s.find('}', fault); i != std::string_view::npos; i = s.find('}', i + 1)) {
    const std::size_t comma = skip_space(s, i + 1);
    if (comma >= s.size()) break;
    if (lacks_comma(s, i + 1, comma)) return i + 1;
    if (s[comma] != ',') continue;
    const std::size_t next = skip_space(s, comma + 1);
    if (next < s.size() && s[next] == '{') return i + 1;
  }
  return std::string_view::npos;
}

}  // namespace madang::json
