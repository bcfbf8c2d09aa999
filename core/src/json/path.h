// Where in a record the reader stands, and what it looks at.
#ifndef MADANG_JSON_PATH_H_
#define MADANG_JSON_PATH_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/has_any.h"

namespace madang::json {

/// The way from the record to the value being read; costs no string until one
/// is asked for.
class Path {
 public:
  void push(std::string_view name) { steps_.push_back({name, 0}); }
  void push(std::size_t index) { steps_.push_back({{}, index + 1}); }
  void pop() { steps_.pop_back(); }
  [[nodiscard]] bool empty() const { return steps_.empty(); }
  /// The member that was pushed last. REQUIRES: one was, and no index since.
  [[nodiscard]] std::string_view name() const { return steps_.back().name; }
  [[nodiscard]] std::size_t depth() const { return steps_.size(); }
  /// Back to where depth() was smaller.
  void cut(std::size_t depth) { steps_.resize(depth); }
  /// As RFC 6901 writes it.
  [[nodiscard]] std::string pointer() const {
    std::string out;
    for (const Step& step : steps_) {
      out += '/';
      if (step.index > 0) {
        out += std::to_string(step.index - 1);
        continue;
      }
      for (const char c : step.name) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
      }
    }
    return out;
  }

 private:
  struct Step {
    std::string_view name;
    std::size_t index;  // one above the index in a list; 0: a member
  };
  std::vector<Step> steps_;
};

/// Without the white space that follows.
[[nodiscard]] inline std::string_view trimmed(std::string_view token) {
  return base::trim_end(token);
}

/// The value that `text` begins with: to the comma or bracket that follows it.
[[nodiscard]] inline std::string_view value_at(std::string_view text) {
  int depth = 0;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    else if ((c == ']' || c == '}') && --depth < 0) break;
    else if (c == ',' && depth == 0) break;
  }
  return trimmed(text.substr(0, std::min(i, text.size())));
}

/// The beginning of a value, fit for a message.
[[nodiscard]] inline std::string shown(std::string_view text) {
  constexpr std::size_t most = 40;
  std::string_view value = value_at(text);
  if (value.size() <= most) return std::string(value);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "…";
}

}  // namespace madang::json

#endif  // MADANG_JSON_PATH_H_
