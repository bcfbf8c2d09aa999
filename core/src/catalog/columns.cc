#include <algorithm>

#include "catalog/state.h"
#include "reflect/column_source.h"

namespace madang {

struct CollectionAccess {
  static const CollectionState& home(const Collection& collection) {
    return *static_cast<const CollectionState*>(collection.home_);
  }
};

namespace reflect {
namespace {

class Columns final : public ColumnSource {
 public:
  explicit Columns(const CollectionState& home) : home_(home) {}

  [[nodiscard]] std::size_t together(std::size_t row) const override {
    const std::uint32_t at = home_.row_at(static_cast<std::uint32_t>(row));
    const auto place = home_.locate(at);
    return std::min(place.segment->rows() - place.row, home_.next_hidden(at) - at);
  }
  [[nodiscard]] std::span<const double> numbers(const FieldInfo& field, std::size_t row,
                                                std::size_t count) const override {
    const auto place = home_.locate(home_.row_at(static_cast<std::uint32_t>(row)));
    return part(place.segment->numbers(field.leaf).values, place.row, count);
  }
  [[nodiscard]] std::span<const std::int64_t> seconds(const FieldInfo& field, bool last,
                                                      std::size_t row,
                                                      std::size_t count) const override {
    const auto place = home_.locate(home_.row_at(static_cast<std::uint32_t>(row)));
    const segment::DateColumn column = place.segment->dates(field.leaf);
    return part(last ? column.last : column.first, place.row, count);
  }

 private:
  /// A column that no record of the segment has is not kept.
  template <class T>
  static std::span<const T> part(std::span<const T> values, std::size_t row, std::size_t count) {
    return row + count <= values.size() ? values.subspan(row, count) : std::span<const T>{};
  }
  const CollectionState& home_;
};

}  // namespace

std::unique_ptr<ColumnSource> columns_of(const Collection& collection) {
  return std::make_unique<Columns>(CollectionAccess::home(collection));
}

}  // namespace reflect
}  // namespace madang
