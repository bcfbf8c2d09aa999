#include "json/split.h"

#include <algorithm>

namespace madang::json {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Splitter {
 public:
  Splitter(std::string_view s, const std::vector<std::string_view>& keys) : s_(s), keys_(keys) {}

  Split run() {
    space();
    if (done()) return fail("a JSON value"), std::move(out_);
    if (peek() == '[') {
      array("", "");
    } else if (peek() == '{' && has_collection()) {
      object();
    } else {
      std::size_t end = s_.size();
      while (end > at_ && is_space(s_[end - 1])) --end;
      out_.pieces.push_back({at_, end, "", ""});
      at_ = s_.size();
    }
    space();
    if (!done() && out_.faults.empty()) fail("the end of the input");
    return std::move(out_);
  }

 private:
  bool done() const { return at_ >= s_.size(); }
  char peek() const { return s_[at_]; }
  void space() {
    while (!done() && is_space(peek())) ++at_;
  }
  void fail(const std::string& expected) {
    out_.faults.push_back(
        {at_, "json-syntax", "expected " + expected + " and found " + printable(s_, at_)});
  }
  /// Behind the string at `i`, or the end.
  std::size_t skip_string(std::size_t i) const {
    for (++i; i < s_.size(); ++i) {
      if (s_[i] == '\\') ++i;
      else if (s_[i] == '"') return i + 1;
    }
    return s_.size();
  }
  /// To the comma or bracket behind the value at at_.
  void skip_value() {
    int depth = 0;
    while (!done()) {
      const char c = peek();
      if (c == '"') {
        at_ = skip_string(at_);
        continue;
      }
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') {
        if (depth == 0) return;
        --depth;
      }
      if (c == ',' && depth == 0) return;
      ++at_;
    }
    at_ = s_.size();
  }
  bool has_collection() const {
    for (const std::string_view key : keys_)
      if (s_.find("\"" + std::string(key) + "\"") != std::string_view::npos) return top_level_key();
    return false;
  }
  bool top_level_key() const {
    Splitter probe(s_, keys_);
    probe.at_ = at_ + 1;
    while (true) {
      probe.space();
      if (probe.done() || probe.peek() != '"') return false;
      const std::string_view key = probe.take_key();
      probe.space();
      if (probe.done() || probe.peek() != ':') return false;
      ++probe.at_;
      probe.space();
      if (!probe.done() && probe.peek() == '[' && known(key)) return true;
      probe.skip_value();
      if (probe.done() || probe.peek() != ',') return false;
      ++probe.at_;
    }
  }
  bool known(std::string_view key) const {
    return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
  }
  std::string_view take_key() {
    const std::size_t begin = at_ + 1;
    at_ = skip_string(at_);
    return s_.substr(begin, at_ > begin ? at_ - begin - 1 : 0);
  }
  void array(const std::string& pointer, std::string_view key) {
    ++at_;
    space();
    if (!done() && peek() == ']') return void(++at_);
    for (std::size_t n = 0;; ++n) {
      space();
      if (done()) return fail("a record or ]");
      const std::size_t begin = at_;
      skip_value();
      std::size_t end = at_;
      while (end > begin && is_space(s_[end - 1])) --end;
      if (begin == end) {
        at_ = begin;
        fail("a record");
      } else {
        out_.pieces.push_back({begin, end, pointer + "/" + std::to_string(n), std::string(key)});
      }
      // An element that does not end is wrong itself; that is said where it is read.
      if (done() && begin < end && check(s_.substr(begin, end - begin))) return;
      if (done()) return fail("a comma or ]");
      if (peek() == ']') return void(++at_);
      if (peek() == '}') return fail("a comma or ]");
      ++at_;
    }
  }
  void object() {
    ++at_;
    while (true) {
      space();
      if (done() || peek() != '"') return fail("a member name in double quotes");
      const std::string_view key = take_key();
      space();
      if (done() || peek() != ':') return fail("a colon");
      ++at_;
      space();
      if (!done() && peek() == '[' && known(key)) {
        const std::size_t faults = out_.faults.size();
        array("/" + std::string(key), key);
        if (out_.faults.size() > faults && (done() || peek() == '}')) return;
      } else {
        const std::size_t begin = at_;
        skip_value();
        out_.others.emplace_back(key, s_.substr(begin, at_ - begin));
      }
      space();
      if (done()) return fail("a comma or }");
      if (peek() == '}') return void(++at_);
      if (peek() != ',') return fail("a comma or }");
      ++at_;
    }
  }

  std::string_view s_;
  const std::vector<std::string_view>& keys_;
  std::size_t at_ = 0;
  Split out_;
};

}  // namespace

Split split(std::string_view document, const std::vector<std::string_view>& keys) {
  return Splitter(document, keys).run();
}

}  // namespace madang::json
