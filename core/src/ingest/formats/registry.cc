#include "ingest/formats/registry.h"

#include <array>

#include "ingest/formats/activity.h"
#include "ingest/formats/atom.h"
#include "ingest/formats/board.h"
#include "ingest/formats/calendar.h"
#include "ingest/formats/ckan.h"
#include "ingest/formats/gbfs.h"
#include "ingest/formats/geojson.h"
#include "ingest/formats/hsds.h"
#include "ingest/formats/json_feed.h"
#include "ingest/formats/json_ld.h"
#include "ingest/formats/popolo.h"
#include "ingest/formats/ror.h"
#include "ingest/formats/rss.h"

namespace madang::ingest {

std::span<const Importer> importers() {
  // A shape that is told by one word of its own stands before those that are told by
  // members which others may have too.
  static constexpr std::array all{
      Importer{"json-feed", "JSON Feed 1.0 and 1.1: its items are bulletins.", is_json_feed,
               read_json_feed},
      Importer{"rss", "RSS 0.9x, 1.0 and 2.0: its items are bulletins.", is_rss, read_rss},
      Importer{"atom", "Atom 0.3 and 1.0: its entries are bulletins.", is_atom, read_atom},
      Importer{"activitystreams", "ActivityStreams 2.0: notes and articles are bulletins.",
               is_activity, read_activity},
      Importer{"schema.org",
               "schema.org as JSON-LD, alone or in an HTML page: articles and events are "
               "bulletins, places and offers resources.",
               is_json_ld, read_json_ld},
      Importer{"gbfs",
               "GBFS 2.x and 3.x: stations, vehicles, types and plans are resources, alerts "
               "bulletins, the system an organization.",
               is_gbfs, read_gbfs},
      Importer{"geojson", "GeoJSON: its features are resources at a place.", is_geojson,
               read_geojson},
      Importer{"ckan",
               "CKAN's package_show and package_search: data sets are bulletins, their owners "
               "organizations.",
               is_ckan, read_ckan},
      Importer{"ror", "ROR v1 and v2: research organizations.", is_ror, read_ror},
      Importer{"hsds",
               "HSDS 3.x: organizations; services and locations with their hours are resources.",
               is_hsds, read_hsds},
      Importer{"popolo", "Popolo: organizations of public life.", is_popolo, read_popolo},
      Importer{"icalendar",
               "iCalendar: events, tasks and journals are bulletins, availabilities resources.",
               is_calendar, read_calendar},
      Importer{"board",
               "The text of a notice board: titles, lines of date and author (등록일, 글쓴이), "
               "bodies; a strip of partner names may follow.",
               is_board, read_board},
  };
  return all;
}

const Importer* recognise(std::string_view bytes) {
  const Look look(bytes);
  for (const Importer& importer : importers())
    if (importer.recognises(look)) return &importer;
  return nullptr;
}

}  // namespace madang::ingest
