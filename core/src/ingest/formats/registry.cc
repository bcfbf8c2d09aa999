#include "ingest/formats/registry.h"

#include <array>

#include "ingest/formats/activity.h"
#include "ingest/formats/api_reply.h"
#include "ingest/formats/atom.h"
#include "ingest/formats/board.h"
#include "ingest/formats/calendar.h"
#include "ingest/formats/ckan.h"
#include "ingest/formats/csv_records.h"
#include "ingest/formats/eshare.h"
#include "ingest/formats/gbfs.h"
#include "ingest/formats/geojson.h"
#include "ingest/formats/hsds.h"
#include "ingest/formats/json_feed.h"
#include "ingest/formats/json_ld.h"
#include "ingest/formats/popolo.h"
#include "ingest/formats/ror.h"
#include "ingest/formats/rss.h"
#include "ingest/formats/seoul_bikes.h"
#include "ingest/formats/seoul_reservation.h"
#include "ingest/formats/standard.h"

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
      Importer{"seoul-reservation",
               "Seoul's public service reservation (ListPublicReservation*), JSON, XML or CSV: its "
               "services are resources.",
               is_seoul_reservation, read_seoul_reservation},
      Importer{"seoul-bikes",
               "Seoul's public bikes (bikeList, stationInfo): stations are resources.",
               is_seoul_bikes, read_seoul_bikes},
      Importer{"eshare",
               "공유누리 (eshare.go.kr), lists and details: what is shared is a resource.",
               is_eshare, read_eshare},
      Importer{"kr-public-facilities",
               "The Korean standard data set of facilities opened to residents, CSV or JSON.",
               is_facilities, read_facilities},
      Importer{"kr-parking", "The Korean standard data set of car parks, and Seoul's, CSV or JSON.",
               is_car_parks, read_car_parks},
      Importer{"kr-libraries", "The Korean standard data set of libraries, CSV or JSON.",
               is_libraries, read_libraries},
      Importer{"kr-bike-rental", "The Korean standard data set of bike rental, CSV or JSON.",
               is_bike_rental, read_bike_rental},
      Importer{"csv", "CSV with a column for each member of a record, as export writes it.",
               is_csv_records, read_csv_records},
      Importer{"kr-api-reply", "An answer of a Korean open API that is an error or has no data.",
               is_api_reply, read_api_reply},
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
