// The conditions of the grammar: one table for the typed text, the URL, Python,
// the printed form, OpenAPI and the documentation. A new one is a row and its
// function.
#ifndef MADANG_QUERY_OPERATORS_H_
#define MADANG_QUERY_OPERATORS_H_

#include <madang/query.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/scanner.h"

namespace madang::query {

struct Operator {
  OperatorInfo info;
  /// Of a comparison of a field with a value; null for the others.
  Query (*make)(std::string field, std::string value);
  /// Reads the value of a condition on places or times and moves behind it; null for the
  /// others. Errors point into the scanner's text.
  Result<Query> (*take)(Scanner& scanner, std::string field);
};

/// The table in the order of the documentation.
[[nodiscard]] const std::vector<Operator>& operator_table();
/// The row whose symbol `text` begins with, the longest one; null: none.
[[nodiscard]] const Operator* comparison_at(std::string_view text);
/// The row of that name ("gte", "" for equality); null: none.
[[nodiscard]] const Operator* operator_named(std::string_view name);
/// "near" or "place.near": the row of a condition on places and the field before
/// it; "free" alone; null where the name is none.
[[nodiscard]] std::pair<const Operator*, std::string_view> place_condition(std::string_view name);

/// A leaf of the tree.
[[nodiscard]] Query leaf(Query::Op op, std::string field, std::string value = {});
/// A node over children.
[[nodiscard]] Query node(Query::Op op, std::vector<Query> children);
/// A node over children, or the child where there is only one.
[[nodiscard]] Query joined(Query::Op op, std::vector<Query> children);

}  // namespace madang::query

#endif  // MADANG_QUERY_OPERATORS_H_
