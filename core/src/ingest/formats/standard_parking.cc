// Car parks (주차장정보).
#include "ingest/formats/korea.h"
#include "ingest/formats/standard.h"

namespace madang::ingest {
namespace {

/// 평일+토요일+공휴일: days that the column does not name are closed.
class OpenDays {
 public:
  explicit OpenDays(Row& row) {
    if (const Cell* cell = row.look({"운영요일"})) text_ = cell->text;
    // Somebody's remark rather than the list.
    if (names("미운영") || !(names("평일") || names("토요일") || names("공휴일"))) text_ = {};
  }
  [[nodiscard]] bool known() const { return !text_.empty(); }
  [[nodiscard]] bool names(std::string_view days) const {
    return text_.find(days) != std::string_view::npos;
  }

 private:
  std::string_view text_;
};

/// Hours of days on which it is closed are what stands in a cell that has to be filled.
void hours(Row& row, const OpenDays& open, std::string_view days, const korea::HoursKeys& keys,
           repair::Equal equal, Availability& availability) {
  if (!open.known() || open.names(days)) return korea::hours(row, keys, equal, availability);
  row.take(keys.from);
  row.take(keys.to);
}

}  // namespace

void make_car_park(Row& row, const RowFacts& facts) {
  Resource r;
  r.kind = ResourceKind::space;
  const std::string name = row.text({"주차장명"});
  r.name = name.empty() ? Text() : Text(name, "ko");
  r.place = korea::place(row, {{"소재지도로명주소", "소재지지번주소"}, {"위도"}, {"경도"}},
                         facts.made_up_place);
  const Cell* number = row.look({"주차장관리번호"});
  r.id = facts.ids->unused(
      korea::id_of("krpark", {number != nullptr ? number->text : "", name, r.place->address}));
  r.owner = row.text({"관리기관명"});
  korea::tag(r, "주차장");
  korea::tag(r, row.text({"주차장구분"}));
  korea::tag(r, row.text({"주차장유형"}));
  const std::string fee = row.text({"요금정보"});
  korea::tag(r, fee);
  Availability a;
  // One that opens and closes at 00:00 is open all day; in Seoul's own table closed.
  const bool seoul =
      number != nullptr && (number->name == "PARKING_CODE" || number->name == "PKLT_CD");
  const auto equal = seoul ? repair::Equal::closed : repair::Equal::all_day;
  const OpenDays open(row);
  hours(row, open, "평일",
        {{"평일운영시작시각"}, {"평일운영종료시각"}, {"mo", "tu", "we", "th", "fr"}}, equal, a);
  hours(row, open, "토요일", {{"토요일운영시작시각"}, {"토요일운영종료시각"}, {"sa"}}, equal, a);
  hours(row, open, "공휴일", {{"공휴일운영시작시각"}, {"공휴일운영종료시각"}, {"su", "holiday"}},
        equal, a);
  if (open.known()) a.holidays = open.names("공휴일") ? "open" : "closed";
  r.availability = std::move(a);
  const auto minutes = row.number({"주차기본시간"});
  const bool timed = minutes && *minutes > 0;
  std::optional<bool> free;
  if (fee == "무료") free = true;
  if (fee == "유료" || fee == "혼합") free = false;  // 혼합: not for all
  korea::price(
      row, {"주차기본요금"},
      timed ? "PT" + std::to_string(static_cast<long long>(*minutes)) + "M" : std::string(), free,
      r);
  korea::capacity(row, {"주차구획수"}, r);
  if (facts.bays > 1) r.capacity = static_cast<double>(facts.bays);
  if (const std::string note = row.text({"특기사항"});
      !note.empty() && note != "없음" && note != "무")
    r.conditions = Text(note, "ko");
  r.as_of = row.date({"데이터기준일자"});
  korea::hand_over(row, r, "kr-parking");
}

}  // namespace madang::ingest
