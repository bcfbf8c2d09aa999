#include "json/lists.h"

#include <algorithm>

#include "json/resync.h"
#include "json/skip.h"

namespace madang::json {
namespace {

std::size_t trim_end(std::string_view s, std::size_t begin, std::size_t end) {
  while (end > begin && is_space(s[end - 1])) --end;
  return end;
}

/// The members of an object, as long as they look like members.
class Members {
 public:
  Members(std::string_view s, std::size_t open) : s_(s), at_(open + 1) {}
  bool next() {
    at_ = skip_space(s_, at_);
    if (at_ < s_.size() && s_[at_] == ',') at_ = skip_space(s_, at_ + 1);
    if (at_ >= s_.size() || s_[at_] != '"') return false;
    const std::size_t begin = at_ + 1;
    at_ = skip_string(s_, at_);
    key = s_.substr(begin, at_ - begin - 1);
    at_ = skip_space(s_, at_);
    if (at_ >= s_.size() || s_[at_] != ':') return false;
    value = at_ = skip_space(s_, at_ + 1);
    return at_ < s_.size();
  }
  /// REQUIRES: next() was true.
  std::size_t skip() { return at_ = skip_value(s_, at_); }
  /// The same where it is known already.
  void skip_to(std::size_t end) { at_ = end; }

  std::string_view key;   // as written
  std::size_t value = 0;  // its first byte

 private:
  std::string_view s_;
  std::size_t at_;
};

/// Calls `found` for each list of objects; false stops.
std::size_t walk(std::string_view s, std::size_t at, const std::string& pointer, int depth,
                 std::vector<FoundList>& out) {
  constexpr int deepest = 32;
  if (s[at] == '[') {
    const std::size_t first = skip_space(s, at + 1);
    if (first < s.size() && s[first] == '{') {
      FoundList list{pointer, {at, 0}, 0};
      std::size_t i = first;
      while (i < s.size() && s[i] != ']') {
        i = skip_value(s, i);
        ++list.elements;
        if (i < s.size() && (s[i] == ',' || s[i] == '}')) ++i;
      }
      list.range.end = std::min(i + 1, s.size());
      out.push_back(list);
      return list.range.end;
    }
  } else if (s[at] == '{' && depth < deepest) {
    Members members(s, at);
    std::size_t end = at + 1;
    while (members.next()) {
      const char c = s[members.value];
      if (c == '{' || c == '[') {
        end = walk(s, members.value, pointer + "/" + std::string(members.key), depth + 1, out);
        members.skip_to(end);
      } else {
        end = members.skip();
      }
    }
    end = s.find('}', end);
    return end == std::string_view::npos ? s.size() : end + 1;
  }
  return skip_value(s, at);
}

/// Copies the beginning of a document, list by list.
class Skeleton {
 public:
  Skeleton(std::string_view s, std::size_t elements, std::size_t bytes)
      : s_(s), elements_(elements), bytes_(bytes) {}
  std::string make() {
    const std::size_t begin = skip_space(s_, 0);
    if (begin < s_.size()) value(begin, 0);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool full() const { return out_.size() >= bytes_; }
  /// Appends the value at `at`; the place behind it, or the end once it is full.
  std::size_t value(std::size_t at, int depth) {
    if (depth > max_depth - 8) return s_.size();
    if (s_[at] == '{') return object(at, depth);
    if (s_[at] == '[') return list(at, depth);
    const std::size_t end = skip_value(s_, at);
    out_.append(s_.substr(at, trim_end(s_, at, end) - at));
    return end;
  }
  std::size_t object(std::size_t at, int depth) {
    out_ += '{';
    Members members(s_, at);
    std::size_t end = at + 1;
    for (bool first = true; !full() && members.next(); first = false) {
      out_.append(first ? "\"" : ",\"").append(members.key).append("\":");
      end = value(members.value, depth + 1);
      members.skip_to(end);
    }
    out_ += '}';
    if (full()) return s_.size();
    end = skip_space(s_, end);
    return end < s_.size() && s_[end] == '}' ? end + 1 : end;
  }
  std::size_t list(std::size_t at, int depth) {
    out_ += '[';
    std::size_t i = skip_space(s_, at + 1);
    for (std::size_t n = 0; !full() && i < s_.size() && s_[i] != ']'; ++n) {
      if (n >= elements_) {
        // What follows is looked at no further, but must be stepped over.
        if (i - at > bytes_) return out_ += ']', s_.size();
        i = skip_value(s_, i);
      } else {
        if (n > 0) out_ += ',';
        i = value(i, depth + 1);
      }
      i = skip_space(s_, i);
      if (i < s_.size() && s_[i] == ',') i = skip_space(s_, i + 1);
      else if (i >= s_.size() || s_[i] != '{') break;
    }
    out_ += ']';
    return i < s_.size() && s_[i] == ']' ? i + 1 : i;
  }

  std::string_view s_;
  std::size_t elements_, bytes_;
  std::string out_;
};

}  // namespace

std::vector<FoundList> find_lists(std::string_view document) {
  std::vector<FoundList> out;
  const std::size_t begin = skip_space(document, 0);
  if (begin < document.size()) walk(document, begin, "", 0, out);
  return out;
}

std::optional<FoundList> main_list(std::string_view document) {
  std::vector<FoundList> all = find_lists(document);
  const auto most = std::max_element(
      all.begin(), all.end(),
      [](const FoundList& a, const FoundList& b) { return a.elements < b.elements; });
  if (most == all.end()) return std::nullopt;
  return *most;
}

std::optional<std::size_t> find_begin(std::string_view document, std::string_view pointer) {
  std::size_t at = skip_space(document, 0);
  while (!pointer.empty()) {
    if (at >= document.size() || document[at] != '{') return std::nullopt;
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    Members members(document, at);
    bool found = false;
    while (!found && members.next()) {
      found = members.key == step;
      if (found) at = members.value;
      else members.skip();
    }
    if (!found) return std::nullopt;
  }
  if (at >= document.size()) return std::nullopt;
  return at;
}

std::size_t find_end(std::string_view document, std::size_t begin) {
  return trim_end(document, begin, skip_value(document, begin));
}

std::optional<Range> locate(std::string_view document, std::string_view pointer) {
  const auto begin = find_begin(document, pointer);
  if (!begin) return std::nullopt;
  return Range{*begin, find_end(document, *begin)};
}

std::string without(std::string_view document, Range range) {
  std::string out(document.substr(0, range.begin));
  return out.append("[]").append(document.substr(std::min(range.end, document.size())));
}

std::string skeleton(std::string_view document, std::size_t elements, std::size_t bytes) {
  return Skeleton(document, elements, bytes).make();
}

Elements::Elements(std::string_view document, std::size_t list)
    : text_(document), at_(skip_space(document, list + 1)) {}

bool Elements::begins(Range& element) {
  if (ended_) return false;
  at_ = skip_space(text_, at_);
  lacks_comma_ = count_ > 0 && text_.substr(at_, 1) == "{";
  if (count_ > 0 && at_ < text_.size() && text_[at_] == ',') at_ = skip_space(text_, at_ + 1);
  if (at_ >= text_.size() || text_[at_] == ']' || text_[at_] == '}') {
    ended_ = true;
    if (at_ >= text_.size() || text_[at_] == '}')
      fault_ = SyntaxFault{at_, "json-syntax",
                           "expected a comma or ] and found " + printable(text_, at_)};
    return false;
  }
  element.begin = at_;
  return true;
}

bool Elements::next(Range& element, Tree& tree) {
  if (!begins(element)) return false;
  if (const std::size_t size = tree.parse_first(text_.substr(at_)); size > 0) {
    const std::size_t end = skip_space(text_, at_ + size);
    const bool object = text_[at_] == '{';
    if (end < text_.size() &&
        (base::has_any<',', ']', '}'>(text_.substr(end, 1)) || (object && text_[end] == '{'))) {
      at_ = end;
      last_ = element = {element.begin, element.begin + size};
      ++count_;
      return true;
    }
    tree.clear();  // it goes on in a way that is no JSON, or behind what is there
  }
  if (const auto fault = check(text_.substr(at_)))
    if (const auto end = end_of_broken(text_, at_, at_ + fault->offset)) {
      at_ = *end;
      last_ = element = {element.begin, trim_end(text_, element.begin, at_)};
      ++count_;
      return true;
    }
  return steps_over(element);
}

bool Elements::steps_over(Range& element) {
  at_ = skip_value(text_, at_, 0, true);
  element.end = trim_end(text_, element.begin, at_);
  last_ = element;
  ++count_;
  if (element.begin == element.end) {  // a comma too many
    fault_ = SyntaxFault{at_, "json-syntax", "expected a value and found " + printable(text_, at_)};
    return next(element);
  }
  return true;
}

void Elements::moved(std::string_view document, std::size_t gone) {
  text_ = document;
  at_ -= gone;
  last_ = {last_.begin - gone, last_.end - gone};  // may be gone itself; asked of no more then
}

std::size_t Elements::broken(std::size_t fault) {
  if (const auto end = end_of_broken(text_, last_.begin, fault); end && *end <= at_)
    return at_ = *end;
  if (in_step(text_, at_)) return last_.end;
  const std::size_t next = behind_broken(text_, fault);
  if (next == std::string_view::npos) return last_.end;
  return at_ = next;
}

}  // namespace madang::json
