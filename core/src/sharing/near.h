// How far things are, without trigonometry where that is enough.
#ifndef MADANG_SHARING_NEAR_H_
#define MADANG_SHARING_NEAR_H_

#include <algorithm>
#include <cmath>
#include <numbers>

#include "query/points.h"

namespace madang::sharing {

/// A place on a sphere whose radius is 1.
struct UnitPoint {
  UnitPoint(double lat, double lon) {
    constexpr double degree = std::numbers::pi / 180;
    const double c = std::cos(lat * degree);
    x = c * std::cos(lon * degree);
    y = c * std::sin(lon * degree);
    z = std::sin(lat * degree);
  }
  double x, y, z;
};

/// Distances from one place. A straight line through the sphere is longer than another where the
/// way over ground is; floats tell all but some metres of it.
class Near {
 public:
  Near(double lat, double lon) : lat_(lat), lon_(lon), at_(lat, lon) {}
  /// The square of the straight line to something with x, y, z; NaN where it has no place.
  template <class Thing>
  [[nodiscard]] double square(const Thing& thing) const {
    const double dx = thing.x - at_.x, dy = thing.y - at_.y, dz = thing.z - at_.z;
    return dx * dx + dy * dy + dz * dz;
  }
  /// What is not nearer than `km` for certain has a square above that.
  [[nodiscard]] static double square_beyond(double km) {
    const double line = 2 * std::sin(std::min(km / earth_km, std::numbers::pi) / 2) + blur;
    return line * line;
  }
  template <class Thing>
  [[nodiscard]] double km(const Thing& thing) const {
    return query::distance_km(lat_, lon_, thing.lat, thing.lon);
  }

 private:
  static constexpr double earth_km = 6371.0088;
  static constexpr double blur = 1e-6;
  double lat_, lon_;
  UnitPoint at_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_NEAR_H_
