#include "ingest/formats/standard.h"

#include <memory>
#include <string>

#include "ingest/formats/api_reply.h"
#include "ingest/formats/find_rows.h"
#include "ingest/formats/table.h"
#include "ingest/repair/filled_down.h"
#include "ingest/repair/same_rows.h"

namespace madang::ingest {
namespace {

constexpr StandardSet facilities{
    "kr-public-facilities", "개방시설명", "소재지지번주소", {}, make_facility};
constexpr StandardSet car_parks{"kr-parking", "주차장명", "주차구획수", "주차구획수",
                                make_car_park};
constexpr StandardSet libraries{"kr-libraries", "도서관명", "소재지도로명주소", {}, make_library};
constexpr StandardSet bikes{
    "kr-bike-rental", "자전거대여소명", "소재지도로명주소", {}, make_bike_rental};

template <const StandardSet& set>
bool is_row(json::Value row) {
  bool key = false, other = false;
  for (const json::Value member : row) {
    key |= standard_key(member.key()) == set.key;
    other |= standard_key(member.key()) == set.other;
  }
  return key && other;
}

template <const StandardSet& set>
bool is_set(const Look& look) {
  if (is_json(look)) return find_rows(look, is_row<set>).has_value();
  bool key = false, other = false;
  for (const std::string& name : csv_header_of(look.bytes())) {
    key |= standard_key(name) == set.key;
    other |= standard_key(name) == set.other;
  }
  return key && other;
}

/// What rows of one car park share, where each is one bay.
std::string thing_of(const StandardSet& set, const TableRow& row) {
  if (set.bay_count.empty() || row.text(set.bay_count) != "1") return {};
  const std::string_view name = row.text(set.key), address = row.text("소재지지번주소"),
                         road = row.text("소재지도로명주소");
  if (name.empty() || (address.empty() && road.empty())) return {};
  std::string thing(row.text("주차장관리번호"));
  for (const std::string_view part : {name, address, road}) thing.append("\x1F").append(part);
  return thing;
}

void read_set(const StandardSet& set, bool (*fits)(json::Value), Window& text,
              std::string_view name, ImportSink& sink) {
  const Look look(text.view());
  if (!tell_api_reply(look, sink)) return;
  const std::string pointer = find_rows(look, fits).value_or("");
  // What one row alone does not tell: the rows around it, and those like it.
  repair::FilledDown filled;
  repair::SameRows same;
  NoSink none;
  const std::unique_ptr<Window> before = text.from_begin();
  Window& first = before != nullptr ? *before : text;
  each_row(first, name, none, pointer, standard_key, [&](const TableRow& row) {
    if (row.refused()) return;
    filled.row(row.text("위도"), row.text("경도"));
    same.row(row.begin, first.between(row.begin, row.end), thing_of(set, row));
  });
  Ids ids;
  std::size_t at = 0;
  each_row(text, name, sink, pointer, standard_key, [&](const TableRow& read) {
    Row row(sink, name, read.begin, read.end, read.cells);
    row.tell_all(read.notes);
    if (read.refused()) return;
    const std::size_t number = at++;
    if (same.repeats(number)) return;
    RowFacts facts;
    facts.ids = &ids;
    facts.made_up_place = filled.made_up(number);
    if (const repair::SameRows::Repeats* repeats = same.of(number)) {
      if (repeats->bays) facts.bays = repeats->offsets.size() + 1;
      for (const std::size_t offset : repeats->offsets)
        row.repaired(before != nullptr ? read.begin : offset,
                     repeats->bays ? "bay-rows" : "duplicate-row",
                     repeats->bays ? "the car park has one row a bay; they were taken as one"
                                   : "an earlier row is the same; this one was left out");
    }
    set.make(row, facts);
  });
}

}  // namespace

bool is_facilities(const Look& look) { return is_set<facilities>(look); }
bool is_car_parks(const Look& look) { return is_set<car_parks>(look); }
bool is_libraries(const Look& look) { return is_set<libraries>(look); }
bool is_bike_rental(const Look& look) { return is_set<bikes>(look); }

void read_facilities(Window& text, std::string_view name, ImportSink& sink) {
  read_set(facilities, is_row<facilities>, text, name, sink);
}
void read_car_parks(Window& text, std::string_view name, ImportSink& sink) {
  read_set(car_parks, is_row<car_parks>, text, name, sink);
}
void read_libraries(Window& text, std::string_view name, ImportSink& sink) {
  read_set(libraries, is_row<libraries>, text, name, sink);
}
void read_bike_rental(Window& text, std::string_view name, ImportSink& sink) {
  read_set(bikes, is_row<bikes>, text, name, sink);
}

}  // namespace madang::ingest
