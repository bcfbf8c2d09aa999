// Hours and closing days of one text are told apart.
#include "ingest/repair/hours_prose.h"

#include <string>

#include "ingest/repair/closing_days.h"
#include "support/catch.h"

using namespace madang::ingest::repair;

namespace {

/// "hours | closing".
std::string parts(std::string_view text) {
  const HoursProse found = hours_prose(text);
  return found.hours + " | " + found.closing;
}

}  // namespace

TEST_CASE("closing days stand before the hours, between them, or behind them") {
  CHECK(parts("09:00~18:00 (매주 월요일 휴관)") == "09:00~18:00 | 매주 월요일 휴관");
  CHECK(parts("09:00~18:00, 매주 월요일, 설날 휴관") == "09:00~18:00 | 매주 월요일, 설날 휴관");
  CHECK(parts("토요일 휴무, 평일 09:00~18:00") == "평일 09:00~18:00 | 토요일 휴무");
  CHECK(parts("매주 월요일 휴관 09:00~18:00") == "09:00~18:00 | 매주 월요일 휴관");
  CHECK(parts("연중무휴 09:00~22:00") == "09:00~22:00 | 연중무휴");
  CHECK(parts("평일 09:00~18:00, 월요일 휴관, 주말 10:00~17:00") ==
        "평일 09:00~18:00, 주말 10:00~17:00 | 월요일 휴관");
  CHECK(parts("매일(월 휴무) 10:00~18:00") == "매일 10:00~18:00 | 월 휴무");
}

TEST_CASE("days behind the word for closing are those of the hours, but for those of a label") {
  CHECK(parts("월요일 휴무, 토, 일요일 10:00~17:00") == "토, 일요일 10:00~17:00 | 월요일 휴무");
  CHECK(parts("휴관일: 월, 화, 평일 09:00~18:00") == "평일 09:00~18:00 | 휴관일: 월, 화");
  CHECK(parts("매주 월요일 휴관, 12.25~12.31") == " | 매주 월요일 휴관, 12.25~12.31");
}

TEST_CASE("remarks stay with what they are behind") {
  CHECK(parts("연중무휴(설, 추석 당일 제외) 09:00~18:00") ==
        "09:00~18:00 | 연중무휴(설, 추석 당일 제외)");
  CHECK(parts("09:00~18:00 (월요일, 공휴일(일요일 제외) 휴관)") ==
        "09:00~18:00 | 월요일, 공휴일(일요일 제외) 휴관");
  CHECK(parts("09:00~18:00, 연중무휴(설날 당일 제외)") == "09:00~18:00 | 연중무휴(설날 당일 제외)");
  CHECK(parts("화~일 10:00~18:00(입장마감 17:30), 월요일 휴관") ==
        "화~일 10:00~18:00(입장마감 17:30) | 월요일 휴관");
}

TEST_CASE("closing days in English and German") {
  CHECK(parts("Daily 9:00-18:00, closed Mondays") == "Daily 9:00-18:00 | closed Mondays");
  CHECK(parts("10am-2pm Sat; Sun closed") == "10am-2pm Sat | Sun closed");
  CHECK(parts("So. geschlossen, Mo-Sa 9-18 Uhr") == "Mo-Sa 9-18 Uhr | So. geschlossen");
  CHECK(parts("Mon-Fri 9-5, closed 12-1") == "Mon-Fri 9-5, closed 12-1 | ");  // a break
  const ClosingDays days = read_closing_days("Closed on Mondays and public holidays");
  CHECK(days.weekly == std::vector<std::string_view>{"mo"});
  CHECK(days.holidays);
  CHECK(days.complete);
  CHECK(read_closing_days("Sun closed").weekly == std::vector<std::string_view>{"su"});
  CHECK(!read_closing_days("closed daily").any);
  CHECK(!read_closing_days("closed for works on Monday").complete);
}

TEST_CASE("days behind the word for closing are those of the hours, without a mark too") {
  CHECK(parts("평일 09:00~18:00 토 휴무 일 10:00~15:00") ==
        "평일 09:00~18:00, 일 10:00~15:00 | 토 휴무");
  CHECK(parts("매주 월요일은 휴관합니다 평일 09:00~18:00") ==
        "평일 09:00~18:00 | 매주 월요일은 휴관합니다");
  CHECK(parts("연중무휴 평일 09:00~18:00, 주말 10:00~17:00") ==
        "평일 09:00~18:00, 주말 10:00~17:00 | 연중무휴");
  CHECK(parts("Sun closed Mon-Fri 9-17") == "Mon-Fri 9-17 | Sun closed");
  CHECK(hours_prose("평일 09:00~18:00 토 휴무 일 10:00~15:00").parted);
  // Which of the days are closed nobody says.
  CHECK(parts("정기휴관일 월요일 평일 09:00~18:00") == " | 정기휴관일 월요일 평일 09:00~18:00");
  CHECK(!hours_prose("정기휴관일 월요일 평일 09:00~18:00").parted);
  CHECK(!hours_prose("09:00~18:00, 휴관일 월요일 토 10:00~13:00").parted);
}
