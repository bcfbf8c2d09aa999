// Properties of features by the names that columns of tables have: 수용인원, 주소, 사용료.
#ifndef MADANG_INGEST_FORMATS_GEOJSON_PROPERTIES_H_
#define MADANG_INGEST_FORMATS_GEOJSON_PROPERTIES_H_

#include <madang/records/resource.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "ingest/formats/item.h"
#include "ingest/formats/mapping.h"

namespace madang::ingest {

class GeoJsonProperties {
 public:
  /// Takes what the resource has not yet. A value that is not of the kind that its name
  /// promises (OpenStreetMap's fee=yes) is a property like others.
  void take(Fields& properties, Resource& resource);

 private:
  const Mapping& mapping_of(const Fields& properties);
  /// Whether tables have the name.
  bool is_known(std::string_view name);

  std::map<std::string, bool, std::less<>> names_;
  std::map<std::string, Mapping, std::less<>> mappings_;  ///< by all known names of a feature
  std::string before_, now_;  ///< all names of the feature before: most have the same
  const Mapping* mapping_ = nullptr;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_GEOJSON_PROPERTIES_H_
