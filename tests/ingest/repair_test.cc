// What is read of cells that people filled.
#include "base/date.h"
#include "ingest/repair/capacity.h"
#include "ingest/repair/clock.h"
#include "ingest/repair/coordinates.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/filled_down.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/labels.h"
#include "ingest/repair/language.h"
#include "ingest/repair/money.h"
#include "ingest/repair/same_rows.h"
#include "support/catch.h"

using namespace madang;
using namespace madang::ingest;
using namespace madang::ingest::repair;

namespace {

std::string clock(std::string_view text) {
  const auto c = read_clock(text);
  if (!c) return "-";
  return c->text() + (c->rule.empty() ? "" : " " + std::string(c->rule));
}

std::string money(std::string_view text) {
  const auto m = read_money(text);
  if (!m) return "-";
  return std::to_string(static_cast<long long>(m->won)) +
         (m->rule.empty() ? "" : " " + std::string(m->rule));
}

std::string fee(std::string_view text) {
  const auto f = read_fee(text);
  return f ? std::to_string(static_cast<long long>(f->money.won)) + "/" + f->per : "-";
}

std::string date(std::string_view text) {
  const auto d = read_korean_date(text);
  if (!d) return "-";
  return base::to_string(d->date) + (d->rule.empty() ? "" : " " + std::string(d->rule));
}

std::string week(const std::vector<Hours>& week) {
  std::string out;
  for (const Hours& h : week) {
    for (const std::string& day : h.days) out.append(day).append(" ");
    out.append(h.from).append("-").append(h.to).append(";");
  }
  return out;
}

}  // namespace

TEST_CASE("times of day") {
  CHECK(clock("09:00") == "09:00");
  CHECK(clock("24:00") == "24:00");
  CHECK(clock("9:00") == "09:00 hours-form");
  CHECK(clock("0900") == "09:00 hours-form");
  CHECK(clock("900") == "09:00 hours-form");
  CHECK(clock("2400") == "24:00 hours-form");
  CHECK(clock(" 18:30 ") == "18:30");
  CHECK(clock("18:00:00") == "18:00 hours-form");
  CHECK(clock("9시") == "09:00 hours-form");
  CHECK(clock("09시 30분") == "09:30 hours-form");
  CHECK(clock("오후 6시 반") == "18:30 hours-form");
  CHECK(clock("오전 12:10") == "00:10 hours-form");
  CHECK(clock("오후 12시") == "12:00 hours-form");
  CHECK(clock("25:30") == "01:30 hours-past-midnight");
  CHECK(clock("2600") == "02:00 hours-past-midnight");
  for (const char* none :
       {"", "soon", "12:60", "9:5:", "45:00", "12345", "오후 13시", "-1", "09:00~"})
    CHECK(clock(none) == "-");
}

TEST_CASE("opening and closing") {
  const auto hours = [](const char* from, const char* to, Equal equal) {
    const DayHours day = day_hours(*read_clock(from), *read_clock(to), equal);
    std::string out = day.open ? day.from.text() + "-" + day.to.text() : "closed";
    for (const std::string_view rule : day.rules) out.append(" ").append(rule);
    return out;
  };
  CHECK(hours("09:00", "18:00", Equal::closed) == "09:00-18:00");
  CHECK(hours("00:00", "24:00", Equal::closed) == "00:00-24:00");
  CHECK(hours("00:00", "00:00", Equal::closed) == "closed hours-equal");
  CHECK(hours("00:00", "00:00", Equal::all_day) == "00:00-24:00 hours-equal");
  CHECK(hours("10:00", "10:00", Equal::all_day) == "00:00-24:00 hours-equal");
  CHECK(hours("10:00", "00:00", Equal::closed) == "10:00-24:00 hours-24");
  CHECK(hours("18:00", "02:00", Equal::closed) == "18:00-02:00");
  CHECK(hours("18:00", "26:00", Equal::closed) == "18:00-02:00 hours-past-midnight");
  std::vector<Hours> all;
  add_hours(all, day_hours(*read_clock("09:00"), *read_clock("18:00"), Equal::closed),
            {"mo", "tu"});
  add_hours(all, day_hours(*read_clock("09:00"), *read_clock("18:00"), Equal::closed), {"sa"});
  add_hours(all, day_hours(*read_clock("10:00"), *read_clock("12:00"), Equal::closed), {"su"});
  CHECK(week(all) == "mo tu sa 09:00-18:00;su 10:00-12:00;");
  close_days(all, {"su", "tu"});
  CHECK(week(all) == "mo sa 09:00-18:00;");
}

TEST_CASE("stretches of time in prose") {
  const auto range = [](std::string_view text) {
    const auto r = read_clock_range(text);
    return r ? r->from.text() + "-" + r->to.text() : std::string("-");
  };
  CHECK(range("09:00~20:00") == "09:00-20:00");
  CHECK(range("9시 ~ 18시") == "09:00-18:00");
  CHECK(range("오전 9시부터 오후 6시까지") == "09:00-18:00");
  CHECK(range("09:00 - 20:00 (월~금)") == "09:00-20:00");
  CHECK(range("매일 09:00~20:00") == "-");
  // One end says which half of the day it is in.
  CHECK(range("오후 1시~5시") == "13:00-17:00");
  CHECK(range("오전 9시~5시") == "09:00-17:00");
  CHECK(range("오전 9시~12시") == "09:00-12:00");
  CHECK(range("오후 1시~12시") == "13:00-24:00");
  CHECK(range("오후 6시~2시") == "18:00-02:00");
  CHECK(range("10시~오후 6시") == "10:00-18:00");
  CHECK(range("9am - 5:30 pm") == "09:00-17:30");
  CHECK(range("1-5 PM") == "13:00-17:00");
  CHECK(range("9-5pm") == "09:00-17:00");
  // Numbers of something else.
  for (const char* none : {"3~10월 09:00~18:00", "2~4층", "2024-01-05", "10~20명", "5~10%"})
    CHECK(range(none) == "-");
}

TEST_CASE("sums of money") {
  CHECK(money("30000") == "30000");
  CHECK(money("0") == "0");
  CHECK(money("30,000") == "30000 price-form");
  CHECK(money("1000원") == "1000 price-form");
  CHECK(money("30,000 원") == "30000 price-form");
  CHECK(money("3천원") == "3000 price-form");
  CHECK(money("1만5천원") == "15000 price-form");
  CHECK(money("3만 원") == "30000 price-form");
  CHECK(money("₩1,000") == "1000 price-form");
  CHECK(money("무료") == "0 price-free");
  for (const char* none : {"", "유료", "10,000~15,000", "1만", "3천5만원", "20,000원24,000원",
                           "(평일)45000+(주말)54000", "9999999999999999"})
    CHECK(money(none) == "-");
}

TEST_CASE("dates of Korean tables with the halves of the day") {
  CHECK(date("2024. 1. 1. 오전 12:00:00") == "2024-01-01 date-form");
  CHECK(date("2024. 1. 1. 오후 3:20:00") == "2024-01-01T15:20:00+09:00 date-form");
  CHECK(date("2024. 1. 1. 오후") == "-");
}

TEST_CASE("sums and what they are for") {
  CHECK(fee("1시간 150,000원") == "150000/PT1H");
  CHECK(fee("30분당 3000원") == "3000/PT30M");
  CHECK(fee("1일 1천원") == "1000/P1D");
  CHECK(fee("1회 25,000원") == "25000/use");
  CHECK(fee("1인 5,000원") == "5000/person");
  CHECK(fee("1천원/1일") == "1000/P1D");
  CHECK(fee("1,000원/인") == "1000/person");
  CHECK(fee("20000") == "20000/");
  CHECK(fee("1시간 10,000원(12,000원)") == "-");
  CHECK(fee("1타임 10,000원/전일사용 20,000원") == "-");
}

TEST_CASE("dates of Korean feeds") {
  CHECK(date("2020-12-31") == "2020-12-31");
  CHECK(date("2020-12-31 00:00:00.0") == "2020-12-31 date-form");
  CHECK(date("2020-12-31 10:30:00.0") == "2020-12-31T10:30:00+09:00 date-form");
  CHECK(date("2020-12-31 23:59") == "2020-12-31T23:59:00+09:00 date-form");
  CHECK(date("2020-12-31 23:59:60") == "2020-12-31T23:59:59+09:00 date-form");
  CHECK(date("2020-12-31 10:30:00,25") == "2020-12-31T10:30:00+09:00 date-form");
  CHECK(date("2020/2/29 24:00") == "2020-02-29 date-form");
  CHECK(date("20210512") == "2021-05-12 date-form");
  CHECK(date("20210512093000") == "2021-05-12T09:30:00+09:00 date-form");
  CHECK(date("2021.05.12.") == "2021-05-12 date-form");
  CHECK(date("2021. 5. 2") == "2021-05-02 date-form");
  CHECK(date("2021-05-12T10:00:00+09:00") == "2021-05-12T10:00:00+09:00");
  // Reckoned with date -d @1609340400: 2020-12-31 in Seoul.
  CHECK(date("1609340400000") == "2020-12-31 epoch-ms");
  CHECK(date("1609378200000") == "2020-12-31T10:30:00+09:00 epoch-ms");
  CHECK(date("1609340400") == "2020-12-31 epoch-ms");
  CHECK(date("-32400000") == "-");
  for (const char* none : {"", "soon", "2020-02-30", "20201332", "2020-12-31 25:00",
                           "99999999999999999", "2020-12-31 10:"})
    CHECK(date(none) == "-");
}

TEST_CASE("axes are told by range") {
  const auto good = place_in(korea, 37.55, 127.02);
  REQUIRE(good);
  CHECK(good->rule.empty());
  const auto swapped = place_in(korea, 126.88, 37.57);
  REQUIRE(swapped);
  CHECK(swapped->lat == 37.57);
  CHECK(swapped->lon == 126.88);
  CHECK(swapped->rule == "axis-swap");
  CHECK_FALSE(place_in(korea, 0, 0));
  CHECK_FALSE(place_in(korea, 40.2, 133.5));
  CHECK_FALSE(place_in(korea, 37.5, 2.35));
}

TEST_CASE("coordinates dragged down a column are made up, but where they were dragged from") {
  FilledDown down;
  for (const auto& [lat, lon] :
       {std::pair{"37.1", "127.1"}, std::pair{"36.220396", "129.581073"},
        std::pair{"37.220396", "130.581073"}, std::pair{"38.220396", "131.581073"},
        std::pair{"", ""}, std::pair{"39.220396", "132.581073"},
        std::pair{"38.220396", "131.581073"}, std::pair{"37.5", "127.0"},
        std::pair{"37.5", "127.0"}, std::pair{"38.5", "127.0"}})
    down.row(lat, lon);
  std::string made;
  for (std::size_t i = 0; i < 10; ++i) made += down.made_up(i) ? '1' : '0';
  // A gap ends a run; one that falls is a table turned over; two axes are needed.
  CHECK(made == "0011010000");
}

TEST_CASE("one coordinate dragged down beside another that stays is made up") {
  FilledDown down;
  for (const auto& [lat, lon] :
       {std::pair{"33.2", "126.5"}, std::pair{"34.2", "126.5"}, std::pair{"35.2", "126.5"},
        std::pair{"36.2", "126.5"}, std::pair{"37.5", "127.9"}, std::pair{"37.5", "126.9"},
        std::pair{"37.5", "125.9"}, std::pair{"36", "127"}, std::pair{"37", "127"},
        std::pair{"38", "127"}})
    down.row(lat, lon);
  std::string made;
  for (std::size_t i = 0; i < 10; ++i) made += down.made_up(i) ? '1' : '0';
  CHECK(made == "0111110000");
}

TEST_CASE("rows that tell the same again, and one row a bay") {
  SameRows rows;
  rows.row(0, "a,1", "");
  rows.row(10, "b,2", "");
  rows.row(20, "a,1", "");
  rows.row(30, "lot,1,37.1", "lot");
  rows.row(40, "lot,1,37.2", "lot");
  rows.row(50, "lot,1,37.2", "lot");
  CHECK_FALSE(rows.repeats(0));
  CHECK_FALSE(rows.repeats(1));
  CHECK(rows.repeats(2));
  CHECK_FALSE(rows.repeats(3));
  CHECK(rows.repeats(5));
  REQUIRE(rows.of(0) != nullptr);
  CHECK(rows.of(0)->offsets == std::vector<std::size_t>{20});
  CHECK_FALSE(rows.of(0)->bays);
  CHECK(rows.of(1) == nullptr);
  REQUIRE(rows.of(3) != nullptr);
  CHECK(rows.of(3)->offsets == std::vector<std::size_t>{40, 50});
  CHECK(rows.of(3)->bays);
}

TEST_CASE("white space around a text, that of Korean pages too") {
  CHECK(repair::trim("").empty());
  CHECK(repair::trim(" \t\r\n\u00a0\u3000\ufeff").empty());
  for (const char* around : {" ", "\t", "\n", "\r", "\u00a0", "\u3000", " \u3000 \u00a0"}) {
    CHECK(repair::trim(std::string(around) + "가 나" + around) == "가 나");
    CHECK(repair::trim(std::string(around)).empty());
  }
  CHECK(repair::trim("\ufeff가").starts_with("가"));
  CHECK(repair::trim("한\u2003") == "한\u2003");
  CHECK(repair::trim("Àà") == "Àà");
}

TEST_CASE("labels in prose") {
  const auto labels = [](std::string_view text) {
    std::string out;
    for (const Labelled& l : read_labels(text))
      out.append(l.label).append("=").append(l.value).append(";");
    return out;
  };
  CHECK(labels("<수용인원> 1000명 <사용요금> 1시간 150,000원 <평일개방> 09:00~20:00") ==
        "수용인원=1000명;사용요금=1시간 150,000원;평일개방=09:00~20:00;");
  CHECK(labels("안내\n○ 이용료 : 무료\n- 정원: 20명\n시작은 10:00 입니다") ==
        "이용료=무료;정원=20명;");
  CHECK(labels("[이용시간] 09:00~18:00") == "이용시간=09:00~18:00;");
  CHECK(labels("<b>no</b> label, 3 < 4").empty());
  CHECK(labels("<열린").empty());
}

TEST_CASE("what cannot be meant") {
  CHECK(believable_capacity(150000));
  CHECK_FALSE(believable_capacity(60080070));
  CHECK_FALSE(believable_capacity(0));
  CHECK(language_tag("kr", "서울연구원") == "ko");
  CHECK(language_tag("kr", "Kanuri text") == "kr");
  CHECK(language_tag("en", "서울") == "en");
}
