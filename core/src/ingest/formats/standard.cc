#include "ingest/formats/standard.h"

#include <string>

#include "ingest/formats/find_rows.h"

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
  return find_rows(look, is_row<set>).has_value();
}

/// What rows of one car park share, where each is one bay: also when it is open and what it costs,
/// for one record has one of each.
std::string thing_of(const StandardSet& set, const TableRow& row) {
  if (set.bay_count.empty() || row.text(set.bay_count) != "1") return {};
  const std::string_view name = row.text(set.key), address = row.text("소재지지번주소"),
                         road = row.text("소재지도로명주소");
  if (name.empty() || (address.empty() && road.empty())) return {};
  std::string thing(row.text("주차장관리번호"));
  for (const std::string_view part : {name, address, road}) thing.append("\x1F").append(part);
  for (const std::string_view key :
       {"운영요일", "평일운영시작시각", "평일운영종료시각", "토요일운영시작시각",
        "토요일운영종료시각", "주말운영시작시각", "주말운영종료시각", "공휴일운영시작시각",
        "공휴일운영종료시각", "요금정보", "주차기본시간", "주차기본요금", "추가단위시간",
        "추가단위요금"})
    thing.append("\x1F").append(row.text(key));
  return thing;
}

template <const StandardSet& set>
std::string thing(const TableRow& row) {
  return thing_of(set, row);
}

template <const StandardSet& set>
void read_set(Window& text, std::string_view name, ImportSink& sink) {
  each_thing({is_row<set>, standard_key, "위도", "경도", thing<set>}, text, name, sink, set.make);
}

}  // namespace

bool is_facilities(const Look& look) { return is_set<facilities>(look); }
bool is_car_parks(const Look& look) { return is_set<car_parks>(look); }
bool is_libraries(const Look& look) { return is_set<libraries>(look); }
bool is_bike_rental(const Look& look) { return is_set<bikes>(look); }

void read_facilities(Window& text, std::string_view name, ImportSink& sink) {
  read_set<facilities>(text, name, sink);
}
void read_car_parks(Window& text, std::string_view name, ImportSink& sink) {
  read_set<car_parks>(text, name, sink);
}
void read_libraries(Window& text, std::string_view name, ImportSink& sink) {
  read_set<libraries>(text, name, sink);
}
void read_bike_rental(Window& text, std::string_view name, ImportSink& sink) {
  read_set<bikes>(text, name, sink);
}

}  // namespace madang::ingest
