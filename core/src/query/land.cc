#include "query/land.h"

#include <algorithm>

#include "query/fields.h"
#include "query/places.h"
#include "query/points.h"
#include "text/sort_key.h"

namespace madang::query {
namespace {

Box box_of(const Land& land) {
  Box box{90, 180, -90, -180};
  for (const auto& ring : land.rings)
    for (const Land::Corner& c : ring) {
      box.south = std::min(box.south, c.lat);
      box.north = std::max(box.north, c.lat);
      box.west = std::min(box.west, c.lon);
      box.east = std::max(box.east, c.lon);
    }
  if (box.west > box.east) box.west = box.east;  // no corners
  return box;
}

std::uint64_t points_in(const Points& points, const Land& land, Bits& rows) {
  std::uint64_t seen = 0;
  points.each_in(box_of(land), [&](const Points::Point& p) {
    ++seen;
    if (!rows.test(p.row) && land.holds(p.lat, p.lon)) rows.set(p.row);
  });
  return seen;
}

Land polygon(const std::vector<double>& corners) {
  Land land;
  land.rings.emplace_back();
  for (std::size_t i = 0; i + 1 < corners.size(); i += 2)
    land.rings.back().push_back({corners[i], corners[i + 1]});
  return land;
}

Error unknown_area(std::string_view name, const Areas* areas) {
  std::string message = "there is no area \"" + std::string(name) + "\"";
  if (areas == nullptr)
    return bad("unknown-area", std::move(message),
               "give a GeoJSON file of areas when opening the city (areas)");
  const std::string near = nearest(name, areas->names());
  return bad("unknown-area", std::move(message),
             near.empty() ? "" : "did you mean \"" + near + "\"?");
}

}  // namespace

bool Land::holds(double lat, double lon) const {
  bool inside = false;
  for (const auto& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Corner &a = ring[i], &b = ring[j];
      if ((a.lat > lat) != (b.lat > lat) &&
          lon < (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat) + a.lon)
        inside = !inside;
    }
  return inside;
}

void Areas::add(std::string_view name, const Land& land) {
  std::string key = text::sort_key(name);
  const auto it = std::lower_bound(areas_.begin(), areas_.end(), key,
                                   [](const Area& a, const std::string& k) { return a.key < k; });
  if (it != areas_.end() && it->key == key) it->lands.push_back(land);
  else areas_.insert(it, {std::move(key), std::string(name), {land}});
}

const std::vector<Land>* Areas::find(std::string_view name) const {
  const std::string key = text::sort_key(name);
  const auto it = std::lower_bound(areas_.begin(), areas_.end(), key,
                                   [](const Area& a, const std::string& k) { return a.key < k; });
  return it != areas_.end() && it->key == key ? &it->lands : nullptr;
}

std::vector<std::string> Areas::names() const {
  std::vector<std::string> names;
  for (const Area& area : areas_) names.push_back(area.name);
  return names;
}

Result<Bits> match_land(const segment::Segment& segment, const Query& query, const Areas* areas,
                        Effort& effort) {
  const reflect::RecordInfo& info = segment.info();
  effort.how = "places";
  const reflect::Path* field = nullptr;
  if (!query.field.empty()) {
    const auto found = resolve(info, query.field);
    if (!found) return found.error();
    field = *found;
  }
  std::vector<Land> lands;
  if (query.op == Query::Op::within) {
    if (const auto corners = corners_of(query.value); !corners.empty()) {
      lands.push_back(polygon(corners));
    } else {
      const auto* named = areas == nullptr ? nullptr : areas->find(query.value);
      if (named == nullptr) return unknown_area(query.value, areas);
      lands = *named;
    }
  }
  Bits result(segment.rows());
  bool any = false;
  for (const reflect::Path& lat : reflect::paths_of(info)) {
    if (lat.object() || lat.field->name != "lat" || lat.name.size() <= 4) continue;
    const std::string_view place = std::string_view(lat.name).substr(0, lat.name.size() - 4);
    if (field != nullptr && place != field->name) continue;
    const reflect::Path* lon = reflect::find_path(info, std::string(place) + ".lon");
    if (lon == nullptr) continue;
    any = true;
    const Points& points = points_of(segment, lat.leaf, lon->leaf);
    switch (query.op) {
      case Query::Op::near:
        effort.touched += points_near(points, query.lat, query.lon, query.km, result);
        break;
      case Query::Op::box:
        points.each_in({query.lat, query.lon, query.north, query.east},
                       [&](const Points::Point& p) {
                         ++effort.touched;
                         result.set(p.row);
                       });
        break;
      default:
        for (const Land& land : lands) effort.touched += points_in(points, land, result);
    }
  }
  if (any) return result;
  if (field != nullptr) {
    std::string places;
    for (const reflect::Path& p : reflect::paths_of(info))
      if (!p.object() && p.field->name == "lat" && p.name.size() > 4)
        places.append(places.empty() ? "" : ", ").append(p.name, 0, p.name.size() - 4);
    return bad("bad-value", field->name + " is not a place",
               places.empty() ? "" : "places are " + places);
  }
  return bad("unknown-field", "a " + std::string(info.type) + " has no place");
}

}  // namespace madang::query
