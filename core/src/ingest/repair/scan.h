// Reads a short text from left to right: words and numbers as people write them
// in cells. What all repairs of values share.
#ifndef MADANG_INGEST_REPAIR_SCAN_H_
#define MADANG_INGEST_REPAIR_SCAN_H_

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace madang::ingest::repair {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char peek() const { return ended() ? '\0' : text_[at_]; }
  void go_to(std::size_t at) { at_ = at; }

  /// Steps over one of the words, the first that fits; the longer ones first.
  bool skip(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
      if (rest().starts_with(word)) {
        at_ += word.size();
        return true;
      }
    return false;
  }
  bool skip(std::string_view word) { return skip({word}); }
  /// White space, that of Korean pages among it.
  void blanks() {
    while (skip({" ", "\t", "\n", "\r", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"})) {
    }
  }
  /// One character, whatever it is.
  void character() {
    if (ended()) return;
    ++at_;
    while (!ended() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80) ++at_;
  }
  /// Digits as a number, at most `most` of them; nothing where there is none or
  /// more follow.
  std::optional<int> digits(int most) {
    int value = 0, n = 0;
    std::size_t i = at_;
    for (; i < text_.size() && is_digit(text_[i]); ++i, ++n)
      if (n < most) value = value * 10 + (text_[i] - '0');
    if (n == 0 || n > most) return std::nullopt;
    at_ = i;
    return value;
  }
  /// A number with commas between thousands and a decimal part: 30,000 or 0.5.
  std::optional<double> number() {
    std::array<char, 48> plain{};
    std::size_t i = at_, n = 0;
    const auto digit = [&](std::size_t k) { return k < text_.size() && is_digit(text_[k]); };
    const auto take = [&] {
      if (n < plain.size()) plain[n] = text_[i];
      ++n;
      ++i;
    };
    while (digit(i) || (n > 0 && i < text_.size() && text_[i] == ',' && digit(i + 1) &&
                        digit(i + 2) && digit(i + 3) && !digit(i + 4))) {
      if (text_[i] == ',') ++i;
      else take();
    }
    constexpr std::size_t most = 15;
    if (n == 0 || n > most) return std::nullopt;
    if (i < text_.size() && text_[i] == '.' && digit(i + 1)) {
      take();
      while (digit(i)) take();
    }
    double value = 0;
    std::from_chars(plain.data(), plain.data() + std::min(n, plain.size()), value);
    at_ = i;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// Without white space around it.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  // Most texts have none: what it may begin or end with tells at once.
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  if (text.empty()) return text;
  if (const char c = text.front(); blank(c) || c == '\xC2' || c == '\xE3' || c == '\xEF') {
    Scan scan(text);
    scan.blanks();
    text = scan.rest();
  }
  if (text.empty()) return text;
  if (const char c = text.back(); !blank(c) && c != '\xA0' && c != '\x80') return text;
  const auto drop = [&text](std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
  };
  while (drop(" ") || drop("\t") || drop("\n") || drop("\r") || drop("\xC2\xA0") ||
         drop("\xE3\x80\x80")) {
  }
  return text;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_SCAN_H_
