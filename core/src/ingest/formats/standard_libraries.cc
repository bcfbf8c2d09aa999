// Libraries (도서관), of 2015 with one opening for all days, and of today.
#include "ingest/formats/korea.h"
#include "ingest/formats/standard.h"

namespace madang::ingest {

void make_library(Row& row, const RowFacts& facts) {
  Resource r;
  r.kind = ResourceKind::information;
  const std::string name = row.text({"도서관명"});
  r.name = name.empty() ? Text() : Text(name, "ko");
  r.place = korea::place(row, {{"소재지도로명주소"}, {"위도"}, {"경도"}}, facts.made_up_place);
  const std::string region = row.text({"시도명"}), town = row.text({"시군구명"});
  if (r.place->city.empty() && region.ends_with("시")) r.place->city = region;
  if (r.place->district.empty() && town.ends_with("구")) r.place->district = town;
  r.id = facts.ids->unused(korea::id_of("krlib", {name, region, town, r.place->address}));
  r.owner = row.text({"운영기관명", "제공기관명"});
  korea::tag(r, "도서관");
  korea::tag(r, row.text({"도서관유형"}));
  korea::tag(r, region);
  korea::tag(r, town);
  Availability a;
  // A library with 00:00 twice is closed on that day.
  constexpr auto closed = repair::Equal::closed;
  korea::hours(row, {{"평일운영시작시각"}, {"평일운영종료시각"}, {"mo", "tu", "we", "th", "fr"}},
               closed, a);
  korea::hours(row, {{"토요일운영시작시각"}, {"토요일운영종료시각"}, {"sa"}}, closed, a);
  korea::hours(row, {{"공휴일운영시작시각"}, {"공휴일운영종료시각"}, {"su", "holiday"}}, closed, a);
  korea::hours(row,
               {{"운영시작시각"}, {"운영종료시각"}, {"mo", "tu", "we", "th", "fr", "sa", "su"}},
               closed, a);
  korea::closing(row, {"휴관일"}, a);
  r.availability = std::move(a);
  r.price = Price{0.0, "KRW", "", {}, ""};
  korea::capacity(row, {"열람좌석수"}, r);
  std::string holds;
  const Cell* books = row.look({"자료수(도서)"});
  if (books != nullptr) holds = "도서 " + std::string(books->text) + "권";
  const Cell* volumes = row.look({"대출가능권수"});
  const Cell* days = row.look({"대출가능일수"});
  if (volumes != nullptr && days != nullptr && volumes->text != "0")
    holds += (holds.empty() ? "대출 " : " / 대출 ") + std::string(volumes->text) + "권 " +
             std::string(days->text) + "일";
  if (!holds.empty()) r.description = Text(holds, "ko");
  r.url = row.text({"홈페이지주소"});
  r.as_of = row.date({"데이터기준일자"});
  korea::hand_over(row, r, "kr-libraries");
}

}  // namespace madang::ingest
