#include "json/tree.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <limits>

#include "json/path.h"
#include "json/read.h"
#include "json/tree_parser.h"

namespace madang::json {
namespace {

/// Places in a text are numbers of 32 bits.
constexpr std::size_t most = UINT32_MAX - padding;

/// Of a number of at most 15 digits, which is one whole number by another that doubles hold
/// exactly; nothing of any other.
std::optional<double> few_digits(std::string_view raw) {
  constexpr std::array powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool minus = raw[0] == '-';
  raw.remove_prefix(minus ? 1 : 0);
  if (raw.size() > 16) return std::nullopt;
  std::int64_t whole = 0;
  std::size_t digits = 0, decimals = 0;
  for (const char c : raw) {
    if (c == '.') {
      decimals = raw.size() - digits - 1;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;  // with an exponent
    whole = 10 * whole + (c - '0');
    ++digits;
  }
  if (digits > 15) return std::nullopt;
  const double number = static_cast<double>(whole) / powers[decimals];
  return minus ? -number : number;
}

/// Of a number that no double is near to; what is too large is JSON all the same.
double extreme(std::string_view raw) {
  simdjson::dom::parser parser;
  double number = 0;
  if (parser.parse(raw.data(), raw.size()).get_double().get(number))
    return std::numeric_limits<double>::infinity();
  return number;
}

}  // namespace

std::optional<SyntaxFault> Tree::parse(std::string_view padded) {
  nodes_.clear();
  text_ = padded.data();
  const auto broken = [&] {
    nodes_.clear();
    if (auto fault = check(padded)) return std::optional(*fault);
    return std::optional(SyntaxFault{0, "json-syntax", "expected JSON that can be read"});
  };
  if (padded.size() > most) return broken();
  TreeParser parser(*this, padded);
  if (!parser.run() || parser.taken() != padded.size()) return broken();
  if (!simdjson::validate_utf8(padded.data(), padded.size())) return broken();
  // Of half a surrogate pair, which records may hold, nothing else would be left.
  if (root().is_string() && check(padded)) return broken();
  return std::nullopt;
}

std::size_t Tree::parse_first(std::string_view padded) {
  nodes_.clear();
  text_ = padded.data();
  if (!padded.starts_with('{') && !padded.starts_with('[')) return 0;
  TreeParser parser(*this, padded.substr(0, most));
  if (parser.run() && simdjson::validate_utf8(text_, nodes_.front().size))
    return nodes_.front().size;
  nodes_.clear();
  return 0;
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
  const std::string_view digits = raw();
  if (const auto few = few_digits(digits)) return few;
  double number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() ? number : extreme(digits);
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
    while (tree_->at(inner.at_).next <= at_) ++inner, ++index;
    here = *inner;
    if (list) path.push(index);
    else path.push(here.key());
  }
  return path.pointer();
}

std::size_t Value::offset() const { return tree_ == nullptr ? 0 : tree_->at(at_).begin; }

}  // namespace madang::json
