#include "query/points.h"

#include <cmath>
#include <numbers>

#include "query/made.h"

namespace madang::query {
namespace {

/// A box that holds every point within the distance.
Box around(double lat, double lon, double km) {
  const double angle = std::min(km / earth_km * (1 + 1e-9) + 1e-12, std::numbers::pi);
  Box box;
  box.south = lat - angle / degree;
  box.north = lat + angle / degree;
  const double reach = std::sin(std::min(angle, std::numbers::pi / 2)) / std::cos(lat * degree);
  if (box.south <= -90 || box.north >= 90 || reach >= 1) return box;  // around a pole: all of it
  const double wide = std::asin(reach) / degree + 1e-9;
  box.west = lon - wide;
  box.east = lon + wide;
  if (box.west < -180) box.west += 360;
  if (box.east > 180) box.east -= 360;
  return box;
}

}  // namespace

Points::Points(const segment::NumberColumn& lats, const segment::NumberColumn& lons,
               std::uint32_t rows) {
  for (std::uint32_t row = 0; row < rows; ++row) {
    // Pairs of a list belong together only if each place has both.
    const std::uint32_t n = lats.rows.end(row) - lats.rows.begin(row);
    if (n != lons.rows.end(row) - lons.rows.begin(row)) continue;
    for (std::uint32_t i = 0; i < n; ++i) {
      const double lat = lats.values[lats.rows.begin(row) + i];
      const double lon = lons.values[lons.rows.begin(row) + i];
      if (!(std::abs(lat) <= 90) || !(std::abs(lon) <= 180)) continue;  // NaN too
      const UnitPoint at(lat, lon);
      points_.push_back({lat, lon, static_cast<float>(at.x), static_cast<float>(at.y),
                         static_cast<float>(at.z), row});
    }
  }
  std::sort(points_.begin(), points_.end(),
            [](const Point& a, const Point& b) { return a.lat < b.lat; });
  // As many strips as a strip has places.
  const auto size =
      static_cast<std::size_t>(std::max(16.0, std::sqrt(static_cast<double>(points_.size()))));
  for (std::size_t begin = 0; begin < points_.size(); begin += size) {
    const std::size_t end = std::min(begin + size, points_.size());
    strips_.push_back({points_[begin].lat, points_[end - 1].lat, static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(end)});
    std::sort(points_.begin() + static_cast<std::ptrdiff_t>(begin),
              points_.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Point& a, const Point& b) { return a.lon < b.lon; });
  }
}

const Points& points_of(const segment::Segment& segment, std::uint32_t lat_leaf,
                        std::uint32_t lon_leaf) {
  return segment.lazy().get<Points>(made_points, lat_leaf, [&] {
    return Points(segment.numbers(lat_leaf), segment.numbers(lon_leaf), segment.rows());
  });
}

std::uint64_t points_near(const Points& points, double lat, double lon, double km, Bits& rows) {
  const Near near(lat, lon);
  const double in = Near::square_within(km), out = Near::square_beyond(km);
  std::uint64_t seen = 0;
  points.each_in(around(lat, lon, km), [&](const Points::Point& p) {
    ++seen;
    const double square = near.square(p);
    if (square <= in || (square <= out && near.km(p) <= km)) rows.set(p.row);
  });
  return seen;
}

}  // namespace madang::query
