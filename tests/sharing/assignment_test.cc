// The cheapest assignment, against trying all of them.
#include "sharing/assignment.h"

#include <algorithm>
#include <limits>
#include <random>
#include <set>

#include "support/catch.h"

using namespace madang::sharing;

namespace {

using Rows = std::vector<std::vector<Edge>>;

/// The least cost there is, by trying every way.
double least(const Rows& rows, const std::vector<double>& alone, std::size_t row,
             std::set<std::uint32_t>& taken) {
  if (row == rows.size()) return 0;
  double best = alone[row] + least(rows, alone, row + 1, taken);
  for (const Edge& edge : rows[row]) {
    if (!taken.insert(edge.column).second) continue;
    best = std::min(best, edge.cost + least(rows, alone, row + 1, taken));
    taken.erase(edge.column);
  }
  return best;
}

/// What an assignment costs; no column is given twice, and only those that a row may have.
double cost_of(const Rows& rows, const std::vector<double>& alone,
               const std::vector<std::uint32_t>& columns) {
  REQUIRE(columns.size() == rows.size());
  double sum = 0;
  std::set<std::uint32_t> taken;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (columns[i] == no_column) {
      sum += alone[i];
      continue;
    }
    CHECK(taken.insert(columns[i]).second);
    double cheapest = std::numeric_limits<double>::infinity();
    for (const Edge& edge : rows[i])
      if (edge.column == columns[i]) cheapest = std::min(cheapest, edge.cost);
    sum += cheapest;
  }
  return sum;
}

}  // namespace

TEST_CASE("an assignment is the cheapest of all that there are") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t rows = random() % 7;
    const std::uint32_t columns = 1 + random() % 7;
    const unsigned dense = 1 + random() % 10;
    Rows edges(rows);
    std::vector<double> alone;
    for (auto& row : edges) {
      for (std::uint32_t c = 0; c < columns; ++c)
        if (random() % 10 < dense) row.push_back({c, static_cast<double>(random() % 20)});
      std::shuffle(row.begin(), row.end(), random);
      alone.push_back(static_cast<double>(random() % 30));
    }
    std::set<std::uint32_t> taken;
    CHECK(cost_of(edges, alone, assign(edges, columns, alone).columns) ==
          least(edges, alone, 0, taken));
  }
}

TEST_CASE("a chain of rows that have to make room for one another") {
  // Each row may have its own column or the next one, the last only its own.
  const std::uint32_t rows = 500;
  Rows edges(rows);
  for (std::uint32_t i = 0; i < rows; ++i) {
    edges[i].push_back({i, 1});
    if (i > 0) edges[i].push_back({i - 1, 0});
  }
  const auto columns = assign(edges, rows, std::vector<double>(rows, 1000)).columns;
  // Row 0 has to have column 0, and so on.
  for (std::uint32_t i = 0; i < rows; ++i) CHECK(columns[i] == i);
}

TEST_CASE("rows without columns, and columns that cost more than going without") {
  CHECK(assign({}, 0, {}).columns.empty());
  CHECK(assign({{}, {}}, 0, {1, 2}).columns == std::vector<std::uint32_t>{no_column, no_column});
  CHECK(assign({{{0, 5}}}, 1, {4}).columns == std::vector<std::uint32_t>{no_column});
  CHECK(assign({{{0, 5}}}, 1, {6}).columns == std::vector<std::uint32_t>{0});
}
