// What the questions about free time know of each resource, side by side: one about all resources
// reads the columns that it asks about.
#ifndef MADANG_SHARING_COLUMNS_H_
#define MADANG_SHARING_COLUMNS_H_

#include <cmath>
#include <cstdint>
#include <vector>

#include "segment/segment.h"
#include "sharing/day_hours.h"

namespace madang::sharing {

/// What a use costs.
struct Tariff {
  double price = 0;      ///< NaN where not known
  std::int64_t per = 0;  ///< seconds that the price is for; 0: a use
  bool per_person = false;
};
/// NaN where not known.
[[nodiscard]] inline double cost_of(const Tariff& tariff, std::int64_t seconds, double people) {
  if (tariff.price == 0) return 0;
  double cost = tariff.price;
  if (tariff.per > 0)
    cost *= std::ceil(static_cast<double>(seconds) / static_cast<double>(tariff.per));
  if (tariff.per_person) cost *= people > 0 ? people : 1;
  return cost;
}

struct Item {
  double lat = 0, lon = 0;  ///< NaN where there is none
  double capacity = 0;      ///< NaN where not known
  Tariff tariff;
  std::uint32_t calendar = 0;
  std::uint8_t kind = 0xFF;
};

/// Of a segment's rows, and of its calendars.
struct Columns {
  Columns(const std::vector<Item>& items, const segment::Segment& segment,
          const Calendars& calendars);

  [[nodiscard]] Item item(std::uint32_t row) const;

  struct Coordinates {
    double lat, lon;
  };
  std::vector<Coordinates> places;
  std::vector<std::uint8_t> kinds;
  std::vector<double> capacities;
  struct Point {
    float x, y, z;
  };
  std::vector<Point> points;  ///< on a sphere whose radius is 1
  std::vector<std::uint32_t> calendars;
  std::vector<std::uint32_t> tariff_of;
  std::vector<Tariff> tariffs;       ///< each once
  std::vector<std::uint32_t> order;  ///< of the ids: 0 for the first
  std::vector<std::uint32_t> by_id;  ///< rows in that order

  /// Of a calendar.
  struct Brief {
    std::uint16_t zone = no_zone;
    bool known = false;
    /// One unit, any length, at any moment: no slot, notice, buffer or reception.
    bool plain = false;
  };
  static constexpr std::uint16_t no_zone = 0xFFFF;
  std::vector<Brief> briefs;
  std::vector<const Zone*> zones;
  std::int64_t longest_buffer = 0;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_COLUMNS_H_
