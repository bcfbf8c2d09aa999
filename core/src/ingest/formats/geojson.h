// GeoJSON (RFC 7946): features are resources at a place.
#ifndef MADANG_INGEST_FORMATS_GEOJSON_H_
#define MADANG_INGEST_FORMATS_GEOJSON_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// A FeatureCollection or a Feature.
[[nodiscard]] bool is_geojson(const Look& look);
void read_geojson(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_GEOJSON_H_
