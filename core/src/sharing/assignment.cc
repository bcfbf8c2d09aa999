#include "sharing/assignment.h"

#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace madang::sharing {
namespace {

/// Gives one row after another a column, and those in its way another one. Behind the
/// columns that there are stands one for each row that only it may have: to go without.
class Solver {
 public:
  Solver(const std::vector<std::vector<Edge>>& rows, std::uint32_t columns,
         const std::vector<double>& alone)
      : rows_(rows),
        alone_(alone),
        columns_(columns),
        column_of_(rows.size(), no_column),
        row_of_(columns + rows.size(), nobody),
        row_price_(rows.size(), 0),
        column_price_(columns + rows.size(), 0),
        shortest_(columns + rows.size(), far),
        from_(columns + rows.size(), nobody),
        done_(columns + rows.size(), false) {}

  Assignment run() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row) augment(row);
    for (std::uint32_t& column : column_of_)
      if (column >= columns_) column = no_column;
    return {std::move(column_of_), std::move(row_price_)};
  }

 private:
  static constexpr std::uint32_t nobody = no_column;
  static constexpr double far = std::numeric_limits<double>::infinity();
  using Reach = std::pair<double, std::uint32_t>;  // of a column

  /// The column of a row that goes without. Of ways that cost the same the one with the
  /// lower columns is found, so that the last rows go without.
  [[nodiscard]] std::uint32_t without(std::uint32_t row) const {
    return columns_ + static_cast<std::uint32_t>(rows_.size()) - 1 - row;
  }

  void look(std::uint32_t row, std::uint32_t column, double cost, double so_far) {
    if (done_[column]) return;
    const double length = so_far + cost - row_price_[row] - column_price_[column];
    if (!(length < shortest_[column])) return;
    if (shortest_[column] == far) touched_.push_back(column);
    shortest_[column] = length;
    from_[column] = row;
    queue_.emplace(length, column);
  }

  void augment(std::uint32_t start) {
    queue_ = {};
    std::vector<std::uint32_t> path_rows{start}, path_columns;
    std::uint32_t row = start, sink = nobody;
    double so_far = 0;
    while (sink == nobody) {
      for (const Edge& edge : rows_[row]) look(row, edge.column, edge.cost, so_far);
      look(row, without(row), alone_[row], so_far);
      // Going without is always left, so that the queue holds something.
      while (done_[queue_.top().second]) queue_.pop();
      const auto [length, column] = queue_.top();
      queue_.pop();
      so_far = length;
      done_[column] = true;
      path_columns.push_back(column);
      if (row_of_[column] == nobody) {
        sink = column;
      } else {
        row = row_of_[column];
        path_rows.push_back(row);
      }
    }
    row_price_[start] += so_far;
    for (const std::uint32_t r : path_rows)
      if (r != start) row_price_[r] += so_far - shortest_[column_of_[r]];
    for (const std::uint32_t c : path_columns) column_price_[c] -= so_far - shortest_[c];
    for (std::uint32_t column = sink; column != nobody;) {
      const std::uint32_t r = from_[column];
      row_of_[column] = r;
      column = std::exchange(column_of_[r], column);  // that of `start` is none
    }
    for (const std::uint32_t c : touched_) {
      shortest_[c] = far;
      done_[c] = false;
    }
    touched_.clear();
  }

  const std::vector<std::vector<Edge>>& rows_;
  const std::vector<double>& alone_;
  std::uint32_t columns_;
  std::vector<std::uint32_t> column_of_, row_of_;
  std::vector<double> row_price_, column_price_, shortest_;
  std::vector<std::uint32_t> from_, touched_;
  std::vector<bool> done_;
  std::priority_queue<Reach, std::vector<Reach>, std::greater<>> queue_;
};

}  // namespace

Assignment assign(const std::vector<std::vector<Edge>>& rows, std::uint32_t columns,
                  const std::vector<double>& alone) {
  return Solver(rows, columns, alone).run();
}

}  // namespace madang::sharing
