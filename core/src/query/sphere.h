// How far places are from each other, without trigonometry where that is enough.
#ifndef MADANG_QUERY_SPHERE_H_
#define MADANG_QUERY_SPHERE_H_

#include <algorithm>
#include <cmath>
#include <numbers>

namespace madang::query {

inline constexpr double earth_km = 6371.0088;  ///< the mean radius
inline constexpr double degree = std::numbers::pi / 180;

/// Great-circle distance in km on a sphere of the mean radius (haversine); degrees.
[[nodiscard]] inline double distance_km(double lat1, double lon1, double lat2, double lon2) {
  const double a = std::sin((lat2 - lat1) * degree / 2), b = std::sin((lon2 - lon1) * degree / 2);
  const double h = a * a + std::cos(lat1 * degree) * std::cos(lat2 * degree) * b * b;
  return 2 * earth_km * std::asin(std::sqrt(std::min(1.0, h)));
}

/// A place on a sphere whose radius is 1.
struct UnitPoint {
  UnitPoint(double lat, double lon) {
    const double c = std::cos(lat * degree);
    x = c * std::cos(lon * degree);
    y = c * std::sin(lon * degree);
    z = std::sin(lat * degree);
  }
  double x, y, z;
};

/// Distances from one place to things that know theirs: lat and lon, and x, y, z of a UnitPoint
/// as floats. A straight line through the sphere is longer than another where the way over ground
/// is; floats tell all but some metres of it.
class Near {
 public:
  Near(double lat, double lon) : lat_(lat), lon_(lon), at_(lat, lon) {}
  /// The square of the straight line; NaN where the thing has no place.
  template <class Thing>
  [[nodiscard]] double square(const Thing& thing) const {
    const double dx = thing.x - at_.x, dy = thing.y - at_.y, dz = thing.z - at_.z;
    return dx * dx + dy * dy + dz * dz;
  }
  /// What has a square above that is farther than `km` for certain; up to the other, not.
  [[nodiscard]] static double square_beyond(double km) {
    const double line = chord(km) + blur;
    return line * line;
  }
  [[nodiscard]] static double square_within(double km) {
    const double line = chord(km) - blur;
    return line > 0 ? line * line : -1;
  }
  template <class Thing>
  [[nodiscard]] double km(const Thing& thing) const {
    return distance_km(lat_, lon_, thing.lat, thing.lon);
  }

 private:
  static constexpr double blur = 1e-6;
  static double chord(double km) {
    return 2 * std::sin(std::min(km / earth_km, std::numbers::pi) / 2);
  }
  double lat_, lon_;
  UnitPoint at_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_SPHERE_H_
