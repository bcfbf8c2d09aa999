#include <madang/records.h>

#include <limits>
#include <string>

#include "json/read.h"
#include "json/write.h"
#include "reflect/events.h"
#include "reflect/record_info.h"
#include "support/catch.h"

using namespace madang;
using reflect::Event;
using reflect::Events;

namespace {

const reflect::RecordInfo& resource() {
  return reflect::record_info(static_cast<const Resource*>(nullptr));
}

Resource whole() {
  Resource r;
  r.id = "r1";
  r.name.entries = {{"ko", "회의실"}, {"en", "Room \"A\"\n"}};
  r.description = Text("up to 12");
  r.kind = ResourceKind::space;
  r.tags = {"room", "", "city"};
  r.capacity = -0.0;
  r.place.emplace().lat = 37.5;
  r.place->name = Text("Hall", "en");
  r.place->extra = R"("floor":3,"doors":["a",{"b":null}])";
  r.as_of = Date{2022, 5, 14, 3600, 540, true};
  r.extra = R"("note":"x")";
  return r;
}

bool listed(const Resource& r) {
  json::Out json;
  return json::append_record(json, resource(), &r).whole;
}

}  // namespace

TEST_CASE("a record lists the events that its JSON is read as") {
  const Resource r = whole();
  Events listed, read;
  json::Out out;
  const json::Written written = json::append_record(out, resource(), &r, &listed);
  REQUIRE((written.utf8 && written.whole));
  std::string json(out.view());
  CHECK(json == json::to_json(resource(), &r));
  const std::size_t size = json.size();
  json.append(json::padding, '\0');
  json::Reader reader;
  std::vector<json::Fault> faults;
  REQUIRE(reader.read(resource(), std::string_view(json).substr(0, size), false, read, faults));
  CHECK(faults.empty());
  // The reader has an event for each unknown member.
  std::erase_if(read, [](const Event& e) { return e.text.starts_with("\"doors"); });
  REQUIRE(listed.size() == read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    INFO(i);
    CHECK(listed[i].what == read[i].what);
    CHECK(listed[i].field == read[i].field);
    CHECK(listed[i].leaf == read[i].leaf);
    if (read[i].what != Event::What::extra) CHECK(listed[i].text == read[i].text);
    CHECK(listed[i].lang == read[i].lang);
    CHECK(listed[i].number == read[i].number);
    CHECK(listed[i].integer == read[i].integer);
    CHECK(listed[i].date == read[i].date);
  }
  Resource again;
  reflect::fill(resource(), listed, &again);
  CHECK(json::to_json(resource(), &again) + std::string(json::padding, '\0') == json);
}

TEST_CASE("a record of which a reader would say something is not listed") {
  CHECK(listed(whole()));
  Resource r = whole();
  r.id.clear();
  CHECK_FALSE(listed(r));
  r = whole();
  r.name = {};
  CHECK_FALSE(listed(r));
  r = whole();
  r.name.entries[1].lang = "ko";
  CHECK_FALSE(listed(r));
  r = whole();
  r.capacity = std::numeric_limits<double>::infinity();
  CHECK_FALSE(listed(r));
  r = whole();
  r.as_of->day = 32;
  CHECK_FALSE(listed(r));
}
