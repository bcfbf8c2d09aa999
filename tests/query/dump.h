// A tree as one line, independent of Query::to_string.
#ifndef MADANG_TESTS_QUERY_DUMP_H_
#define MADANG_TESTS_QUERY_DUMP_H_

#include <madang/query.h>

#include <sstream>
#include <string>

namespace madang::tests {

/// (op field value children…): (any (word bus) (word taxi)),
/// (range published [2022 2023]) with ( or ) where an end is left out.
inline std::string dump(const Query& q) {
  using Op = Query::Op;
  const auto name = [&] {
    switch (q.op) {
      case Op::all: return "all";
      case Op::any: return "any";
      case Op::both: return "both";
      case Op::either: return "either";
      case Op::without: return "without";
      case Op::word: return "word";
      case Op::phrase: return "phrase";
      case Op::prefix: return "prefix";
      case Op::equals: return "equals";
      case Op::range: return "range";
      case Op::has: return "has";
      case Op::near: return "near";
      case Op::box: return "box";
      case Op::within: return "within";
      case Op::fuzzy: return "fuzzy";
      case Op::free: return "free";
    }
    return "?";
  };
  std::ostringstream out;
  out << "(" << name();
  if (!q.field.empty()) out << " " << q.field;
  if (q.op == Op::word || q.op == Op::phrase || q.op == Op::prefix || q.op == Op::fuzzy ||
      q.op == Op::equals || q.op == Op::within || q.op == Op::free)
    out << " " << q.value;
  if (q.op == Op::range)
    out << " " << (q.open_low ? "(" : "[") << q.low << " " << q.high << (q.open_high ? ")" : "]");
  if (q.op == Op::near) out << " " << q.lat << " " << q.lon << " " << q.km;
  if (q.op == Op::box) out << " " << q.lat << " " << q.lon << " " << q.north << " " << q.east;
  for (const Query& child : q.children) out << " " << dump(child);
  out << ")";
  return out.str();
}

/// What a text means, or "error CODE at COLUMN".
inline std::string meaning(std::string_view text) {
  const auto query = parse_query(text);
  if (query) return dump(*query);
  return "error " + query.error().code + " at " + std::to_string(query.error().column);
}

}  // namespace madang::tests

#endif  // MADANG_TESTS_QUERY_DUMP_H_
