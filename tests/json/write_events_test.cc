#include "json/write_events.h"

#include <madang/records.h>

#include <memory>
#include <string>
#include <string_view>

#include "json/read.h"
#include "json/write.h"
#include "reflect/describe_table.h"
#include "reflect/record_info.h"
#include "support/catch.h"

using namespace madang;

namespace madang::json_test {

/// A record with members that are always there.
struct Meter {
  std::string id;
  double value = 1.5;
  std::string extra;
};
MADANG_RECORD(Meter, id, value, extra)

}  // namespace madang::json_test

namespace {

/// What is written of the events of `text`, and of a struct that is made of them.
struct Both {
  std::string events, record;
};

Both written(const reflect::RecordInfo& info, std::string text, json::EventWriter& writer) {
  const std::size_t size = text.size();
  text.append(json::padding, '\0');
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  REQUIRE(reader.read(info, std::string_view(text).substr(0, size), false, events, faults));
  const std::unique_ptr<void, void (*)(void*)> record(info.create(), info.destroy);
  reflect::fill(info, events, record.get());
  json::Out out;
  writer.append(out, info, events);
  return {std::string(out.view()), json::to_json(info, record.get())};
}

const reflect::RecordInfo& info_of(std::string_view collection) {
  return *reflect::find_collection(collection)->record;
}

}  // namespace

TEST_CASE("what was read is written as a struct made of it is") {
  json::EventWriter writer;  // keeps its buffers from one to the next
  for (
      const std::string text : {
          R"({"id":"o1","name":"A"})",
          R"({"lat":37.5,"name":{"en":"A \"q\"","ko":"가"},"x":{"y":[1]},"place":{"floor":3,"city":"서울",
              "name":"Hall"},"country":"KR","id":"o1","z":null,"aliases":["B","","C"],"lon":-0.0})",
          R"({"id":"o1","name":{"en":"A"},"kind":"","seats":[{"from":2001},{"place":{"lat":1e3},
              "note":{"en":"n","ko":"m"},"q":1},{}],"founded":1999,"relations":[{"type":"child",
              "id":"o2","from":"2001-02-03T04:05:06+09:00"}],"homepage":null,"place":{}})",
          R"({"id":"o1","name":"A","lat":"far","city":"","address":"\u0041\n"})",
      }) {
    const Both both = written(info_of("organizations"), text, writer);
    CHECK(both.events == both.record);
  }
  for (const std::string text : {
           R"({"id":"r1","name":"A","kind":"space","capacity":12.25,"opening_hours":"24/7",
              "availability":{"weekly":[{"days":["mo","tu"],"from":"09:00","to":"18:00"}],
              "exceptions":[{"from":"2022-05-05","closed":true},{"closed":false}],
              "quantity":3,"weekday":["09:00","18:00"]},"tags":[]})",
           R"({"id":"r1","name":{"en":""},"price":{"amount":0,"text":"free"},"description":""})",
       }) {
    const Both both = written(info_of("resources"), text, writer);
    CHECK(both.events == both.record);
  }
}

TEST_CASE("of a member that is given twice by its names the last is written") {
  json::EventWriter writer;
  const Both both = written(
      info_of("organizations"),
      R"({"id":"o1","name":"A","city":"X","lat":1,"place":{"city":"Y","lat":2},"country":"K"})",
      writer);
  CHECK(both.events == R"({"id":"o1","name":"A","place":{"lat":2,"city":"Y","country":"K"}})");
  CHECK(both.events == both.record);
}

TEST_CASE("a member that is always there is written though nothing was said of it") {
  json::EventWriter writer;
  const auto& info = reflect::info_of<json_test::Meter>();
  const Both both = written(info, R"({"id":"m1"})", writer);
  CHECK(both.events == R"({"id":"m1","value":1.5})");
  CHECK(both.events == both.record);
  CHECK(written(info, R"({"id":"m1","value":2})", writer).events == R"({"id":"m1","value":2})");
}
