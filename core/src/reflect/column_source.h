// Columns that lie in memory already as they are asked for, so that who writes
// tables can hand them on instead of reading every record.
#ifndef MADANG_REFLECT_COLUMN_SOURCE_H_
#define MADANG_REFLECT_COLUMN_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "reflect/field_info.h"

namespace madang {
class Collection;
}

namespace madang::reflect {

/// Only top-level fields that are no lists. What the spans point at lives at
/// least as long as any handle onto the catalog.
class ColumnSource {
 public:
  /// A date that is missing; a missing number is NaN.
  static constexpr std::int64_t no_date = std::numeric_limits<std::int64_t>::max();

  virtual ~ColumnSource() = default;
  /// How many rows from `row` on lie together. REQUIRES: row < size; > 0.
  [[nodiscard]] virtual std::size_t together(std::size_t row) const = 0;
  /// `count` values of a number field. Empty where none are kept.
  [[nodiscard]] virtual std::span<const double> numbers(const FieldInfo& field, std::size_t row,
                                                        std::size_t count) const = 0;
  /// First or last seconds of a date field. Empty where none are kept.
  [[nodiscard]] virtual std::span<const std::int64_t> seconds(const FieldInfo& field, bool last,
                                                              std::size_t row,
                                                              std::size_t count) const = 0;
};

/// Of a collection's records in input order; the collection must outlive it.
/// Defined by catalog, which knows how they are kept.
[[nodiscard]] std::unique_ptr<ColumnSource> columns_of(const Collection& collection);

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_COLUMN_SOURCE_H_
