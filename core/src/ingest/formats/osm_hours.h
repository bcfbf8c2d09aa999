// Hours as OpenStreetMap writes them.
#ifndef MADANG_INGEST_FORMATS_OSM_HOURS_H_
#define MADANG_INGEST_FORMATS_OSM_HOURS_H_

#include <string_view>

namespace madang::ingest {

/// Whether all words of it are of OpenStreetMap's opening_hours: Mo-Fr 09:00-18:00; PH off.
[[nodiscard]] bool is_osm_hours(std::string_view text);

/// The same where all times are HH:MM, too, as OpenStreetMap has them and people often do not:
/// Sa 9-5; Su off.
[[nodiscard]] bool is_strict_osm_hours(std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_OSM_HOURS_H_
