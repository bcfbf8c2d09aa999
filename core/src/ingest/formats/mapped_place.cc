#include "ingest/formats/mapped_place.h"

#include <madang/json.h>

#include <cmath>
#include <string>
#include <utility>

namespace madang::ingest {
namespace {

bool is_latitude(double x) { return std::abs(x) <= 90; }
bool is_longitude(double x) { return std::abs(x) <= 180; }

/// mapx 1269779692, as some interfaces write degrees. A millionth could be meant as well where
/// both fit.
bool are_scaled(double lat, double lon) {
  constexpr double million = 1e6, ten_million = 1e7;
  return is_latitude(lat / ten_million) && is_longitude(lon / ten_million) &&
         !(is_latitude(lat / million) && is_longitude(lon / million)) && std::abs(lat) > million &&
         std::abs(lon) > million;
}

void keep(Place& place, std::string_view name, double value) {
  std::string number;
  append_number(number, value);
  add_member(place.extra, name, number);
}

}  // namespace

void fix_place(Item& item, std::optional<Place>& place) {
  if (!place || !place->lat || !place->lon) return;
  Place& p = *place;
  const double lat = *p.lat, lon = *p.lon;
  const auto tell = [&item](std::string_view rule, std::string message) {
    item.tell(Severity::repaired, item.begin(), std::string(rule), std::move(message));
  };
  const bool nowhere = lat == 0 && lon == 0;
  if (is_latitude(lat) && is_longitude(lon) && !nowhere) return;
  if (is_longitude(lat) && is_latitude(lon) && !nowhere) {
    std::swap(p.lat, p.lon);
    return tell("axis-swap",
                "expected a latitude from -90 to 90, and found the longitude in its place");
  }
  constexpr double scale = 1e7;
  if (are_scaled(lat, lon)) {
    p.lat = lat / scale;
    p.lon = lon / scale;
    return tell("degrees-scaled",
                "expected degrees of latitude and longitude, and found them ten million times as "
                "large; they were divided");
  }
  tell("value-set-aside",
       nowhere
           ? "expected a latitude and a longitude, and found 0 and 0, which stand for none; they "
             "were left out"
           : "expected degrees of latitude and longitude, and found others; they are kept as "
             "x-lat and x-lon of the place");
  p.lat.reset();
  p.lon.reset();
  if (nowhere) {
    const bool more = !p.address.empty() || !p.district.empty() || !p.city.empty() ||
                      !p.country.empty() || !p.name.empty() || !p.extra.empty();
    if (!more) place.reset();
    return;
  }
  keep(p, "x-lat", lat);
  keep(p, "x-lon", lon);
}

}  // namespace madang::ingest
