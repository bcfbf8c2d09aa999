#include "json/geojson.h"

#include <simdjson.h>

#include <algorithm>

namespace madang::json {
namespace {

namespace dom = simdjson::dom;

Error bad_areas(std::string message, std::string pointer = {}) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = "bad-areas";
  error.message = std::move(message);
  error.hint = "areas are GeoJSON features with a Polygon or MultiPolygon and a name";
  error.pointer = std::move(pointer);
  return error;
}

std::string_view text_of(dom::element object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

/// Appends the rings of one polygon; false if they are none.
bool add_rings(dom::element polygon, Feature& feature) {
  dom::array rings;
  if (polygon.get(rings) != simdjson::SUCCESS) return false;
  for (const dom::element ring : rings) {
    dom::array points;
    if (ring.get(points) != simdjson::SUCCESS) return false;
    feature.rings.emplace_back();
    for (const dom::element point : points) {
      double lon = 0, lat = 0;
      if (point.at(0).get(lon) != simdjson::SUCCESS || point.at(1).get(lat) != simdjson::SUCCESS ||
          !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90))
        return false;
      feature.rings.back().emplace_back(lon, lat);
    }
    if (feature.rings.back().size() < 3) return false;
  }
  return true;
}

/// Whether the geometry is land; false in `good` if it is but broken.
bool add_land(dom::element geometry, Feature& feature, bool& good) {
  const std::string_view type = text_of(geometry, "type");
  dom::element coordinates;
  if (type != "Polygon" && type != "MultiPolygon") return false;
  good = geometry["coordinates"].get(coordinates) == simdjson::SUCCESS;
  if (!good) return true;
  if (type == "Polygon") {
    good = add_rings(coordinates, feature);
    return true;
  }
  dom::array polygons;
  good = coordinates.get(polygons) == simdjson::SUCCESS;
  for (const dom::element polygon : polygons) good = good && add_rings(polygon, feature);
  return true;
}

}  // namespace

Result<std::vector<Feature>> read_geojson(std::string_view bytes) {
  dom::parser parser;
  dom::element document;
  const simdjson::padded_string padded(bytes);
  if (const auto error = parser.parse(padded).get(document); error != simdjson::SUCCESS)
    return bad_areas(std::string("this is no JSON: ") + simdjson::error_message(error));
  std::vector<dom::element> found;
  const std::string_view type = text_of(document, "type");
  if (type == "FeatureCollection") {
    dom::array list;
    if (document["features"].get(list) != simdjson::SUCCESS)
      return bad_areas("the features are missing", "/features");
    for (const dom::element feature : list) found.push_back(feature);
  } else if (type == "Feature") {
    found.push_back(document);
  } else {
    return bad_areas("this is no GeoJSON FeatureCollection or Feature", "/type");
  }
  std::vector<Feature> features;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Feature feature;
    dom::element geometry;
    dom::object properties;
    bool good = true;
    if (found[i]["geometry"].get(geometry) != simdjson::SUCCESS ||
        !add_land(geometry, feature, good))
      continue;
    if (!good)
      return bad_areas("this is no polygon of longitudes and latitudes",
                       (type == "Feature" ? "" : "/features/" + std::to_string(i)) +
                           std::string("/geometry/coordinates"));
    if (found[i]["properties"].get(properties) == simdjson::SUCCESS)
      for (const auto [key, value] : properties) {
        std::string_view name;
        if (value.get(name) != simdjson::SUCCESS || name.empty()) continue;
        if (std::find(feature.names.begin(), feature.names.end(), name) == feature.names.end())
          feature.names.emplace_back(name);
      }
    if (!feature.names.empty()) features.push_back(std::move(feature));
  }
  if (features.empty()) return bad_areas("there is no named area in it");
  return features;
}

}  // namespace madang::json
