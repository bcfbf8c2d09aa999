#include "json/split.h"

#include <algorithm>

#include "base/find_text.h"
#include "json/resync.h"
#include "json/skip.h"

namespace madang::json {
Splitter::State Splitter::next(std::string_view text, bool whole, Split& out) {
  text_ = text;
  whole_ = whole;
  out_ = &out;
  switch (where_) {
    case Where::begin: return begin();
    case Where::list: return element();
    case Where::members: return member();
    case Where::behind_list: return behind_member();
    case Where::behind: return tail();
    case Where::ended: break;
  }
  return State::ended;
}

void Splitter::space() { at_ = skip_space(text_, at_); }

Splitter::State Splitter::fault(std::string_view expected, Where next) {
  ++faults_;
  out_->faults.push_back(
      {at_, "json-syntax",
       "expected " + std::string(expected) + " and found " + printable(text_, at_)});
  where_ = next;
  return State::going;
}

Splitter::State Splitter::begin() {
  space();
  if (needs_more()) return State::more;
  if (at_ >= text_.size()) return fault("a JSON value", Where::ended);
  if (text_[at_] == '[') {
    ++at_;
    where_ = Where::list;
  } else if (text_[at_] == '{' && has_collection()) {
    ++at_;
    where_ = Where::members;
  } else {
    if (!whole_) return State::more;
    std::size_t end = text_.size();
    while (end > at_ && is_space(text_[end - 1])) --end;
    out_->pieces.push_back({at_, end, "", "", false});
    at_ = text_.size();
    where_ = Where::behind;
  }
  return State::going;
}

Splitter::State Splitter::element() {
  space();
  if (needs_more()) return State::more;
  if (at_ < text_.size() && text_[at_] == ']' && count_ == 0) {
    ++at_;
    return close_list(true);
  }
  if (at_ >= text_.size()) {
    fault("a record or ]", where_);
    return close_list(false);
  }
  const std::size_t begin = at_;
  std::size_t end = skip_value(text_, begin, 0, true);
  // A quote too many or too few takes all with it to the next one, or to the end.
  const bool endless = end >= text_.size() && (whole_ || end - begin > longest);
  if (endless || swallows(begin, end)) {
    if (const auto broken = check(text_.substr(begin, end - begin))) {
      const std::size_t fault = begin + broken->offset;
      end = end_of_broken(text_, begin, fault)
                .value_or(endless ? std::min(behind_broken(text_, fault), end) : end);
    }
  }
  if (end >= text_.size() && !whole_) return State::more;
  return end_of_element(begin, end);
}

bool Splitter::swallows(std::size_t begin, std::size_t end) const {
  const std::string_view element = text_.substr(begin, end - begin);
  if (count_ > 0 && element.size() < 2 * bytes_ / count_) return false;
  const std::size_t name = skip_space(element, 1);
  if (!element.starts_with('{') || name >= element.size() || element[name] != '"') return false;
  const std::string_view opening = element.substr(0, skip_string(element, name));
  bool inside = false;  // a string, by the quotes so far
  std::size_t from = opening.size();
  while (true) {
    const std::size_t again = base::find_word(element, opening, from);
    if (again == std::string_view::npos) return false;
    for (; (from = base::find_any<'"', '\\'>(element, from)) < again; ++from) {
      if (element[from] == '"') inside = !inside;
      else ++from;
    }
    if (inside) return true;
    from = again + opening.size();
  }
}

Splitter::State Splitter::end_of_element(std::size_t begin, std::size_t end) {
  at_ = end;
  while (end > begin && is_space(text_[end - 1])) --end;
  if (begin == end) {
    at_ = begin;
    fault("a record", where_);
  } else {
    out_->pieces.push_back(
        {begin, end, pointer_ + "/" + std::to_string(count_), key_, lacks_comma_});
  }
  lacks_comma_ = false;
  ++count_;
  bytes_ += end - begin;
  space();
  if (at_ >= text_.size()) {
    // An element that does not end is wrong itself; that is said where it is read.
    if (begin < end && check(text_.substr(begin, end - begin))) return close_list(true);
    fault("a comma or ]", where_);
    return close_list(false);
  }
  if (text_[at_] == ']') {
    ++at_;
    return close_list(true);
  }
  if (text_[at_] == '}') {
    fault("a comma or ]", where_);
    return close_list(false);
  }
  lacks_comma_ = text_[at_] == '{';
  if (!lacks_comma_) ++at_;
  return State::going;
}

Splitter::State Splitter::close_list(bool good) {
  if (!nested_) where_ = good ? Where::behind : Where::ended;
  else where_ = Where::behind_list;
  return State::going;
}

Splitter::State Splitter::member() {
  const std::size_t from = at_;
  const auto back = [&] {
    at_ = from;
    return State::more;
  };
  space();
  if (needs_more()) return back();
  if (at_ >= text_.size() || text_[at_] != '"')
    return fault("a member name in double quotes", Where::ended);
  const std::size_t begin = at_ + 1;
  at_ = skip_string(text_, at_);
  const std::string_view key = text_.substr(begin, at_ > begin ? at_ - begin - 1 : 0);
  space();
  if (needs_more()) return back();
  if (at_ >= text_.size() || text_[at_] != ':') return fault("a colon", Where::ended);
  ++at_;
  space();
  if (needs_more()) return back();
  if (at_ < text_.size() && text_[at_] == '[' && known(key)) {
    ++at_;
    pointer_ = "/" + std::string(key);
    key_ = key;
    count_ = bytes_ = 0;
    nested_ = true;
    faults_before_list_ = faults_;
    where_ = Where::list;
    return State::going;
  }
  const std::size_t value = at_;
  at_ = skip_value(text_, at_);
  if (needs_more()) return back();
  out_->others.emplace_back(key, value);
  faults_before_list_ = faults_;
  where_ = Where::behind_list;
  return State::going;
}

Splitter::State Splitter::behind_member() {
  space();
  if (needs_more()) return State::more;
  const bool ends = at_ >= text_.size();
  if (faults_ > faults_before_list_ && (ends || text_[at_] == '}')) where_ = Where::ended;
  else if (ends) return fault("a comma or }", Where::ended);
  else if (text_[at_] == '}') where_ = Where::behind;
  else if (text_[at_] == ',') where_ = Where::members;
  else return fault("a comma or }", Where::ended);
  if (!ends) ++at_;
  return State::going;
}

Splitter::State Splitter::tail() {
  space();
  if (needs_more()) return State::more;
  if (at_ < text_.size() && faults_ == 0) return fault("the end of the input", Where::ended);
  where_ = Where::ended;
  return State::going;
}

bool Splitter::known(std::string_view key) const {
  return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
}

/// Whether the object at at_ has a list under one of the keys. One of strings holds ids, as a
/// bulletin names its organizations, and no records.
bool Splitter::has_collection() const {
  for (std::size_t at = at_ + 1; at < text_.size();) {
    at = skip_space(text_, at);
    if (at >= text_.size() || text_[at] != '"') return false;
    const std::size_t begin = at + 1;
    at = skip_string(text_, at);
    const std::string_view key = text_.substr(begin, at > begin ? at - begin - 1 : 0);
    at = skip_space(text_, at);
    if (at >= text_.size() || text_[at] != ':') return false;
    at = skip_space(text_, at + 1);
    if (at < text_.size() && text_[at] == '[' && known(key)) {
      const std::size_t first = skip_space(text_, at + 1);
      if (first >= text_.size() || text_[first] != '"') return true;
    }
    at = skip_value(text_, at);
    if (at >= text_.size() || text_[at] != ',') return false;
    ++at;
  }
  return false;
}

Split split(std::string_view document, const std::vector<std::string_view>& keys) {
  Split out;
  Splitter splitter(keys);
  while (splitter.next(document, true, out) != Splitter::State::ended) {
  }
  return out;
}

}  // namespace madang::json
