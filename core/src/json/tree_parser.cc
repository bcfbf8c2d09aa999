#include "json/tree_parser.h"

#include <simdjson.h>

#include <new>

#include "json/plain.h"
#include "json/read.h"

namespace madang::json {

using Kind = Value::Kind;

namespace {

/// It has what takes escapes away once it was given some room, and changes nothing of
/// itself by doing so.
const simdjson::ondemand::parser& unescaper() {
  static const auto made = [] {
    simdjson::ondemand::parser parser;
    if (parser.allocate(padding)) throw std::bad_alloc();
    return parser;
  }();
  return made;
}

}  // namespace

bool TreeParser::run() {
  space();
  if (!value(0, {})) return false;
  space();
  return true;
}

bool TreeParser::value(int depth, const Key& key) {
  if (depth > max_depth) return false;
  const std::size_t at = tree_.nodes_.size();
  Tree::Node& fresh = tree_.nodes_.emplace_back();
  fresh.begin = offset();
  fresh.key = key.begin;
  fresh.key_size = key.size;
  fresh.name = key.name;
  fresh.key_escaped = key.escaped;
  Kind kind = Kind::missing;
  switch (here()) {
    case '{':
      if (!members(depth)) return false;
      kind = Kind::object;
      break;
    case '[':
      if (!elements(depth)) return false;
      kind = Kind::list;
      break;
    case '"':
      kind = Kind::string;
      if (!string(fresh.escaped)) return false;
      if (fresh.escaped && !unescape(fresh.begin, fresh.text)) return false;
      break;
    case 't':
    case 'f':
      if (!word("true") && !word("false")) return false;
      kind = Kind::boolean;
      break;
    case 'n':
      if (!word("null")) return false;
      kind = Kind::null;
      break;
    default:
      if (!number()) return false;
      kind = Kind::number;
  }
  Tree::Node& node = tree_.nodes_[at];  // it may have moved
  node.kind = kind;
  node.size = offset() - node.begin;
  if (!node.escaped) node.text = node.size - 2;  // asked of strings only
  node.next = static_cast<std::uint32_t>(tree_.nodes_.size());
  return true;
}

bool TreeParser::members(int depth) {
  ++at_;
  space();
  if (here() == '}') return ++at_, true;
  while (true) {
    Key name;
    if (!key(name) || !value(depth + 1, name)) return false;
    space();
    if (here() == '}') return ++at_, true;
    if (here() != ',') return false;
    ++at_;
    space();
  }
}

bool TreeParser::elements(int depth) {
  ++at_;
  space();
  if (here() == ']') return ++at_, true;
  while (true) {
    if (!value(depth + 1, {})) return false;
    space();
    if (here() == ']') return ++at_, true;
    if (here() != ',') return false;
    ++at_;
    space();
  }
}

bool TreeParser::key(Key& key) {
  if (here() != '"') return false;
  key.begin = offset();
  if (!string(key.escaped)) return false;
  key.size = offset() - key.begin;
  key.name = key.size - 2;
  if (key.escaped && !unescape(key.begin, key.name)) return false;
  space();
  if (here() != ':') return false;
  ++at_;
  space();
  return true;
}

bool TreeParser::long_string(bool& escaped) {
  ++at_;
  while (true) {
    at_ = skip_plain(at_, end_);
    if (at_ == end_) return false;
    if (*at_ == '"') return ++at_, true;
    // What stands behind a backslash is looked at where it is taken away.
    if (*at_ != '\\' || end_ - at_ < 2) return false;
    escaped = true;
    at_ += 2;
  }
}

bool TreeParser::unescape(std::uint32_t begin, std::uint32_t& size) {
  // It is never longer, so that it can stand where the string does; a little is
  // written behind it.
  std::string& all = tree_.unescaped_;
  if (const std::size_t needed = offset() + 1 + padding; all.size() < needed)
    all.resize(2 * needed);
  auto* to = reinterpret_cast<std::uint8_t*>(all.data()) + begin + 1;
  const simdjson::ondemand::raw_json_string raw(
      reinterpret_cast<const std::uint8_t*>(begin_ + begin + 1));
  std::string_view text;
  if (unescaper().unescape(raw, to).get(text)) return false;
  size = static_cast<std::uint32_t>(text.size());
  return true;
}

bool TreeParser::digits() {
  const char* const before = at_;
  while (at_ < end_ && *at_ >= '0' && *at_ <= '9') ++at_;
  return at_ > before;
}

bool TreeParser::number() {
  if (here() == '-') ++at_;
  if (here() == '0') ++at_;
  else if (!digits()) return false;
  if (here() == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (here() == 'e' || here() == 'E') {
    ++at_;
    if (here() == '+' || here() == '-') ++at_;
    if (!digits()) return false;
  }
  return true;
}

bool TreeParser::word(std::string_view word) {
  if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

}  // namespace madang::json
