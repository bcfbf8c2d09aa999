// Bike rental (자전거대여소).
#include "ingest/formats/korea.h"
#include "ingest/formats/standard.h"

namespace madang::ingest {

void make_bike_rental(Row& row, const RowFacts& facts) {
  Resource r;
  r.kind = ResourceKind::goods;
  const std::string name = row.text({"자전거대여소명"});
  r.name = name.empty() ? Text() : Text(name, "ko");
  r.place = korea::place(row, {{"소재지도로명주소", "소재지지번주소"}, {"위도"}, {"경도"}},
                         facts.made_up_place);
  r.id = facts.ids->unused(korea::id_of("krbike", {name, r.place->address}));
  r.owner = row.text({"관리기관명"});
  korea::tag(r, "자전거");
  korea::tag(r, row.text({"자전거대여소구분"}));
  const std::string fee = row.text({"요금구분"});
  korea::tag(r, fee);
  Availability a;
  korea::hours(row,
               {{"운영시작시각"}, {"운영종료시각"}, {"mo", "tu", "we", "th", "fr", "sa", "su"}},
               repair::Equal::all_day, a);
  korea::closing(row, {"휴무일"}, a);
  r.availability = std::move(a);
  std::optional<bool> free;
  if (fee == "무료") free = true;
  if (fee == "유료") free = false;
  korea::price(row, {"자전거이용요금"}, "", free, r);
  korea::capacity(row, {"자전거보유대수"}, r);
  r.as_of = row.date({"데이터기준일자"});
  korea::hand_over(row, r, "kr-bike-rental");
}

}  // namespace madang::ingest
