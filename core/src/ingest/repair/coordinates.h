// Latitude and longitude as columns have them (rules axis-swap,
// coordinates-outside).
#ifndef MADANG_INGEST_REPAIR_COORDINATES_H_
#define MADANG_INGEST_REPAIR_COORDINATES_H_

#include <optional>
#include <string_view>

namespace madang::ingest::repair {

/// A box that holds a country.
struct Country {
  double south, north, west, east;
  [[nodiscard]] bool holds(double lat, double lon) const {
    return lat >= south && lat <= north && lon >= west && lon <= east;
  }
};
/// South Korea with its islands. No latitude of it is one of its longitudes.
inline constexpr Country korea{33, 39, 124, 132};

struct Coordinates {
  double lat = 0, lon = 0;
  std::string_view rule;  ///< empty: as they stood; axis-swap
};

/// A pair in a source about `country`: decided by range. Nothing where it lies
/// outside (rule coordinates-outside), 0/0 among it.
[[nodiscard]] inline std::optional<Coordinates> place_in(const Country& country, double lat,
                                                         double lon) {
  if (country.holds(lat, lon)) return Coordinates{lat, lon, {}};
  if (country.holds(lon, lat)) return Coordinates{lon, lat, "axis-swap"};
  return std::nullopt;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_COORDINATES_H_
