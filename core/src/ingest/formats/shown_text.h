// Text with its white space as a browser shows it.
#ifndef MADANG_INGEST_FORMATS_SHOWN_TEXT_H_
#define MADANG_INGEST_FORMATS_SHOWN_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/find_text.h"

namespace madang::ingest {

class ShownText {
 public:
  void text(std::string_view part) {
    for (std::size_t i = 0; i < part.size();) {
      if (const std::size_t blank = blank_at(part, i)) {
        space_ = true;
        i += blank;
        continue;
      }
      const std::size_t begin = i++;
      i = end_of_words(part, i);
      if (space_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
      space_ = false;
      out_.append(part.substr(begin, i - begin));
    }
  }
  void line() {
    space_ = false;
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }
  void gap() { space_ = true; }
  std::string take() {
    while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    return std::move(out_);
  }

 private:
  /// Behind the words that begin before `i` and have one space between them, which stay as
  /// they are.
  static std::size_t end_of_words(std::string_view part, std::size_t i) {
    while (true) {
      i = base::find_any<' ', '\t', '\n', '\r', '\f', '\xC2'>(part, i);
      if (i == part.size()) return i;
      if (blank_at(part, i) != 0 &&
          (part[i] != ' ' || i + 1 == part.size() || blank_at(part, i + 1) != 0))
        return i;
      ++i;
    }
  }
  /// Bytes of the white space there; 0 where there is none.
  static std::size_t blank_at(std::string_view part, std::size_t i) {
    const char c = part[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') return 1;
    return c == '\xC2' && part.substr(i, 2) == "\xC2\xA0" ? 2 : 0;  // no-break space
  }
  std::string out_;
  bool space_ = false;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SHOWN_TEXT_H_
