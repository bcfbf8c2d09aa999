// What the questions about free time need of each resource, read once a segment.
#ifndef MADANG_SHARING_ITEMS_H_
#define MADANG_SHARING_ITEMS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "catalog/state.h"
#include "sharing/calendar.h"
#include "sharing/day_hours.h"

namespace madang::sharing {

struct Item {
  double lat = 0, lon = 0;    ///< NaN where there is none
  float x = 0, y = 0, z = 0;  ///< the same on the unit sphere
  double capacity = 0;        ///< NaN where not known
  double price = 0;           ///< NaN where not known
  std::int64_t per = 0;       ///< seconds that the price is for; 0: a use
  std::uint32_t calendar = 0;
  std::uint8_t kind = 0xFF;
  bool per_person = false;
};

/// The items of a segment by row, and their calendars, equal ones once.
struct Items {
  std::uint64_t serial = 0;  ///< no two have the same
  std::vector<Item> items;
  std::vector<std::unique_ptr<const Calendar>> calendars;
  std::int64_t longest_buffer = 0;  ///< of the calendars
  mutable DayCache days;

  [[nodiscard]] const Calendar& calendar(const Item& item) const {
    return *calendars[item.calendar];
  }
  /// The hours of all calendars that begin on a local day, each day's from its second question
  /// on; else null.
  [[nodiscard]] std::shared_ptr<const DayHours> hours_on(std::int32_t day) const;
};

/// Of a segment of the resources; read when it is first asked for. Lives as long as
/// the city.
[[nodiscard]] const Items& items_of(const CollectionState& resources, std::size_t segment);

/// The resources of a city.
[[nodiscard]] CollectionState& resources_of(Catalog::State& city);

/// What a use of that length costs; NaN where not known.
[[nodiscard]] double cost_of(const Item& item, std::int64_t seconds, double people);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_ITEMS_H_
