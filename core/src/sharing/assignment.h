// Rows to columns, one to one, at the least cost of all.
#ifndef MADANG_SHARING_ASSIGNMENT_H_
#define MADANG_SHARING_ASSIGNMENT_H_

#include <cstdint>
#include <vector>

namespace madang::sharing {

/// That a row may have a column, and at what cost.
struct Edge {
  std::uint32_t column = 0;
  double cost = 0;
};

inline constexpr std::uint32_t no_column = UINT32_MAX;

/// Columns by row, and what each row would pay for one that nobody else wants.
struct Assignment {
  std::vector<std::uint32_t> columns;
  /// A column of its own that a row does not know yet makes the sum smaller only if it costs less
  /// than this.
  std::vector<double> prices;
};

/// The column of each row, or no_column, such that no column is given twice and the sum
/// of the costs is the least there is; a row without a column costs `alone` of it.
///
/// Shortest augmenting paths over reduced costs (Jonker and Volgenant, "A shortest augmenting
/// path algorithm for dense and sparse linear assignment problems", Computing 38, 1987), for a
/// sparse graph. REQUIRES: no cost is negative or NaN; columns < `columns`; as many
/// `alone` as rows. Of assignments that cost the same, which one does not depend on anything but
/// the order of rows and edges.
[[nodiscard]] Assignment assign(const std::vector<std::vector<Edge>>& rows, std::uint32_t columns,
                                const std::vector<double>& alone);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_ASSIGNMENT_H_
