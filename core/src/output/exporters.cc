#include <algorithm>
#include <array>

#include "output/exporter.h"

namespace madang::output {

std::span<const Exporter> exporters() {
  static constexpr std::array all{
      Exporter{"atom", "Atom 1.0: bulletins as entries.", "bulletins", make_atom},
      Exporter{"geojson", "GeoJSON: records with coordinates as features; the rest is counted.",
               "bulletins,organizations,resources", make_geojson},
      Exporter{"hsds",
               "HSDS 3.1: resources as services with locations and schedules, and "
               "organizations.",
               "organizations,resources", make_hsds, true},
      Exporter{"icalendar", "iCalendar: bulletins with a period, and the open hours of resources.",
               "bulletins,resources", make_icalendar, true},
      Exporter{"json-feed", "JSON Feed 1.1: bulletins as items.", "bulletins", make_json_feed,
               true},
      Exporter{"schema.org", "schema.org JSON-LD: articles, organizations, offers.",
               "bulletins,organizations,resources", make_json_ld, true},
      Exporter{"popolo", "Popolo: a list of organizations.", "organizations", make_popolo, true},
      Exporter{"rss", "RSS 2.0: bulletins as items.", "bulletins", make_rss},
  };
  return all;
}

const Exporter* find_exporter(std::string_view name) {
  const auto all = exporters();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const Exporter& e) { return e.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace madang::output
