#include "ingest/message.h"

#include <algorithm>

namespace madang::ingest {

std::string Message::text() const {
  if (whole_) return std::string(found_);
  constexpr std::size_t longest = 60;
  std::string text = "expected ";
  text.append(expected_).append(", and found \"");
  std::size_t n = std::min(found_.size(), longest);
  while (n < found_.size() && n > 0 && (static_cast<unsigned char>(found_[n]) & 0xC0) == 0x80) --n;
  text.append(found_.substr(0, n)).append(n < found_.size() ? "…" : "").append("\"");
  if (!done_.empty()) text.append("; ").append(done_);
  return text;
}

}  // namespace madang::ingest
