#include "ingest/formats/gbfs.h"

#include <array>
#include <cmath>
#include <string>

#include "ingest/formats/dates.h"
#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/make.h"

namespace madang::ingest {
namespace {

using json::Value;

/// A list under `data`, and what its items are.
struct List {
  std::string_view pointer;
  std::string_view id;      ///< member with the id
  std::string_view prefix;  ///< of the record's id, since ids are of their list only
  ResourceKind kind;
  std::string_view tag;
};
// Several files tell of one station; each makes a record of its own.
constexpr std::array lists{
    List{"/data/stations", "station_id", "", ResourceKind::goods, "station"},
    List{"/data/bikes", "bike_id", "", ResourceKind::goods, "vehicle"},
    List{"/data/vehicles", "vehicle_id", "", ResourceKind::goods, "vehicle"},
    List{"/data/vehicle_types", "vehicle_type_id", "vehicle-type:", ResourceKind::information,
         "vehicle-type"},
    List{"/data/plans", "plan_id", "plan:", ResourceKind::information, "pricing-plan"},
    List{"/data/regions", "region_id", "region:", ResourceKind::information, "region"},
    List{"/data/datasets", "system_id", "system:", ResourceKind::information, "system"},
    List{"/data/versions", "version", "version:", ResourceKind::information, "version"},
    List{"/data/feeds", "name", "feed:", ResourceKind::information, "feed"},
    List{"/data/rental_hours", "", "hours:", ResourceKind::information, "hours"},
    List{"/data/calendars", "", "calendar:", ResourceKind::information, "calendar"},
    List{"/data/geofencing_zones/features", "", "zone:", ResourceKind::information, "zone"},
};

/// RFC 3339 in 3.x, seconds since 1970 in 2.x.
std::optional<Date> moment(const Value& value) {
  if (const auto seconds = whole(value.number())) return date_of_epoch(*seconds);
  return value.is_string() ? read_date(value.string()) : std::nullopt;
}

class Gbfs {
 public:
  Gbfs(Window& text, std::string_view name, ImportSink& sink)
      : text_(text), name_(name), sink_(sink) {}

  void read() {
    // Its beginning tells which; to look for each is a walk over the document.
    const Look look(text_.view());
    for (const List& list : lists) {
      if (look.json() && !look.json().find(list.pointer)) continue;
      JsonItems items(text_, name_, sink_, list.pointer);
      if (!items.found()) continue;
      as_of_ = moment(items.envelope()["last_updated"]);
      items.each([&](Item& item, Fields& fields) { resource(list, item, fields); });
      return;
    }
    JsonItems alerts(text_, name_, sink_, "/data/alerts");
    if (alerts.found()) return alerts.each([](Item& item, Fields& f) { alert(item, f); });
    JsonItems system(text_, name_, sink_, "/data");
    if (locate_system()) return system.each([](Item&, Fields& f) { information(f); });
    // gbfs.json of 2.x: feeds by language.
    JsonItems languages(text_, name_, sink_, "/data");
    languages.each([&](Item& item, Fields& f) { feeds_by_language(item, f); });
  }

 private:
  [[nodiscard]] bool locate_system() const {
    const std::string_view bytes = text_.view();
    return json::locate(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0), "/data/system_id")
        .has_value();
  }

  void resource(const List& list, Item& item, Fields& f) {
    Resource r;
    r.kind = list.kind;
    r.tags = {"gbfs", std::string(list.tag)};
    // Before anything is taken: stations with counts are of the status file.
    const bool status{f.look({"num_bikes_available", "num_vehicles_available", "is_installed"})};
    std::string id = list.id.empty() ? std::string() : f.text({list.id});
    if (id.empty()) {
      if (!list.id.empty()) return refuse_without(f, "the id " + std::string(list.id));
      id = std::to_string(++unnamed_);
    }
    if (list.tag == "zone") take_zone(item, f, r);
    else if (list.tag != "feed") r.name = plain_words(f, {"name"});
    if (list.tag == "station" && status) {
      r.kind = ResourceKind::information;
      r.tags[1] = "station-status";
      r.id = "status:" + id;
      const Value at = f.take({"last_reported"});
      r.as_of = moment(at);
      if (at && !r.as_of) f.set_aside(at, "a moment");
    } else {
      r.id = std::string(list.prefix) + id;
    }
    if (!r.as_of) r.as_of = as_of_;
    if (r.name.empty()) r.name = Text(r.tags[1] + " " + id);
    r.description = plain_words(f, {"description"});
    place(f, r);
    if (list.tag == "station") r.capacity = f.number({"capacity"});
    if (list.tag == "hours") hours(f, r);
    if (const Value price = list.tag == "pricing-plan" ? f.look({"price"}) : Value(); price) {
      r.price.emplace();
      r.price->amount = f.number({"price"});
      r.price->currency = f.text({"currency"});
      r.price->per = "use";
    }
    r.url = f.text({"url"});
    finish(r, f, "gbfs");
  }

  static void place(Fields& f, Resource& r) {
    if (!f.look({"lat"}) && !f.look({"address"})) return;
    Place place;
    const Value lat = f.look({"lat"}), lon = f.look({"lon"});
    if (lat || lon) {
      const auto y = f.number({"lat"}), x = f.number({"lon"});
      if (!set_point(place, y, x)) {
        if (lat) f.set_aside(lat, "a latitude from -90 to 90 and a longitude from -180 to 180");
        if (lon) f.keep(lon);
      }
    }
    place.address = f.text({"address"});
    r.place = std::move(place);
  }

  static void take_zone(Item& item, Fields& f, Resource& r) {
    const Value properties = f.look({"properties"});
    r.name = words_of(properties["name"], {});
    f.take({"type"});  // Feature
    static_cast<void>(item);
  }

  /// system_hours of 2.x.
  static void hours(Fields& f, Resource& r) {
    Hours h;
    for (const std::string& day : f.texts({"days"})) h.days.push_back(day.substr(0, 2));
    h.from = f.text({"start_time"}).substr(0, 5);
    h.to = f.text({"end_time"}).substr(0, 5);
    if (h.to == "23:59") h.to = "24:00";
    r.availability.emplace().weekly.push_back(std::move(h));
    r.name = Text("opening hours for " + joined(f.texts({"user_types"})));
    f.keep(f.look({"user_types"}));
  }

  static void alert(Item& item, Fields& f) {
    Bulletin b;
    b.kind = BulletinKind::notice;
    b.id = f.text({"alert_id"});
    if (b.id.empty()) return refuse_without(f, "the id alert_id");
    b.title = plain_words(f, {"summary"});
    b.body = plain_words(f, {"description"});
    if (b.title.empty() && !title_from_text(item, b, item.begin()))
      return refuse_without(f, "a summary");
    b.topics = {"gbfs"};
    if (const std::string type = f.text({"type"}); !type.empty()) b.topics.push_back(type);
    const Value updated = f.take({"last_updated"});
    b.updated = moment(updated);
    if (updated && !b.updated) f.set_aside(updated, "a moment");
    const Value times = f.look({"times"});
    if (times.size() > 0) {
      b.period.emplace();
      b.period->from = moment(times.at(0)["start"]);
      b.period->to = moment(times.at(0)["end"]);
      if (times.size() == 1) f.take({"times"});
    }
    const Value url = f.take({"url"});
    b.url = url.is_string() ? plain_text(url) : std::string(words_of(url, {}).in("en"));
    if (url.size() > 1) f.keep(url);
    finish(b, f, "gbfs");
  }

  static void information(Fields& f) {
    Organization o;
    o.id = f.text({"system_id"});
    if (o.id.empty()) return refuse_without(f, "the id system_id");
    o.kind = "mobility";
    const std::string language = f.text({"language"});
    o.name = plain_words(f, {"name"}, language);
    if (o.name.empty()) o.name = Text(o.id);
    for (const Text::Entry& e : plain_words(f, {"short_name"}).entries)
      o.acronyms.push_back(e.value);
    for (const Text::Entry& e : plain_words(f, {"operator"}).entries)
      o.other_names.push_back(e.value);
    o.founded = f.date({"start_date"});
    o.dissolved = f.date({"termination_date"});
    o.homepage = f.text({"url"});
    f.keep(f.look({"language"}));
    finish(o, f, "gbfs");
  }

  void feeds_by_language(Item& item, Fields& f) {
    for (const Value language : f.object())
      for (const Value feed : language["feeds"]) {
        Fields in(item, feed);
        Resource r;
        r.kind = ResourceKind::information;
        r.tags = {"gbfs", "feed"};
        r.id = "feed:" + std::string(language.key()) + ":" + in.text({"name"});
        r.name = Text(plain_text(feed["name"]));
        if (r.name.empty()) r.name = Text(r.id);
        r.url = in.text({"url"});
        r.as_of = as_of_;
        finish(r, in, "gbfs");
      }
  }

  Window& text_;
  std::string_view name_;
  ImportSink& sink_;
  std::optional<Date> as_of_;
  std::size_t unnamed_ = 0;
};

}  // namespace

bool is_gbfs(const Look& look) {
  const Value top = look.json(), data = top["data"];
  if (!top["last_updated"] || !top["ttl"] || !data.is_object()) return false;
  for (const List& list : lists)
    if (top.find(list.pointer).is_list()) return true;
  if (data["alerts"].is_list() || data["system_id"]) return true;
  for (const Value language : data)
    if (language["feeds"].is_list()) return true;
  return false;
}

void read_gbfs(Window& text, std::string_view name, ImportSink& sink) {
  Gbfs(text, name, sink).read();
}

}  // namespace madang::ingest
