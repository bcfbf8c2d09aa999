#include <madang/result.h>

namespace madang {

std::string Error::to_string() const {
  std::string text = source;
  if (line > 0) {
    text.append(text.empty() ? "line " : ":").append(std::to_string(line));
    if (column > 0) text.append(":").append(std::to_string(column));
  }
  if (!text.empty()) text.append(": ");
  text.append(message);
  if (!code.empty()) text.append(" [").append(code).append("]");
  if (!hint.empty()) text.append(" (").append(hint).append(")");
  return text;
}

}  // namespace madang
