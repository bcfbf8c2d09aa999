#include "ingest/formats/seoul_bikes.h"

#include <string>

#include "ingest/formats/find_rows.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/things.h"

namespace madang::ingest {
namespace {

bool is_row(json::Value row) {
  return (row["stationId"] && row["parkingBikeTotCnt"]) ||
         (row["RENT_ID"] && (row["RENT_NO"] || row["RENT_NM"]));
}

std::string_view as_it_is(std::string_view name) { return name; }

void make(Row& row, const RowFacts& facts) {
  Resource r;
  r.kind = ResourceKind::goods;
  r.id = row.text({"stationId", "RENT_ID"});
  if (r.id.empty()) {
    row.refused(row.begin(), "missing-member", "expected a station with an id, and found none");
    return;
  }
  if (const std::string name = row.text({"stationName", "RENT_NM", "RENT_ID_NM", "RENT_NO"});
      !name.empty())
    r.name = Text(name, "ko");
  r.place = korea::place(
      row, {{"STA_ADD1"}, {"stationLatitude", "STA_LAT"}, {"stationLongitude", "STA_LONG"}},
      facts.made_up_place);
  r.place->city = "서울특별시";
  if (const std::string district = row.text({"STA_LOC"}); !district.empty())
    r.place->district = district;
  korea::tag(r, "자전거");
  korea::tag(r, "따릉이");
  korea::capacity(row, {"rackTotCnt", "HOLD_NUM"}, r);
  // How many bikes are there now is kept as a number.
  if (const auto bikes = row.number({"parkingBikeTotCnt"}))
    row.keep("bikes_available", std::to_string(static_cast<long long>(*bikes)));
  r.owner = "서울특별시";
  korea::hand_over(row, r, "seoul-bikes");
}

}  // namespace

bool is_seoul_bikes(const Look& look) { return find_rows(look, is_row).has_value(); }

void read_seoul_bikes(Window& text, std::string_view name, ImportSink& sink) {
  each_thing({is_row, as_it_is, "stationLatitude", "stationLongitude", nullptr}, text, name, sink,
             make);
}

}  // namespace madang::ingest
