// Areas out of GeoJSON (RFC 7946): polygons with the texts that name them.
#ifndef MADANG_JSON_GEOJSON_H_
#define MADANG_JSON_GEOJSON_H_

#include <madang/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::json {

struct Feature {
  std::vector<std::string> names;  ///< each string among the properties, once
  /// Rings of its Polygon or MultiPolygon, outer and inner ones alike, as
  /// (longitude, latitude).
  std::vector<std::vector<std::pair<double, double>>> rings;
};

/// The features that have a polygon; others (points, lines) are passed over. A
/// FeatureCollection or one Feature. Error: bad-areas, with a JSON pointer where
/// a polygon is broken.
[[nodiscard]] Result<std::vector<Feature>> read_geojson(std::string_view bytes);

}  // namespace madang::json

#endif  // MADANG_JSON_GEOJSON_H_
