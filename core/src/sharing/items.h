// What the questions about free time need of each resource, read once a segment.
#ifndef MADANG_SHARING_ITEMS_H_
#define MADANG_SHARING_ITEMS_H_

#include <cstdint>
#include <optional>

#include "catalog/state.h"
#include "sharing/columns.h"

namespace madang::sharing {

/// The items of a segment by row, and their calendars, equal ones once.
struct Items {
  std::uint64_t serial = 0;  ///< no two have the same
  Calendars calendars;
  std::optional<Columns> columns;
  mutable std::optional<OpenDays> days;

  [[nodiscard]] Item item(std::uint32_t row) const { return columns->item(row); }
  [[nodiscard]] const Calendar& calendar(std::uint32_t row) const {
    return *calendars[columns->calendars[row]];
  }
};

/// Of a segment of the resources; read when it is first asked for. Lives as long as
/// the city.
[[nodiscard]] const Items& items_of(const CollectionState& resources, std::size_t segment);

/// The resources of a city.
[[nodiscard]] CollectionState& resources_of(Catalog::State& city);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_ITEMS_H_
