#include <madang/records.h>

#include <set>

#include "reflect/events.h"
#include "reflect/leaves.h"
#include "reflect/record_info.h"
#include "support/catch.h"

using namespace madang;
using reflect::Kind;

namespace {
const reflect::RecordInfo& bulletin() {
  return reflect::record_info(static_cast<const Bulletin*>(nullptr));
}
const reflect::RecordInfo& resource() {
  return reflect::record_info(static_cast<const Resource*>(nullptr));
}
}  // namespace

TEST_CASE("collections stand in the order of the list of record types") {
  const auto all = reflect::collections();
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "bulletins");
  CHECK(all[1].name == "organizations");
  CHECK(all[2].name == "resources");
  CHECK(reflect::find_collection("resources")->record == &resource());
  CHECK(reflect::find_collection("books") == nullptr);
}

TEST_CASE("a table carries names, kinds and notes of the description") {
  CHECK(bulletin().type == "Bulletin");
  const reflect::FieldInfo* title = bulletin().find("title");
  REQUIRE(title != nullptr);
  CHECK(title->kind == Kind::text);
  CHECK(title->required());
  CHECK(title->weight == 3.0F);
  CHECK(title->doc == "Headline as printed");
  const reflect::FieldInfo* kind = bulletin().find("kind");
  REQUIRE(kind != nullptr);
  CHECK(kind->kind == Kind::enumeration);
  CHECK(kind->optional);
  REQUIRE(kind->values.size() == 6);
  CHECK(kind->values[0] == "news");
  CHECK(bulletin().find("topics")->list);
  CHECK(bulletin().find("organizations")->refers == "organizations");
  CHECK(bulletin().find("extra") == nullptr);
}

TEST_CASE("every leaf has a number of its own and none is left out") {
  for (const auto& collection : reflect::collections()) {
    std::set<int> seen;
    for (const reflect::Path& path : reflect::paths_of(*collection.record))
      if (!path.object()) CHECK(seen.insert(path.leaf).second);
    CHECK(seen.size() == collection.record->leaves);
    CHECK(*seen.begin() == 0);
    CHECK(*seen.rbegin() == collection.record->leaves - 1);
  }
}

TEST_CASE("paths are dotted and know whether a list is on the way") {
  const reflect::Path* lat = reflect::find_path(resource(), "place.lat");
  REQUIRE(lat != nullptr);
  CHECK(lat->column());
  CHECK_FALSE(lat->list);
  const reflect::Path* day = reflect::find_path(resource(), "availability.weekly.days");
  REQUIRE(day != nullptr);
  CHECK(day->list);
  CHECK(reflect::find_path(resource(), "place")->object());
  CHECK_FALSE(reflect::find_path(resource(), "url")->column());
  CHECK(reflect::find_path(resource(), "place.latt") == nullptr);
}

TEST_CASE("enumerations go to a number and back") {
  const reflect::FieldInfo* kind = resource().find("kind");
  ResourceKind value = ResourceKind::time;
  for (int i = 0; i < 5; ++i) {
    kind->set_enum(&value, i);
    CHECK(kind->get_enum(&value) == i);
  }
  CHECK(value == ResourceKind::information);
}

TEST_CASE("events fill a struct, parts and lists included") {
  const reflect::FieldInfo* place = resource().find("place");
  const reflect::FieldInfo* lat = place->nested->find("lat");
  const reflect::FieldInfo* tags = resource().find("tags");
  const reflect::FieldInfo* name = resource().find("name");
  using What = reflect::Event::What;
  reflect::Events events(7);
  events[0] = {What::begin, 0, place, {}, {}, 0, 0, {}};
  events[1] = {What::value, 0, lat, {}, {}, 37.5, 0, {}};
  events[2] = {What::extra, 0, nullptr, "\"floor\":2", {}, 0, 0, {}};
  events[3] = {What::end, 0, place, {}, {}, 0, 0, {}};
  events[4] = {What::value, 0, tags, "hall", {}, 0, 0, {}};
  events[5] = {What::value, 0, tags, "회의실", {}, 0, 0, {}};
  events[6] = {What::value, 0, name, "Hall", "en", 0, 0, {}};
  Resource record;
  reflect::fill(resource(), events, &record);
  REQUIRE(record.place.has_value());
  CHECK(record.place->lat == 37.5);
  CHECK_FALSE(record.place->lon.has_value());
  CHECK(record.place->extra == "\"floor\":2");
  CHECK(record.tags == std::vector<std::string>{"hall", "회의실"});
  CHECK(record.name.in("en") == "Hall");
  CHECK(record.extra.empty());
}

TEST_CASE("a table knows all names that a record is written with") {
  for (const reflect::CollectionInfo& collection : reflect::collections()) {
    const reflect::RecordInfo& info = *collection.record;
    for (const reflect::FieldInfo& field : info.fields) CHECK(info.has_name(field.name));
    for (const note::Move& move : info.moves) CHECK(info.has_name(move.from));
    CHECK_FALSE(info.has_name(""));
    CHECK_FALSE(info.has_name("no such member"));
  }
  const reflect::RecordInfo& place = *resource().find("place")->nested;
  for (const char* name : {"lat", "latitude", "lon", "lng", "longitude"})
    CHECK(place.has_name(name));
  CHECK_FALSE(place.has_name("lng,longitude"));
}
