#include "query/points.h"

#include <cmath>
#include <numbers>

#include "query/made.h"

namespace madang::query {
namespace {

constexpr double radius = 6371.0088, rad = std::numbers::pi / 180;  // km

/// A box that holds every point within the distance.
Box around(double lat, double lon, double km) {
  const double angle = std::min(km / radius * (1 + 1e-9) + 1e-12, std::numbers::pi);
  Box box;
  box.south = lat - angle / rad;
  box.north = lat + angle / rad;
  const double reach = std::sin(std::min(angle, std::numbers::pi / 2)) / std::cos(lat * rad);
  if (box.south <= -90 || box.north >= 90 || reach >= 1) return box;  // around a pole: all of it
  const double wide = std::asin(reach) / rad + 1e-9;
  box.west = lon - wide;
  box.east = lon + wide;
  if (box.west < -180) box.west += 360;
  if (box.east > 180) box.east -= 360;
  return box;
}

}  // namespace

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  const double a = std::sin((lat2 - lat1) * rad / 2), b = std::sin((lon2 - lon1) * rad / 2);
  const double h = a * a + std::cos(lat1 * rad) * std::cos(lat2 * rad) * b * b;
  return 2 * radius * std::asin(std::sqrt(std::min(1.0, h)));
}

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
      const double c = std::cos(lat * rad);
      points_.push_back({lat, lon, static_cast<float>(c * std::cos(lon * rad)),
                         static_cast<float>(c * std::sin(lon * rad)),
                         static_cast<float>(std::sin(lat * rad)), row});
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
  // A straight line through the sphere is shorter than another where the way
  // over ground is. Floats tell all but those within some metres of the edge.
  constexpr double blur = 1e-6;
  const double chord = 2 * std::sin(std::min(km / radius, std::numbers::pi) / 2);
  const double in = chord > blur ? (chord - blur) * (chord - blur) : -1;
  const double out = (chord + blur) * (chord + blur);
  const double c = std::cos(lat * rad);
  const double x = c * std::cos(lon * rad), y = c * std::sin(lon * rad), z = std::sin(lat * rad);
  std::uint64_t seen = 0;
  points.each_in(around(lat, lon, km), [&](const Points::Point& p) {
    ++seen;
    const double dx = p.x - x, dy = p.y - y, dz = p.z - z;
    const double square = dx * dx + dy * dy + dz * dz;
    if (square <= in || (square <= out && distance_km(lat, lon, p.lat, p.lon) <= km))
      rows.set(p.row);
  });
  return seen;
}

}  // namespace madang::query
