#include "ingest/formats/geojson.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/formats/geojson_box.h"
#include "ingest/formats/geojson_properties.h"
#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"
#include "ingest/formats/slug.h"
#include "json/read.h"

namespace madang::ingest {
namespace {

using json::Value;

bool is_geometry(const Value& value) {
  const std::string_view type = value["type"].string();
  for (const char* name :
       {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
    if (type == name) return value["coordinates"].is_list();
  return type == "GeometryCollection" && value["geometries"].is_list();
}

class GeoJson {
 public:
  void take(Item& item, Fields& f) {
    const std::string type = plain_text(f.look({"type"}));
    const bool bare = is_geometry(f.object());
    if (type != "Feature" && !bare)
      return item.refused(f.object(), "not-a-feature",
                          "expected a GeoJSON Feature, and found another type");
    Resource r;
    r.kind = ResourceKind::space;
    if (bare) return take_bare(item, f, r);
    f.take({"type"});
    const Value properties = f.take({"properties"});
    if (properties && !properties.is_object()) f.set_aside(properties, "an object of properties");
    if (const std::string own = plain_text(properties["collection"]);
        properties["id"] &&
        (own == "bulletins"       ? take_own<Bulletin>(item, properties)
         : own == "organizations" ? take_own<Organization>(item, properties)
                                  : own == "resources" && take_own<Resource>(item, properties)))
      return;
    Fields in(item, properties.is_object() ? properties : Value());
    r.name = plain_words(in, {"name", "Name", "NAME", "title", "이름", "명칭"});
    add_names(in, r.name);
    if (std::string hours = in.text({"opening_hours"}); !hours.empty())
      r.availability.emplace().opening_hours = std::move(hours);
    r.description = plain_words(in, {"description", "desc"});
    r.capacity = in.number({"capacity"});
    r.url = in.text({"url", "website"});
    Place place;
    place.address = in.text({"address", "addr:full"});
    place.district = in.text({"district"});
    place.city = in.text({"city", "addr:city"});
    place.country = in.text({"country"});
    geometry(f, place);
    r.place = std::move(place);
    properties_.take(in, r);
    r.id = f.text({"id"});
    if (r.id.empty()) r.id = in.text({"id", "@id", "code"});
    if (r.id.empty())
      r.id = ids_.unused(r.name.empty() ? "feature" : slug(r.name.in(""), "feature"));
    if (r.name.empty()) r.name = Text(r.id);
    settle(in, r);
    put_rest(in, r);
    finish(r, f, "geojson");
  }

 private:
  /// Properties as export writes them: all members of the record, and some of its place
  /// again. False: they are not.
  template <class Record>
  bool take_own(Item& item, const Value& properties) {
    Record record;
    std::string json = "{";
    const Value place = properties["place"] ? properties["place"] : properties["places"].at(0);
    for (const Value member : properties) {
      const std::string_view name = member.key();
      bool again = name == "collection";
      for (const char* part : {"address", "city", "district", "country"})
        again = again || (name == part && place[part].raw() == member.raw());
      // A second one of the name is the record's own, which madang does not know.
      if (again && properties[name].offset() == member.offset()) continue;
      json.append(json.size() > 1 ? "," : "").append(member.raw_key()).append(":");
      json.append(member.raw());
    }
    json += '}';
    const std::size_t size = json.size();
    json.resize(size + json::padding);
    const auto& info = reflect::record_info(&record);
    faults_.clear();
    events_.clear();
    if (!reader_.read(info, std::string_view(json).substr(0, size), false, events_, faults_) ||
        !faults_.empty())
      return false;
    reflect::fill(info, events_, &record);
    record.provenance = item.provenance();
    item.sink().add(record);
    return true;
  }
  json::Reader reader_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;

  /// name:ko, name:en: as OpenStreetMap names things in other languages. One that says what
  /// `name` says tells its language.
  static void add_names(Fields& in, Text& name) {
    for (const Value member : in.object()) {
      constexpr std::string_view begins = "name:";
      const std::string_view key = member.key();
      if (!key.starts_with(begins) || !member.is_string() || member.string().empty()) continue;
      const std::string lang(key.substr(begins.size()));
      const bool code =
          lang.size() >= 2 && lang.size() <= 3 &&
          std::all_of(lang.begin(), lang.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!code) continue;  // name:etymology and the like
      std::string text = in.text({key});
      const auto same = std::find_if(name.entries.begin(), name.entries.end(),
                                     [&](const Text::Entry& e) { return e.value == text; });
      if (same != name.entries.end()) same->lang = lang;
      else name.entries.push_back({lang, std::move(text)});
    }
  }
  /// A geometry without a feature around it.
  void take_bare(Item& item, Fields& f, Resource& r) {
    r.name = Text(f.text({"type"}));
    r.id = ids_.unused("geometry");
    Place place;
    Box box(item);
    box.add_geometry(f.object());
    if (!box.set(place))
      item.repaired(f.object(), "value-set-aside",
                    "expected positions of longitude and latitude in degrees, and found others; "
                    "they are kept as coordinates");
    r.place = place;
    finish(r, f, "geojson");
  }
  static void geometry(Fields& f, Place& place) {
    const Value geometry = f.look({"geometry"});
    if (!geometry) return;
    Box box(f.item());
    box.add_geometry(geometry);
    const bool point = geometry["type"].string() == "Point";
    const bool set = box.set(place), swapped = !set && box.set_swapped(place);
    // A point of two numbers is told by lat and lon; anything else is kept.
    if (swapped)
      f.item().repaired(geometry, "axis-swap",
                        "expected longitude and then latitude, and found them the other way round");
    if (set || swapped) {
      if (point && geometry.size() == 2 && geometry["coordinates"].size() == 2)
        f.take({"geometry"});
    } else {
      f.item().repaired(geometry, "value-set-aside",
                        "expected positions of longitude and latitude in degrees, and found "
                        "others; they are kept as geometry");
    }
  }
  Ids ids_;
  GeoJsonProperties properties_;
};

}  // namespace

bool is_geojson(const Look& look) {
  const Value top = look.json();
  const std::string_view type = top["type"].string();
  return (type == "FeatureCollection" && top["features"].is_list()) ||
         (type == "Feature" && top["properties"].kind() != Value::Kind::missing) ||
         is_geometry(top);
}

void read_geojson(Window& text, std::string_view name, ImportSink& sink) {
  JsonItems items(text, name, sink, "/features");
  JsonItems single(text, name, sink, "");
  GeoJson reading;
  (items.found() ? items : single).each([&](Item& item, Fields& f) { reading.take(item, f); });
}

}  // namespace madang::ingest
