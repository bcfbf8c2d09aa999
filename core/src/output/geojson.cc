// GeoJSON (RFC 7946): a feature a record, its members as properties.
#include "json/write.h"
#include "output/exporter.h"
#include "output/words.h"
#include "reflect/record_info.h"

namespace madang::output {
namespace {

class GeoJson final : public Shape {
 public:
  GeoJson() {
    w_.begin_object().key("type").value("FeatureCollection").key("features").begin_array();
  }

  void add(const Bulletin& b) override {
    feature(b, "bulletins", b.places.empty() ? nullptr : &b.places.front());
  }
  void add(const Organization& o) override {
    feature(o, "organizations", o.place ? &*o.place : nullptr);
  }
  void add(const Resource& r) override { feature(r, "resources", r.place ? &*r.place : nullptr); }

  std::string finish() override { return w_.end_array().end_object().text() + "\n"; }

 private:
  /// A feature without a place has no geometry; it is still there.
  template <class Record>
  void feature(const Record& record, std::string_view collection, const Place* place) {
    w_.begin_object().key("type").value("Feature").key("id").value(record.id).key("geometry");
    if (place != nullptr && place->lat && place->lon) {
      w_.begin_object().key("type").value("Point").key("coordinates").begin_array();
      w_.value(*place->lon).value(*place->lat).end_array().end_object();
    } else {
      w_.null();
    }
    // The record's own members, and what maps show of its place.
    JsonWriter first;
    first.begin_object().key("collection").value(collection);
    if (place != nullptr) {
      put(first, "address", place->address);
      put(first, "city", place->city);
      put(first, "district", place->district);
      put(first, "country", place->country);
    }
    std::string properties = std::move(first).text() + ",";
    properties.append(json::to_json(reflect::record_info(&record), &record), 1);
    w_.key("properties").raw(properties).end_object();
  }

  JsonWriter w_;
};

}  // namespace

std::unique_ptr<Shape> make_geojson() { return std::make_unique<GeoJson>(); }

}  // namespace madang::output
