#include "json/check.h"

#include <simdjson.h>
#include <utf8proc.h>

#include <vector>

namespace madang::json {
namespace {

class Checker {
 public:
  explicit Checker(std::string_view text) : s_(text) {}

  std::optional<SyntaxFault> run() {
    space();
    // What may come: a value; after it, what the innermost bracket wants.
    std::vector<char> open;
    bool value_next = true, may_close = false;
    while (true) {
      if (value_next) {
        if (may_close && at_ < s_.size() && s_[at_] == (open.back() == '[' ? ']' : '}')) {
          ++at_;
          open.pop_back();
        } else {
          if (!open.empty() && open.back() == '{' && !key()) return fault_;
          if (at_ < s_.size() && (s_[at_] == '[' || s_[at_] == '{')) {
            if (open.size() >= static_cast<std::size_t>(max_depth)) {
              fail("at most " + std::to_string(max_depth) + " levels of nesting");
              fault_->rule = "json-depth";
              return fault_;
            }
            open.push_back(s_[at_++]);
            space();
            may_close = true;
            continue;
          }
          if (!scalar()) return fault_;
        }
      }
      may_close = false;
      space();
      if (open.empty()) break;
      const char close = open.back() == '[' ? ']' : '}';
      if (at_ < s_.size() && s_[at_] == ',') {
        ++at_;
        space();
        value_next = true;
      } else if (at_ < s_.size() && s_[at_] == close) {
        ++at_;
        open.pop_back();
        value_next = false;
      } else {
        fail(std::string("a comma or ") + close);
        return fault_;
      }
    }
    if (at_ != s_.size()) fail("the end of the input");
    return fault_;
  }

 private:
  bool fail(const std::string& expected) {
    fault_ = SyntaxFault{at_, "json-syntax",
                         "expected " + expected + " and found " + printable(s_, at_)};
    return false;
  }
  void space() {
    while (at_ < s_.size() &&
           (s_[at_] == ' ' || s_[at_] == '\t' || s_[at_] == '\n' || s_[at_] == '\r'))
      ++at_;
  }
  bool key() {
    if (at_ >= s_.size() || s_[at_] != '"') return fail("a member name in double quotes");
    if (!string()) return false;
    space();
    if (at_ >= s_.size() || s_[at_] != ':') return fail("a colon");
    ++at_;
    space();
    return true;
  }
  bool scalar() {
    if (at_ >= s_.size()) return fail("a JSON value");
    const char c = s_[at_];
    if (c == '"') return string();
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    for (const std::string_view word : {"true", "false", "null"})
      if (s_.substr(at_).starts_with(word)) return at_ += word.size(), true;
    return fail("a JSON value");
  }
  bool digits() {
    const std::size_t before = at_;
    while (at_ < s_.size() && s_[at_] >= '0' && s_[at_] <= '9') ++at_;
    return at_ > before || fail("a digit");
  }
  bool number() {
    if (s_[at_] == '-') ++at_;
    if (at_ < s_.size() && s_[at_] == '0') ++at_;
    else if (!digits()) return false;
    if (at_ < s_.size() && s_[at_] == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (at_ < s_.size() && (s_[at_] | 0x20) == 'e') {
      ++at_;
      if (at_ < s_.size() && (s_[at_] == '+' || s_[at_] == '-')) ++at_;
      if (!digits()) return false;
    }
    return true;
  }
  bool hex4(unsigned& value) {
    value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = at_ < s_.size() ? s_[at_] : '\0';
      const char lower = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') value = value * 16 + static_cast<unsigned>(c - '0');
      else if (lower >= 'a' && lower <= 'f')
        value = value * 16 + static_cast<unsigned>(lower - 'a' + 10);
      else return fail("four hex digits");
    }
    return true;
  }
  bool escape() {
    const std::size_t start = at_++;
    const char c = at_ < s_.size() ? s_[at_] : '\0';
    if (c != 'u') {
      if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos)
        return fail("an escape such as \\n or \\u0041");
      return ++at_, true;
    }
    ++at_;
    unsigned unit = 0;
    if (!hex4(unit)) return false;
    if (unit >= 0xDC00 && unit < 0xE000) return at_ = start, fail("a high surrogate first");
    if (unit < 0xD800 || unit >= 0xDC00) return true;
    if (!s_.substr(at_).starts_with("\\u")) return at_ = start, fail("a pair of surrogates");
    at_ += 2;
    if (!hex4(unit)) return false;
    if (unit < 0xDC00 || unit >= 0xE000) return at_ = start, fail("a pair of surrogates");
    return true;
  }
  bool string() {
    ++at_;
    while (at_ < s_.size()) {
      const auto c = static_cast<unsigned char>(s_[at_]);
      if (c == '"') return ++at_, true;
      if (c == '\\') {
        if (!escape()) return false;
      } else if (c < 0x20) {
        return fail("a character that is no control character");
      } else if (c < 0x80) {
        ++at_;
      } else {
        utf8proc_int32_t point = 0;
        const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(s_.data()) + at_,
                                        static_cast<utf8proc_ssize_t>(s_.size() - at_), &point);
        if (n <= 0) {
          fail("UTF-8");
          fault_->rule = "json-utf8";
          return false;
        }
        at_ += static_cast<std::size_t>(n);
      }
    }
    return fail("a closing quote");
  }

  std::string_view s_;
  std::size_t at_ = 0;
  std::optional<SyntaxFault> fault_;
};

}  // namespace

std::optional<SyntaxFault> check(std::string_view text) { return Checker(text).run(); }

std::string printable(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end of the input";
  const auto c = static_cast<unsigned char>(text[offset]);
  if (c < 0x20 || c >= 0x80) {
    static constexpr char hex[] = "0123456789abcdef";
    return std::string("byte 0x") + hex[c >> 4] + hex[c & 15];
  }
  return std::string("'") + static_cast<char>(c) + "'";
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

}  // namespace madang::json
