// The comparisons of the grammar: one table for the typed text, the URL, the
// printed form and the documentation. A new one is a row and its function.
#ifndef MADANG_QUERY_OPERATORS_H_
#define MADANG_QUERY_OPERATORS_H_

#include <madang/query.h>

#include <string>
#include <string_view>
#include <vector>

namespace madang::query {

struct Comparison {
  OperatorInfo info;
  Query (*make)(std::string field, std::string value);
};

/// The table in the order of the documentation.
[[nodiscard]] const std::vector<Comparison>& comparisons();
/// The row whose symbol `text` begins with, the longest one; null: none.
[[nodiscard]] const Comparison* comparison_at(std::string_view text);
/// The row of that name ("gte", "" for equality); null: none.
[[nodiscard]] const Comparison* comparison_named(std::string_view name);

/// A leaf of the tree.
[[nodiscard]] Query leaf(Query::Op op, std::string field, std::string value = {});
/// A node over children.
[[nodiscard]] Query node(Query::Op op, std::vector<Query> children);
/// A node over children, or the child where there is only one.
[[nodiscard]] Query joined(Query::Op op, std::vector<Query> children);

}  // namespace madang::query

#endif  // MADANG_QUERY_OPERATORS_H_
