// From a tree back to text that parses to the same tree.
#include <madang/query.h>

#include <algorithm>

#include "query/operators.h"
#include "query/places.h"
#include "query/scanner.h"

namespace madang::query {
namespace {

using Op = Query::Op;

std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

/// Whether a value means itself wherever a value may stand.
bool is_simple(std::string_view value) {
  if (value.empty() || value.front() == '.' || value.front() == '/' || value.back() == '.' ||
      value.back() == '~' || value.find("..") != value.npos)
    return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    const bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (c >= 0x80 ? space_at(value, i) != 0 || quote_at(value, i) != 0
                  : !letter && std::string_view("_-+:,./%#@&'~").find(value[i]) == value.npos)
      return false;
  }
  return true;
}

std::string value_text(const std::string& value) {
  return is_simple(value) ? value : quoted(value);
}
/// An end of a range may be missing.
std::string end_text(const std::string& value) { return value.empty() ? "" : value_text(value); }

std::string field_text(const std::string& field) {
  return is_name(field) && !is_reserved(field) ? field : quoted(field);
}

/// A word with a backslash before whatever would make it something else, also
/// directly `behind_colon`.
std::string word_text(std::string_view value, bool behind_colon) {
  std::string out;
  const std::size_t name = name_at(value, 0);
  if (value == "OR" || value == "AND" || value == "NOT" || value == ">=" || value == "<=")
    return out.append("\\").append(value);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool first = i == 0, last = i + 1 == value.size();
    const bool escape = c == '\\' || c == '(' || c == ')' || quote_at(value, i) != 0 ||
                        space_at(value, i) != 0 || (first && (c == '+' || c == '-')) ||
                        (last && (c == '*' || c == '~')) || (behind_colon && first && c == '/') ||
                        (behind_colon && c == '.' && value.substr(i, 2) == "..") ||
                        (name != 0 && i == name && begins_condition(value.substr(i)));
    if (escape) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

/// The value of a condition on places.
std::string place_value(const Query& q) {
  const std::string point = number_text(q.lat) + "," + number_text(q.lon) + ",";
  if (q.op == Op::near) return point + number_text(q.km) + "km";
  if (q.op == Op::box) return point + number_text(q.north) + "," + number_text(q.east);
  // What is read as corners must be corners.
  const bool numbers = !corners_of(q.value).empty();
  return numbers || (is_simple(q.value) && q.value.find(',') == q.value.npos) ? q.value
                                                                              : quoted(q.value);
}

std::string place_text(const Query& q) {
  const std::string name = q.op == Op::near ? "near" : q.op == Op::box ? "box" : "within";
  return (q.field.empty() ? name : q.field + "." + name) + ":" + place_value(q);
}

std::string range_text(const Query& q) {
  const std::string field = field_text(q.field);
  const auto symbol = [](std::string_view name) {
    return std::string(operator_named(name)->info.symbol);
  };
  if (!q.low.empty() && q.high.empty() && !q.open_high)
    return field + symbol(q.open_low ? "gt" : "gte") + value_text(q.low);
  if (!q.high.empty() && q.low.empty() && !q.open_low)
    return field + symbol(q.open_high ? "lt" : "lte") + value_text(q.high);
  return field + ":" + end_text(q.low) + (q.open_low ? "<" : "") + ".." + (q.open_high ? "<" : "") +
         end_text(q.high);
}

bool is_text(const Query& q) {
  return q.op == Op::word || q.op == Op::phrase || q.op == Op::prefix || q.op == Op::fuzzy;
}

/// A word with its mark, or a phrase, without its field.
std::string bare_text(const Query& q, bool behind_colon = false) {
  if (q.op == Op::phrase) return quoted(q.value);
  const char* mark = q.op == Op::prefix ? "*" : q.op == Op::fuzzy ? "~" : "";
  return word_text(q.value, behind_colon) + mark;
}

std::string leaf_text(const Query& q) {
  switch (q.op) {
    case Op::all: return "*";
    case Op::near:
    case Op::box:
    case Op::within: return place_text(q);
    case Op::free: return "free:" + q.value;
    case Op::range: return range_text(q);
    case Op::has: return "has:" + (is_name(q.field) ? q.field : quoted(q.field));
    case Op::equals:
      return field_text(q.field) + (is_simple(q.value) ? ":" + q.value : "=" + quoted(q.value));
    default: break;
  }
  if (q.field.empty()) return bare_text(q);
  // title:bus is a value of a field of any kind, title:(bus) the word.
  const std::string field = field_text(q.field) + ":";
  return q.op == Op::word ? field + "(" + bare_text(q) + ")" : field + bare_text(q, true);
}

std::string print(const Query& q);

/// Whether these are words side by side, all in one field or all in none.
bool is_sequence(const std::vector<Query>& children) {
  return !children.empty() && std::all_of(children.begin(), children.end(), [&](const Query& q) {
    return is_text(q) && q.field == children[0].field;
  });
}

/// As one item of a sequence.
std::string item_text(const Query& q) {
  const bool joins = q.op == Op::any || q.op == Op::both || q.op == Op::either;
  if (!joins) return print(q);
  if (q.children.size() == 1) return item_text(q.children[0]);
  // Words in one field bring their own brackets.
  if (q.op == Op::any && is_sequence(q.children) && !q.children[0].field.empty()) return print(q);
  return "(" + print(q) + ")";
}

std::string items_text(const std::vector<Query>& children, std::string_view between) {
  std::string out;
  for (const Query& child : children)
    out.append(out.empty() ? "" : between).append(item_text(child));
  return out;
}

std::string any_text(const Query& q) {
  if (!is_sequence(q.children)) return items_text(q.children, " OR ");
  std::string out;
  for (const Query& child : q.children) out.append(out.empty() ? "" : " ").append(bare_text(child));
  return q.children[0].field.empty() ? out : field_text(q.children[0].field) + ":(" + out + ")";
}

bool is_plain_word(const Query& q) { return is_text(q) && q.field.empty(); }

std::string both_text(const Query& q) {
  const bool words = std::count_if(q.children.begin(), q.children.end(), is_plain_word) > 1;
  std::string out;
  for (std::size_t i = 0; i < q.children.size(); ++i) {
    const Query& child = q.children[i];
    if (i > 0) out += " ";
    const bool first_words = i == 0 && child.op == Op::any && is_sequence(child.children) &&
                             child.children[0].field.empty();
    if (first_words) out += any_text(child);
    else if (is_plain_word(child)) out += (i > 0 || words ? "+" : "") + bare_text(child);
    else out += item_text(child);
  }
  return out;
}

std::string print(const Query& q) {
  switch (q.op) {
    case Op::any: return q.children.empty() ? "-*" : any_text(q);
    case Op::either: return q.children.empty() ? "-*" : items_text(q.children, " OR ");
    case Op::both: return q.children.empty() ? "*" : both_text(q);
    case Op::without: {
      if (q.children.empty()) return "*";
      const std::string text = item_text(q.children[0]);
      return text.front() == '-' ? "-(" + text + ")" : "-" + text;
    }
    default: return leaf_text(q);
  }
}

}  // namespace
}  // namespace madang::query

namespace madang {

std::string Query::to_string() const { return query::print(*this); }

}  // namespace madang
