#include <madang/result.h>

#include <algorithm>

namespace madang {

std::string Error::to_string() const {
  std::string text = source;
  if (line > 0) {
    text.append(text.empty() ? "line " : ":").append(std::to_string(line));
    if (column > 0) text.append(":").append(std::to_string(column));
  }
  if (!text.empty()) text.append(": ");
  // A message may show its place on further lines; those stay last.
  const std::size_t first_line = std::min(message.find('\n'), message.size());
  text.append(message, 0, first_line);
  if (!code.empty()) text.append(" [").append(code).append("]");
  if (!hint.empty()) text.append(" (").append(hint).append(")");
  return text.append(message, first_line);
}

}  // namespace madang
