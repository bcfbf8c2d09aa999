// Any bytes as GeoJSON: areas or an error with words; what is read holds or does
// not hold a point without a crash.
#include <cstdlib>
#include <string_view>

#include "json/geojson.h"
#include "query/land.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto features = madang::json::read_geojson({reinterpret_cast<const char*>(data), size});
  if (!features) {
    if (features.error().message.empty()) std::abort();
    return 0;
  }
  madang::query::Areas areas;
  for (const auto& feature : *features) {
    madang::query::Land land;
    for (const auto& ring : feature.rings) {
      land.rings.emplace_back();
      for (const auto& [lon, lat] : ring) land.rings.back().push_back({lat, lon});
    }
    (void)land.holds(37.5, 127);
    for (const auto& name : feature.names) {
      areas.add(name, land);
      if (areas.find(name) == nullptr) std::abort();
    }
  }
  return 0;
}
