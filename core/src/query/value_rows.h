// For each value of a keyword column, the rows that have it: as bits where they
// are many, as a list where they are few. Made when first asked for.
#ifndef MADANG_QUERY_VALUE_ROWS_H_
#define MADANG_QUERY_VALUE_ROWS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "query/bits.h"
#include "segment/segment.h"

namespace madang::query {

class ValueRows {
 public:
  ValueRows(const segment::KeywordColumn& column, std::uint32_t rows);

  [[nodiscard]] std::uint32_t values() const { return static_cast<std::uint32_t>(counts_.size()); }
  /// How many rows have the value.
  [[nodiscard]] std::uint32_t count(std::uint32_t code) const { return counts_[code]; }
  /// Adds the rows that have it; gives how many numbers were read.
  std::uint64_t add_to(std::uint32_t code, Bits& rows) const;
  /// How many of `rows` have it.
  [[nodiscard]] std::uint64_t count_in(std::uint32_t code, const Bits& rows) const;
  /// Adds up how many of `rows` have each value, by reading theirs. `counts` is by code.
  void count_by_row(const segment::KeywordColumn& column, const Bits& rows,
                    std::vector<std::uint32_t>& counts) const;
  /// What count_by_row costs for so many rows, in numbers read.
  [[nodiscard]] std::uint64_t row_cost(std::uint64_t rows) const;
  /// What count_in costs for all values together, in numbers read.
  [[nodiscard]] std::uint64_t cost() const { return cost_; }

 private:
  [[nodiscard]] bool dense(std::uint32_t code) const { return starts_[code] == no_list; }
  static constexpr std::uint32_t no_list = 0xFFFFFFFFU;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> starts_;   // by code, into list_; no_list: bits
  std::vector<std::uint32_t> numbers_;  // by code, of its bits
  std::vector<std::uint32_t> list_;
  std::vector<std::uint64_t> bits_;
  std::size_t words_;
  std::uint64_t cost_ = 0, values_ = 0;
  struct Again {
    std::uint32_t row, code;
  };
  std::vector<Again> again_;  // values that their row has already, rows rising
  std::uint32_t rows_;
};

[[nodiscard]] const ValueRows& value_rows(const segment::Segment& segment, std::uint32_t leaf);

}  // namespace madang::query

#endif  // MADANG_QUERY_VALUE_ROWS_H_
