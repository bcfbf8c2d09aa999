#include "json/tree.h"

#include <simdjson.h>

#include <charconv>
#include <limits>

#include "json/path.h"
#include "json/read.h"

namespace madang::json {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

namespace {

/// What has none is its text as it stands.
bool has_escapes(std::string_view inner) { return inner.find('\\') != std::string_view::npos; }

}  // namespace

struct Tree::Parser {
  explicit Parser(std::vector<Node>& all) : nodes(all) {}

  /// Takes the value and all that is in it. False: this is no JSON.
  bool take(ondemand::value value, int depth, std::string_view raw_key, std::string_view key);
  bool take_scalar(ondemand::value& value, json_type type, Node& node);
  bool take_members(ondemand::value& value, int depth);
  bool take_elements(ondemand::value& value, int depth);

  ondemand::parser parser;
  ondemand::document document;
  std::string_view text;
  std::vector<Node>& nodes;
};

bool Tree::Parser::take_scalar(ondemand::value& value, json_type type, Node& node) {
  node.raw = trimmed(value.raw_json_token());
  switch (type) {
    case json_type::string: {
      node.kind = Value::Kind::string;
      const std::string_view inner = node.raw.substr(1, node.raw.size() - 2);
      if (has_escapes(inner)) return !value.get_string().get(node.text);
      node.text = inner;
      ondemand::raw_json_string stepped_over;
      return !value.get_raw_json_string().get(stepped_over);
    }
    case json_type::number:
      node.kind = Value::Kind::number;
      if (!value.get_double().get(node.number)) return true;
      // What is too large for a double is JSON all the same.
      node.number = std::numeric_limits<double>::infinity();
      return !check(node.raw);
    case json_type::boolean: {
      node.kind = Value::Kind::boolean;
      bool flag = false;
      return !value.get_bool().get(flag);
    }
    default: node.kind = Value::Kind::null; return node.raw == "null";
  }
}

bool Tree::Parser::take_members(ondemand::value& value, int depth) {
  ondemand::object object;
  if (value.get_object().get(object)) return false;
  for (auto member : object) {
    ondemand::field field;
    if (std::move(member).get(field)) return false;
    const char* raw = field.key().raw();
    const char* end = raw;
    while (*end != '"') end += *end == '\\' ? 2 : 1;
    std::string_view key(raw, static_cast<std::size_t>(end - raw));
    const std::string_view raw_key(raw - 1, key.size() + 2);
    if (has_escapes(key) && field.unescaped_key().get(key)) return false;
    if (!take(std::move(field).value(), depth + 1, raw_key, key)) return false;
  }
  return true;
}

bool Tree::Parser::take_elements(ondemand::value& value, int depth) {
  ondemand::array array;
  if (value.get_array().get(array)) return false;
  for (auto element : array) {
    ondemand::value inner;
    if (std::move(element).get(inner) || !take(inner, depth + 1, {}, {})) return false;
  }
  return true;
}

bool Tree::Parser::take(ondemand::value value, int depth, std::string_view raw_key,
                        std::string_view key) {
  if (depth > max_depth) return false;
  json_type type{};
  if (value.type().get(type)) return false;
  const std::size_t at = nodes.size();
  Node& made = nodes.emplace_back();
  made.raw_key = raw_key;
  made.key = key;
  if (type != json_type::object && type != json_type::array) {
    if (!take_scalar(value, type, made)) return false;
    made.next = nodes.size();
    return true;
  }
  const bool object = type == json_type::object;
  const char* begin = nullptr;
  if (value.current_location().get(begin)) return false;
  if (!(object ? take_members(value, depth) : take_elements(value, depth))) return false;
  const char* end = nullptr;
  if (document.current_location().get(end)) end = text.data() + text.size();
  Node& node = nodes[at];  // it may have moved
  node.kind = object ? Value::Kind::object : Value::Kind::list;
  node.raw = trimmed({begin, static_cast<std::size_t>(end - begin)});
  node.next = nodes.size();
  return true;
}

Tree::Tree() : parser_(std::make_unique<Parser>(nodes_)) {}
Tree::~Tree() = default;

std::optional<SyntaxFault> Tree::parse(std::string_view padded) {
  nodes_.clear();
  text_ = parser_->text = padded;
  const auto broken = [&] {
    nodes_.clear();
    if (auto fault = check(padded)) return std::optional(*fault);
    return std::optional(SyntaxFault{0, "json-syntax", "expected JSON that can be read"});
  };
  ondemand::document& document = parser_->document;
  if (parser_->parser.iterate(padded.data(), padded.size(), padded.size() + padding).get(document))
    return broken();
  json_type type{};
  if (document.type().get(type)) return broken();
  if (type != json_type::object && type != json_type::array) {
    // simdjson has no value for a document that is a scalar.
    if (auto fault = check(padded)) return fault;
    if (auto fault = parse_copy("[" + std::string(padded) + "]")) return fault;
    nodes_.erase(nodes_.begin());
    nodes_.front().next = 1;
    text_.remove_prefix(1);
    return std::nullopt;
  }
  ondemand::value root;
  if (document.get_value().get(root) || !parser_->take(root, 0, {}, {})) return broken();
  const char* here = nullptr;
  if (document.current_location().get(here) != simdjson::OUT_OF_BOUNDS) return broken();
  return std::nullopt;
}

std::optional<SyntaxFault> Tree::parse_copy(std::string_view text) {
  copy_.assign(text);
  copy_.append(padding, '\0');
  return parse(std::string_view(copy_).substr(0, text.size()));
}

Value Value::at(std::size_t i) const {
  for (const Value element : *this)
    if (i-- == 0) return element;
  return {};
}

std::size_t Value::size() const {
  std::size_t n = 0;
  for (auto i = begin(); i != end(); ++i) ++n;
  return n;
}

Value Value::find(std::string_view pointer) const {
  Value here = *this;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view raw = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(raw.size());
    std::string step;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '~' || i + 1 == raw.size()) step += raw[i];
      else step += raw[++i] == '1' ? '/' : '~';
    }
    std::size_t index = 0;
    const char* end = step.data() + step.size();
    if (here.is_list() && std::from_chars(step.data(), end, index).ptr == end)
      here = here.at(index);
    else here = here[step];
  }
  return here;
}

std::optional<double> Value::number() const {
  if (!is(Kind::number)) return std::nullopt;
  return tree_->nodes_[at_].number;
}

std::optional<bool> Value::boolean() const {
  if (!is(Kind::boolean)) return std::nullopt;
  return raw() == "true";
}

std::string Value::pointer() const {
  Path path;
  if (tree_ == nullptr) return {};
  for (Value here(tree_, 0); here.at_ != at_;) {
    const bool list = here.is_list();
    std::size_t index = 0;
    auto inner = here.begin();
    while (tree_->nodes_[inner.at_].next <= at_) ++inner, ++index;
    here = *inner;
    if (list) path.push(index);
    else path.push(here.key());
  }
  return path.pointer();
}

std::size_t Value::offset() const {
  return tree_ == nullptr ? 0 : static_cast<std::size_t>(raw().data() - tree_->text_.data());
}

}  // namespace madang::json
