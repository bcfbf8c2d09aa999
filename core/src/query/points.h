// The places of a segment's records, sorted so that those of a stretch of land
// are found without looking at the others: in strips of latitude with about as
// many places each, inside them by longitude. Made when first asked for.
#ifndef MADANG_QUERY_POINTS_H_
#define MADANG_QUERY_POINTS_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "query/bits.h"
#include "query/sphere.h"
#include "segment/segment.h"

namespace madang::query {

/// Degrees. West above east: it crosses the 180th meridian.
struct Box {
  double south = -90, west = -180, north = 90, east = 180;
  [[nodiscard]] bool holds(double lat, double lon) const {
    return lat >= south && lat <= north &&
           (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
  }
};

class Points {
 public:
  struct Point {
    double lat, lon;
    float x, y, z;  // on the unit sphere
    std::uint32_t row;
  };
  Points(const segment::NumberColumn& lats, const segment::NumberColumn& lons, std::uint32_t rows);

  /// f(point) for each in the box, in no order.
  template <class F>
  void each_in(const Box& box, F&& f) const {
    for (const Strip& strip : strips_) {
      if (strip.north < box.south || strip.south > box.north) continue;
      const auto range = [&](double west, double east) {
        const auto begin = points_.begin() + strip.begin, end = points_.begin() + strip.end;
        auto p = std::lower_bound(begin, end, west,
                                  [](const Point& point, double lon) { return point.lon < lon; });
        for (; p != end && p->lon <= east; ++p)
          if (p->lat >= box.south && p->lat <= box.north) f(*p);
      };
      if (box.west <= box.east) {
        range(box.west, box.east);
      } else {
        range(box.west, 180);
        range(-180, box.east);
      }
    }
  }

 private:
  struct Strip {
    double south, north;
    std::uint32_t begin, end;
  };
  std::vector<Point> points_;
  std::vector<Strip> strips_;
};

/// Of the places that have this latitude. REQUIRES: both are numbers.
[[nodiscard]] const Points& points_of(const segment::Segment& segment, std::uint32_t lat_leaf,
                                      std::uint32_t lon_leaf);

/// Marks the rows of places within km of a point; gives how many were looked
/// at. The distance is the great circle's on a sphere of the mean radius.
std::uint64_t points_near(const Points& points, double lat, double lon, double km, Bits& rows);

}  // namespace madang::query

#endif  // MADANG_QUERY_POINTS_H_
