// Public facilities opened to residents (공공시설개방정보).
#include "ingest/formats/korea.h"
#include "ingest/formats/standard.h"

namespace madang::ingest {
namespace {

/// "2" hours and "0.5", to a duration. What is no stretch of a day may be minutes, and nobody says
/// so.
std::string per_hours(Row& row, Row::Keys keys) {
  const Cell* cell = row.look(keys);
  const auto hours = row.number(keys);
  constexpr double minutes_per_hour = 60, day = 24;
  if (!hours || *hours == 0) return {};
  if (*hours < 0 || *hours > day) {
    row.set_aside(*cell, "value-set-aside", "hours of one use, 24 at most");
    return {};
  }
  const auto minutes = static_cast<int>(*hours * minutes_per_hour + 0.5);
  if (minutes % 60 == 0) return "PT" + std::to_string(minutes / 60) + "H";
  return "PT" + std::to_string(minutes) + "M";
}

}  // namespace

void make_facility(Row& row, const RowFacts& facts) {
  Resource r;
  r.kind = ResourceKind::space;
  const std::string name = row.text({"개방시설명"});
  const std::string where = row.text({"개방장소명"});
  r.name = name.empty() ? Text() : Text(name, "ko");
  r.place = korea::place(row, {{"소재지도로명주소", "소재지지번주소"}, {"위도"}, {"경도"}},
                         facts.made_up_place);
  if (!where.empty()) r.place->name = Text(where, "ko");
  r.id = facts.ids->unused(korea::id_of(
      "krfac", {name, where, r.place->address,
                row.look({"제공기관코드"}) != nullptr ? row.look({"제공기관코드"})->text : ""}));
  r.owner = row.text({"관리기관명"});
  korea::tag(r, row.text({"개방시설유형구분"}));
  Availability a;
  korea::hours(row, {{"평일운영시작시각"}, {"평일운영종료시각"}, {"mo", "tu", "we", "th", "fr"}},
               repair::Equal::closed, a);
  korea::hours(row, {{"주말운영시작시각"}, {"주말운영종료시각"}, {"sa", "su"}},
               repair::Equal::closed, a);
  korea::closing(row, {"휴관일"}, a);
  r.availability = std::move(a);
  const auto paid = row.flag({"유료사용여부"});
  korea::price(row, {"사용료"}, per_hours(row, {"사용기준시간"}),
               paid ? std::optional<bool>(!*paid) : std::nullopt, r);
  korea::capacity(row, {"수용가능인원수"}, r);
  if (const std::string with = row.text({"부대시설정보"}); !with.empty())
    r.description = Text(with, "ko");
  if (const std::string how = row.text({"신청방법구분"}); !how.empty())
    r.conditions = Text("신청: " + how, "ko");
  r.url = row.text({"홈페이지주소"});
  r.as_of = row.date({"데이터기준일자"});
  korea::hand_over(row, r, "kr-public-facilities");
}

}  // namespace madang::ingest
