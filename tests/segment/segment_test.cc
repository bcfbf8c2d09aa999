#include "segment/segment.h"

#include <madang/records.h>

#include <algorithm>

#include "reflect/record_info.h"
#include "segment/builder.h"
#include "support/catch.h"

using namespace madang;
using reflect::Event;

namespace {

const reflect::RecordInfo& info() {
  return reflect::record_info(static_cast<const Bulletin*>(nullptr));
}

/// A leaf value as the reader would hand it over.
Event value(std::string_view path, std::string_view text) {
  const reflect::Path* p = reflect::find_path(info(), path);
  Event event;
  event.leaf = p->leaf;
  event.field = p->field;
  event.text = text;
  event.lang = "und";
  return event;
}
Event date(std::string_view path, Date date) {
  Event event = value(path, {});
  event.date = date;
  return event;
}

bool add(segment::Builder& builder, const reflect::Events& events, std::string_view json) {
  std::copy(json.begin(), json.end(), builder.stored_room(json.size()));
  return builder.add(events[0].text, events, json.size());
}

segment::Segment build(const std::vector<reflect::Events>& records) {
  segment::Builder builder(info());
  for (const reflect::Events& events : records) {
    const std::string json = "{\"id\":\"" + std::string(events[0].text) + "\"}";
    REQUIRE(add(builder, events, json));
  }
  return *segment::Segment::open(info(), builder.finish());
}

/// Rows and field numbers of a term: "row:bits row:bits".
std::string rows_of(const segment::Segment& segment, std::string_view term) {
  std::string out;
  const auto id = segment.terms().find(term);
  if (!id) return out;
  auto postings = segment.postings(*id);
  while (postings.next())
    out += std::to_string(postings.row()) + ":" + std::to_string(postings.fields()) + " ";
  return out;
}

}  // namespace

TEST_CASE("stored records are found by row and by id") {
  const auto segment =
      build({{value("id", "b"), value("title", "one")}, {value("id", "a"), value("title", "two")}});
  CHECK(segment.rows() == 2);
  CHECK(segment.json(0) == R"({"id":"b"})");
  CHECK(segment.id(1) == "a");
  CHECK(segment.find("a") == 1U);
  CHECK(segment.find("b") == 0U);
  CHECK_FALSE(segment.find("c").has_value());
  CHECK_FALSE(segment.find("").has_value());
}

TEST_CASE("a second record of the same id is not added") {
  segment::Builder builder(info());
  const reflect::Events events{value("id", "a"), value("title", "one")};
  CHECK(add(builder, events, "{}"));
  CHECK_FALSE(add(builder, events, "{}"));
  CHECK(builder.rows() == 1);
}

TEST_CASE("lists keep which values are whose, rows without values too") {
  const auto segment = build({{value("id", "a"), value("topics", "bus"), value("topics", "night")},
                              {value("id", "b")},
                              {value("id", "c"), value("topics", "bus")},
                              {value("id", "d")}});
  const auto topics = segment.keywords(reflect::find_path(info(), "topics")->leaf);
  REQUIRE(topics.dictionary.size() == 2);
  CHECK(topics.dictionary[0] == "bus");
  CHECK(topics.dictionary[1] == "night");
  std::vector<std::string> values;
  for (std::uint32_t row = 0; row < 4; ++row) {
    std::string one;
    for (auto i = topics.rows.begin(row); i < topics.rows.end(row); ++i)
      one += topics.dictionary[topics.codes[i]], one += ' ';
    values.push_back(one);
  }
  CHECK(values == std::vector<std::string>{"bus night ", "", "bus ", ""});
}

TEST_CASE("a partial date is kept as the interval that it is") {
  const auto segment = build(
      {{value("id", "a"), date("published", {2012, 5, 0, -1, 0, false})}, {value("id", "b")}});
  const auto dates = segment.dates(reflect::find_path(info(), "published")->leaf);
  REQUIRE(dates.first.size() == 2);
  CHECK(dates.first[0] == 1335830400);                  // 2012-05-01T00:00:00
  CHECK(dates.last[0] == 1335830400 + 31 * 86400 - 1);  // 2012-05-31T23:59:59
  CHECK(dates.first[1] == segment::no_date);
}

TEST_CASE("postings name the rows and fields of a word, lengths count words") {
  const auto segment = build({{value("id", "a"), value("title", "night bus"), value("body", "bus")},
                              {value("id", "b"), value("body", "a train")}});
  // Text fields are numbered in the order of the description: title, summary, body.
  CHECK(rows_of(segment, "wbus") == "0:5 ");
  CHECK(rows_of(segment, "wtrain") == "1:4 ");
  CHECK(rows_of(segment, "wplane").empty());
  CHECK(segment.text_fields()[0].lengths[0] == 2);
  CHECK(segment.text_fields()[2].lengths[1] == 2);
  CHECK(segment.text_fields()[0].words == 2);  // over all rows …
  CHECK(segment.text_fields()[0].rows == 1);   // … and how many have a title
}

TEST_CASE("a segment without records answers with nothing") {
  const auto segment = build({});
  CHECK(segment.rows() == 0);
  CHECK_FALSE(segment.find("a").has_value());
  CHECK(segment.terms().size() == 0);
}

TEST_CASE("the same records give the same bytes") {
  const std::vector<reflect::Events> records{
      {value("id", "a"), value("title", "late-night bus 심야버스"), value("topics", "bus")},
      {value("id", "b"), value("title", "bus"), value("topics", "bus")}};
  const auto one = build(records), two = build(records);
  const auto a = one.image().bytes(), b = two.image().bytes();
  REQUIRE(a.size() == b.size());
  CHECK(std::equal(a.begin(), a.end(), b.begin()));
}
