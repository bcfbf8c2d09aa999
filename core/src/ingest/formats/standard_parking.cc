// Car parks (주차장정보).
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/weekday.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/standard.h"
#include "ingest/repair/hours_days.h"

namespace madang::ingest {
namespace {

/// The set's own words with a plus between them, as nearly all rows have them: false where one is
/// another.
bool read_own_words(std::string_view text, repair::HoursDays& read) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
      {{"토요일", "sa"}, {"일요일", "su"}, {"공휴일", "holiday"}}};
  while (!text.empty()) {
    const std::size_t plus = std::min(text.find('+'), text.size());
    const std::string_view word = repair::trim(text.substr(0, plus));
    text.remove_prefix(std::min(plus + 1, text.size()));
    const auto* known = std::find_if(words.begin(), words.end(),
                                     [word](const auto& one) { return one.first == word; });
    if (known != words.end()) read.days.push_back(known->second);
    else if (word == "평일")
      read.days.insert(read.days.end(), base::weekday_codes.begin(),
                       base::weekday_codes.begin() + 5);
    else return read = {}, false;
  }
  return true;
}

/// 평일+토요일+공휴일, 월~금, 매일, 공휴일 제외: days that the column does not name are closed.
class OpenDays {
 public:
  explicit OpenDays(Row& row) {
    const Cell* cell = row.look({"운영요일"});
    if (cell == nullptr) return;
    repair::HoursDays read;
    const std::string_view text = repair::trim(cell->text);
    const bool read_all = read_own_words(text, read) || repair::read_days(text, read) ||
                          repair::take_excluded(text, read);
    if (!read_all || (read.days.empty() && !read.not_on_holidays)) {
      row.notice(
          cell->offset, "hours-prose-partly",
          Message("the days on which it is open", text, "it was not understood; the text is kept"));
      return;
    }
    known_ = true;
    const auto names = [&read](std::string_view day) { return repair::has_day(read.days, day); };
    const bool whole_week = read.days.empty() || repair::has_days(read.days, repair::whole_week);
    // 매일(월요일 제외) says nothing against holidays, and 평일+토요일 does.
    const bool all_but_some = text.find("제외") != text.npos && (names("sa") || names("su"));
    if (read.not_on_holidays || (!whole_week && !all_but_some && !names("holiday")))
      closed_.emplace_back("holiday");
    // The set's 공휴일 is Sundays too, but where days of the week are named one by one.
    const bool sunday =
        names("holiday") && text.find("일요일") == text.npos && text.find('~') == text.npos;
    for (const std::string_view day : base::weekday_codes)
      if (!whole_week && !names(day) && !(sunday && day == "su")) closed_.push_back(day);
  }
  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] bool has(std::string_view day) const {
    return std::find(closed_.begin(), closed_.end(), day) == closed_.end();
  }
  [[nodiscard]] const std::vector<std::string_view>& closed() const { return closed_; }

 private:
  bool known_ = false;
  std::vector<std::string_view> closed_;
};

/// Hours of days on which it is closed: the same twice is what stands in a cell that has to be
/// filled, and others contradict the days.
void hours(Row& row, const OpenDays& open, const korea::HoursKeys& keys, repair::Equal equal,
           Availability& availability) {
  if (std::any_of(keys.days.begin(), keys.days.end(),
                  [&open](std::string_view day) { return open.has(day); }))
    return korea::hours(row, keys, equal, availability);
  const Cell* from = row.take(keys.from);
  const Cell* to = row.take(keys.to);
  if (from != nullptr && to != nullptr && repair::trim(from->text) == repair::trim(to->text))
    return;
  for (const Cell* cell : {from, to})
    if (cell != nullptr)
      row.set_aside(*cell, "value-set-aside", "no hours of days that 운영요일 does not name");
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
  hours(row, open, {{"평일운영시작시각"}, {"평일운영종료시각"}, {"mo", "tu", "we", "th", "fr"}},
        equal, a);
  // Seoul's table has Saturdays and Sundays in one column, and holidays alone in the other.
  if (row.look({"주말운영시작시각", "주말운영종료시각"}) != nullptr) {
    hours(row, open, {{"주말운영시작시각"}, {"주말운영종료시각"}, {"sa", "su"}}, equal, a);
    hours(row, open, {{"공휴일운영시작시각"}, {"공휴일운영종료시각"}, {"holiday"}}, equal, a);
  } else {
    hours(row, open, {{"토요일운영시작시각"}, {"토요일운영종료시각"}, {"sa"}}, equal, a);
    hours(row, open, {{"공휴일운영시작시각"}, {"공휴일운영종료시각"}, {"su", "holiday"}}, equal, a);
  }
  if (const Cell* from = row.look({"공휴일운영시작시각"}), *to = row.look({"공휴일운영종료시각"});
      seoul && from != nullptr && to != nullptr &&
      repair::trim(from->text) == repair::trim(to->text))
    a.holidays = "closed";
  repair::close_days(a.weekly, open.closed());
  if (open.known()) a.holidays = open.has("holiday") ? "open" : "closed";
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
