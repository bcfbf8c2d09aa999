// Hours with the days that they are of, as cells have them.
#include "ingest/repair/week_hours.h"

#include <string>

#include "support/catch.h"

using namespace madang::ingest::repair;

namespace {

/// "mo,tu 09:00-18:00; …"; ? behind it where the text says more.
std::string hours(std::string_view text) {
  const HoursText found = read_week_hours(text);
  std::string out;
  for (const WeekHours& part : found.parts) {
    if (!out.empty()) out += "; ";
    if (part.months) out += part.months->from + "~" + part.months->to + " ";
    for (std::size_t i = 0; i < part.days.size(); ++i)
      out.append(i == 0 ? "" : ",").append(part.days[i]);
    if (!part.days.empty()) out += ' ';
    if (part.not_on_holidays) out += "but holidays ";
    out += part.hours.from.text() + "-" + part.hours.to.text();
  }
  return out + (found.complete ? "" : "?");
}

}  // namespace

TEST_CASE("hours stand directly behind a word, or in brackets") {
  CHECK(hours("평일09:00~18:00") == "mo,tu,we,th,fr 09:00-18:00");
  CHECK(hours("운영시간:09:00~18:00") == "09:00-18:00");
  CHECK(hours("(09:00~18:00)") == "09:00-18:00");
  CHECK(hours("평일:9시~18시, 토:9시~13시") == "mo,tu,we,th,fr 09:00-18:00; sa 09:00-13:00");
  CHECK(hours("2024-01-05") == "");  // what is no time is stepped over whole
}

TEST_CASE("a remark says again which days are meant") {
  CHECK(hours("평일(월~금) 09:00~18:00, 주말(토,일) 10:00~17:00") ==
        "mo,tu,we,th,fr 09:00-18:00; sa,su 10:00-17:00");
  CHECK(hours("평일(월~토) 09:00~18:00") == "");  // it says something else
}

TEST_CASE("hours of all days, and of all of a day") {
  constexpr const char* week = "mo,tu,we,th,fr,sa,su ";
  CHECK(hours("연중무휴 09:00~22:00") == std::string(week) + "09:00-22:00");
  CHECK(hours("06:00~22:00(연중무휴)") == std::string(week) + "06:00-22:00");
  CHECK(hours("매일 24시간") == std::string(week) + "00:00-24:00");
  CHECK(hours("24시간 운영") == "00:00-24:00");
  CHECK(hours("평일 24시간, 주말 09:00~18:00") == "mo,tu,we,th,fr 00:00-24:00; sa,su 09:00-18:00");
  CHECK(hours("24시간 전까지 신청") == "?");
  CHECK(hours("최대 24시간") == "");
}

TEST_CASE("hours into the next day") {
  CHECK(hours("금요일 18:00~익일 02:00") == "fr 18:00-02:00");
  CHECK(hours("18:00~다음날 오전 2시") == "18:00-02:00");
  CHECK(hours("06:00~익일 06:00") == "06:00-06:00");
  CHECK(hours("09:00~익일 10:00") == "?");  // more than a day
}

TEST_CASE("days stand behind their hours") {
  CHECK(hours("9am-5pm Mon-Fri, 10am-2pm Sat") == "mo,tu,we,th,fr 09:00-17:00; sa 10:00-14:00");
  CHECK(hours("09:00~18:00 평일, 10:00~16:00 주말") ==
        "mo,tu,we,th,fr 09:00-18:00; sa,su 10:00-16:00");
  CHECK(hours("9:00-17:00 Mon-Fri; 10:00-14:00 Sat; Sun closed") ==
        "mo,tu,we,th,fr 09:00-17:00; sa 10:00-14:00?");
  // Before another stretch they are that one's.
  CHECK(hours("09:00~18:00 토요일 09:00~13:00") == "mo,tu,we,th,fr,su 09:00-18:00; sa 09:00-13:00");
  CHECK(hours("09:00~18:00 월요일 휴무") == "09:00-18:00?");
}

TEST_CASE("months stand before hours as days do, or as days of the year") {
  CHECK(hours("4/1~10/31 09:00~18:00, 11/1~3/31 09:00~17:00") ==
        "04-01~10-31 09:00-18:00; 11-01~03-31 09:00-17:00");
  CHECK(hours("4월 1일~10월 31일 09:00~18:00") == "04-01~10-31 09:00-18:00");
}

TEST_CASE("days in English") {
  CHECK(hours("Mon-Fri 09:00-18:00") == "mo,tu,we,th,fr 09:00-18:00");
  CHECK(hours("Monday to Friday 9am-6pm, Sat 10am-2pm") ==
        "mo,tu,we,th,fr 09:00-18:00; sa 10:00-14:00");
  CHECK(hours("Weekdays: 9:00-17:00, weekends and public holidays 10am-4pm") ==
        "mo,tu,we,th,fr 09:00-17:00; sa,su,holiday 10:00-16:00");
  CHECK(hours("Fri–Mon 10:00-12:00") == "fr,sa,su,mo 10:00-12:00");
  CHECK(hours("Mondays & Thurs 10:00-12:00") == "mo,th 10:00-12:00");
  CHECK(hours("Closed Mondays 10:00-12:00") == "");
  CHECK(hours("Mon to 10:00-12:00") == "");
  CHECK(hours("to Fri 10:00-12:00") == "");
  CHECK(hours("Sundae 10:00-12:00") == "");
}

TEST_CASE("days by letters, and in German") {
  CHECK(hours("M-F 9-5") == "mo,tu,we,th,fr 09:00-17:00");
  CHECK(hours("MWF 9-12, TTh 10-11") == "mo,we,fr 09:00-12:00; tu,th 10:00-11:00");
  CHECK(hours("MS 9-12") == "");  // of which day S is nobody says
  CHECK(hours("T 9-12") == "");
  CHECK(hours("9-18 Uhr") == "09:00-18:00");
  CHECK(hours("Montag bis Freitag 9-18 Uhr, Sa. 10-14 Uhr") ==
        "mo,tu,we,th,fr 09:00-18:00; sa 10:00-14:00");
  CHECK(hours("täglich von 9 bis 18 Uhr") == "mo,tu,we,th,fr,sa,su 09:00-18:00");
}

TEST_CASE("noon, midnight and all day in words") {
  CHECK(hours("Mon-Fri 9am to noon") == "mo,tu,we,th,fr 09:00-12:00");
  CHECK(hours("12 noon - 5 pm") == "12:00-17:00");
  CHECK(hours("Fri 6pm-midnight") == "fr 18:00-24:00");
  CHECK(hours("정오~오후 6시") == "12:00-18:00");
  CHECK(hours("18:00~자정") == "18:00-24:00");
  CHECK(hours("6-midnight") == "");      // morning or evening
  CHECK(hours("afternoon-5pm") == "?");  // no noon
  CHECK(hours("2 to 4 people") == "?");
  CHECK(hours("Open 24 hours") == "00:00-24:00");
  CHECK(hours("24 hours notice") == "?");
}

TEST_CASE("days are taken from others") {
  constexpr const char* all_but_monday = "tu,we,th,fr,sa,su 10:00-18:00";
  for (const char* text : {"매일(월요일 제외) 10:00~18:00", "매일 10:00~18:00 (월요일 제외)",
                           "10:00~18:00(월요일 제외)", "월요일 제외 10:00~18:00",
                           "Daily except Mondays 10:00-18:00", "10am-6pm daily except Mondays"})
    CHECK(hours(text) == all_but_monday);
  CHECK(hours("평일 09:00~18:00 (공휴일 제외)") == "mo,tu,we,th,fr but holidays 09:00-18:00");
  CHECK(hours("09:00~18:00 (공휴일 제외)") == "but holidays 09:00-18:00");
  CHECK(hours("평일(공휴일 제외) 09:00~18:00, 공휴일 10:00~17:00") ==
        "mo,tu,we,th,fr 09:00-18:00; holiday 10:00-17:00");
  // Whether Saturdays that are holidays are open, nobody says.
  CHECK(hours("평일(공휴일 제외) 09:00~18:00, 토 09:00~13:00") ==
        "mo,tu,we,th,fr but holidays 09:00-18:00; sa 09:00-13:00?");
  CHECK(hours("월요일 휴무 10:00~18:00") == "");
}

TEST_CASE("a break that is named as such is no hours") {
  CHECK(hours("09:00~18:00 ※ 12:00~13:00 제외") == "09:00-12:00; 13:00-18:00");
  CHECK(hours("평일 09:00~18:00(12:00~13:00 제외)") ==
        "mo,tu,we,th,fr 09:00-12:00; mo,tu,we,th,fr 13:00-18:00");
  CHECK(hours("Mon-Fri 9-5, closed 12-1") ==
        "mo,tu,we,th,fr 09:00-12:00; mo,tu,we,th,fr 13:00-17:00");
  CHECK(hours("평일 09:00~18:00 점심시간 12:00~13:00") == "mo,tu,we,th,fr 09:00-18:00?");
  CHECK(hours("12:00~13:00 점심시간") == "");
  // Of which of them, nobody says.
  CHECK(hours("평일 09:00~18:00, 토 09:00~14:00 (12:00~13:00 제외)") ==
        "mo,tu,we,th,fr 09:00-18:00; sa 09:00-14:00?");
}

TEST_CASE("an hour of one digit may be one of the afternoon") {
  CHECK(hours("1:00~5:00") == "");  // of the night, as it stands
  CHECK(hours("1시~5시") == "");
  CHECK(hours("01:00~05:00") == "01:00-05:00");
  CHECK(hours("5:00~22:00") == "05:00-22:00");
  CHECK(hours("MWF 9-12, TTh 1-5") == "mo,we,fr 09:00-12:00?");
  // Behind a morning of the same days it is.
  CHECK(hours("Mon-Fri 8-12 & 1-5") == "mo,tu,we,th,fr 08:00-12:00; mo,tu,we,th,fr 13:00-17:00");
  CHECK(hours("10시~12시, 2시~5시") == "10:00-12:00; 14:00-17:00");
}

TEST_CASE("hours in brackets behind days, and seasons that nobody dates") {
  CHECK(hours("평일(09:00~18:00), 토(09:00~13:00)") ==
        "mo,tu,we,th,fr 09:00-18:00; sa 09:00-13:00");
  CHECK(hours("하절기(3~10월) 09:00~18:00") == "03-01~10-31 09:00-18:00");
  CHECK(hours("하절기 09:00~18:00, 동절기 09:00~17:00") == "");
}

TEST_CASE("days that are named have hours of their own, also behind those of some days") {
  CHECK(hours("평일 09:00~21:00 (금요일 09:00~18:00)") ==
        "mo,tu,we,th 09:00-21:00; fr 09:00-18:00");
  CHECK(hours("월~토 09:00~18:00, 토 09:00~13:00") == "mo,tu,we,th,fr 09:00-18:00; sa 09:00-13:00");
  CHECK(hours("Mon-Fri 9:00-17:00, Fri 9:00-12:00") == "mo,tu,we,th 09:00-17:00; fr 09:00-12:00");
  CHECK(hours("Tuesday-Sunday 10:00-18:00, Thursday 10:00-14:00") ==
        "tu,we,fr,sa,su 10:00-18:00; th 10:00-14:00");
  // All that was said of these days gives way, once a part of it does.
  CHECK(hours("월~금 09:00~12:00, 13:00~18:00, 금 09:00~12:00") ==
        "mo,tu,we,th 09:00-12:00; mo,tu,we,th 13:00-18:00; fr 09:00-12:00");
  CHECK(hours("월~금 09:00~12:00, 수 13:00~17:00") == "mo,tu,we,th,fr 09:00-12:00; we 13:00-17:00");
  CHECK(hours("월~토 09:00~18:00, 토·일 09:00~13:00") ==
        "mo,tu,we,th,fr,sa 09:00-18:00; sa,su 09:00-13:00");
  CHECK(hours("금·토 20:00~02:00, 토 22:00~03:00") == "fr 20:00-02:00; sa 22:00-03:00");
}

TEST_CASE("days that a season does not name keep their hours, and one without days has theirs") {
  CHECK(hours("화~일 10:00~18:00(3~10월 토요일 10:00~21:00)") ==
        "tu,we,th,fr,sa,su 10:00-18:00; 03-01~10-31 sa 10:00-21:00; "
        "03-01~10-31 tu,we,th,fr,su 10:00-18:00");
  CHECK(hours("평일 09:00~18:00, 7~8월 09:00~20:00") ==
        "mo,tu,we,th,fr 09:00-18:00; 07-01~08-31 mo,tu,we,th,fr 09:00-20:00");
  CHECK(hours("09:00~18:00, 7~8월 09:00~20:00") == "09:00-18:00; 07-01~08-31 09:00-20:00");
  CHECK(hours("3~10월 평일 09:00~18:00, 11~2월 09:00~17:00") ==
        "03-01~10-31 mo,tu,we,th,fr 09:00-18:00; 11-01~02-29 mo,tu,we,th,fr 09:00-17:00");
  CHECK(hours("11~2월 09:00~17:00, 3~10월 평일 09:00~18:00") ==
        "11-01~02-29 09:00-17:00; 03-01~10-31 mo,tu,we,th,fr 09:00-18:00");
  CHECK(hours("화~금 10:00~20:00, 토·일 하절기(3~10월) 10:00~19:00, 동절기(11~2월) 10:00~18:00") ==
        "tu,we,th,fr 10:00-20:00; 03-01~10-31 sa,su 10:00-19:00; 11-01~02-29 sa,su 10:00-18:00; "
        "03-01~10-31 tu,we,th,fr 10:00-20:00; 11-01~02-29 tu,we,th,fr 10:00-20:00");
  // Those of the stretch that the bracket is behind; perhaps of all.
  CHECK(hours("화~금 10:00~20:00, 토·일 10:00~19:00(11~2월 10:00~18:00)") ==
        "tu,we,th,fr 10:00-20:00; sa,su 10:00-19:00; 11-01~02-29 sa,su 10:00-18:00; "
        "11-01~02-29 tu,we,th,fr 10:00-20:00?");
  // Of which months Saturday is nobody says.
  CHECK(hours("3~10월 09:00~18:00, 11~2월 09:00~17:00, 토요일 09:00~13:00") ==
        "03-01~10-31 mo,tu,we,th,fr,su 09:00-18:00; 11-01~02-29 mo,tu,we,th,fr,su 09:00-17:00; "
        "03-01~10-31 sa 09:00-13:00; 11-01~02-29 sa 09:00-13:00?");
  CHECK(hours("평일 09:00~18:00, 7~8월 09:00~20:00, 토 09:00~13:00") ==
        "mo,tu,we,th,fr 09:00-18:00; 07-01~08-31 mo,tu,we,th,fr 09:00-20:00; "
        "sa 09:00-13:00; 07-01~08-31 sa 09:00-13:00?");
  // Behind the bracket that names the months the year goes on.
  CHECK(hours("화~금 10:00~20:00(7~8월 금 10:00~22:00), 토 10:00~17:00") ==
        "tu,we,th,fr 10:00-20:00; 07-01~08-31 fr 10:00-22:00; sa 10:00-17:00; "
        "07-01~08-31 tu,we,th 10:00-20:00; 07-01~08-31 sa 10:00-17:00");
}

TEST_CASE("days and months may have a particle") {
  CHECK(hours("평일은 09:00~18:00, 토요일은 09:00~13:00") ==
        "mo,tu,we,th,fr 09:00-18:00; sa 09:00-13:00");
  CHECK(hours("평일 09:00~18:00 (7~8월은 09:00~20:00)") ==
        "mo,tu,we,th,fr 09:00-18:00; 07-01~08-31 mo,tu,we,th,fr 09:00-20:00");
}

TEST_CASE("hours behind a label are of its days") {
  const std::vector<std::string_view> weekend{"sa", "su"};
  const auto days = [&](std::string_view text) {
    const HoursText found = read_week_hours(text, weekend);
    REQUIRE(!found.parts.empty());
    return found.parts.front().days;
  };
  CHECK(days("09:00~18:00") == weekend);
  CHECK(days("09:00~18:00 (일요일 제외)") == std::vector<std::string_view>{"sa"});
  CHECK(days("평일 09:00~18:00").size() == 5);
  CHECK(days("09:00~18:00(토)") == std::vector<std::string_view>{"sa"});
}

TEST_CASE("a text of very many stretches is read in part") {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += std::to_string(i % 12 + 1) + "월 " + (i % 2 == 0 ? "월" : "화") +
            " 09:00~18:00, 수 9시~10시, ";
  const HoursText found = read_week_hours(text);
  CHECK(!found.complete);
  CHECK(!found.parts.empty());
  CHECK(found.parts.size() < 10 * most_stretches);
}
