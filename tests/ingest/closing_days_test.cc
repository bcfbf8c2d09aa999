// Closing days as Korean cells have them.
#include "ingest/repair/closing_days.h"

#include "support/catch.h"

using namespace madang::ingest::repair;

namespace {

/// "su mo 1SU 01-01 holidays", ? behind it where something was not understood.
std::string days(std::string_view text) {
  const ClosingDays found = read_closing_days(text);
  std::string out;
  const auto add = [&out](std::string_view one) { out.append(out.empty() ? "" : " ").append(one); };
  if (found.never) add("never");
  for (const std::string_view day : found.weekly) add(day);
  for (const std::string& day : found.monthly) add(day);
  for (const std::string& day : found.yearly) add(day);
  for (const Months& months : found.months) add(months.from + "~" + months.to);
  for (const ClosedInMonths& some : found.in_months)
    for (const std::string& rule : rules_of(some)) add(rule);
  if (found.holidays) add("holidays");
  if (!found.any) CHECK(out.empty());
  return out + (found.complete ? "" : "?");
}

}  // namespace

TEST_CASE("closing days of the week") {
  CHECK(days("매주 월요일") == "mo");
  CHECK(days("월") == "mo");
  CHECK(days("토+일") == "sa su");
  CHECK(days("토일") == "sa su");
  CHECK(days("매주 토,일요일") == "sa su");
  CHECK(days("토·일요일, 법정공휴일") == "sa su holidays");
  CHECK(days("월요일화요일") == "mo tu");
  CHECK(days("주말 및 공휴일") == "sa su holidays");
  CHECK(days("매주월요일+법정공휴일") == "mo holidays");
  CHECK(days("평일") == "mo tu we th fr");
  CHECK(days("월요일과 화요일") == "mo tu");
  CHECK(days("월~수") == "mo tu we");
  CHECK(days("매주 토요일~월요일, 추석") == "sa su mo chuseok");
  CHECK(days("격주 월요일, 화요일") == "tu?");  // never every Monday
  CHECK(days("홀수주 일요일") == "?");
}

TEST_CASE("days of one year are no days of every year") {
  CHECK(days("2024.1.29~2.10 공사") == "?");
  CHECK(days("24년 1월 1일, 매주 월요일") == "mo?");
  CHECK(days("12.1~2.28") == "12-01~02-28");
}

TEST_CASE("days on which a text says that it is open are none") {
  CHECK(days("공휴일 정상운영") == "?");
  CHECK(days("매주 월요일 휴관, 단 공휴일은 개관") == "mo?");
  CHECK(days("매주 월요일, 공휴일과 겹치는 월요일은 개관") == "mo?");
  CHECK(days("매주 월요일 휴관하지 않음") == "?");
  CHECK(days("개관기념일, 매주 월요일") == "mo?");
  CHECK(days("일요일(사정에 따라 휴관하지 않을 수 있음)") == "su?");
}

TEST_CASE("closing days by the day of a month") {
  CHECK(days("매월 말일") == "-1");  // and no last Sunday
  CHECK(days("말일") == "-1");
  CHECK(days("매월 마지막일") == "-1");
  CHECK(days("매월 마지막 날") == "-1");
  CHECK(days("매월 마지막 일요일") == "-1SU");
  CHECK(days("매월 1일") == "1");
  CHECK(days("매월 1, 15일") == "1 15");
  CHECK(days("매월 1일, 15일, 설날") == "1 15 seollal");
  CHECK(days("매월 2, 4일요일") == "2SU 4SU");
  CHECK(days("매월 첫째 월요일, 1월 1일") == "1MO 01-01");
  CHECK(days("매월 40일") == "?");
  CHECK(days("매월 1일 14시 이전") == "?");
}

TEST_CASE("months in which it is closed") {
  CHECK(days("12월~3월") == "12-01~03-31");
  CHECK(days("12월~3월 휴무") == "12-01~03-31");
  CHECK(days("겨울(12~3월)") == "12-01~03-31");
  CHECK(days("12~3월+7~8월, 매주 월요일") == "mo 12-01~03-31 07-01~08-31");
  CHECK(days("7월") == "?");
  // What holds in them only is not taken for all of them, and what is said of open days for none.
  CHECK(days("4월~11월은 주말에만 운영") == "?");
  CHECK(days("3월~11월까지 주말에만 운영") == "?");
}

TEST_CASE("closing days of some months") {
  CHECK(days("7월~8월 매주 월요일, 설날") == "seollal FREQ=WEEKLY;BYMONTH=7,8;BYDAY=MO");
  CHECK(days("4월~11월은 평일 휴관") ==
        "FREQ=WEEKLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=MO,TU,WE,TH,FR");
  CHECK(days("하절기(7~8월) 매주 월, 화요일") == "FREQ=WEEKLY;BYMONTH=7,8;BYDAY=MO,TU");
  CHECK(days("12.1~2.28 매주 월요일, 매주 화요일") == "tu FREQ=WEEKLY;BYMONTH=12,1,2;BYDAY=MO");
  CHECK(days("2월 넷째주 월요일, 1월 1일") == "01-01 FREQ=MONTHLY;BYMONTH=2;BYDAY=4MO");
  CHECK(days("12월, 1월 매월 15일") == "FREQ=MONTHLY;BYMONTH=12,1;BYMONTHDAY=15");
  CHECK(days("동절기(12월+1월+2월)") == "12-01~02-29");
  CHECK(days("12월,1월,2월 휴관, 추석") == "chuseok 12-01~02-29");
  // Months that nobody names, and stretches that are no months.
  CHECK(days("하절기 매주 월요일, 추석") == "chuseok?");
  CHECK(days("7월 15일~8월 15일 매주 월요일") == "?");
}

TEST_CASE("months stand before days in many ways") {
  constexpr const char* summer = "FREQ=WEEKLY;BYMONTH=3,4,5,6,7,8,9,10;BYDAY=MO";
  CHECK(days("3월~10월 : 매주 월요일") == summer);
  CHECK(days("하절기(3~10월): 매주 월요일") == summer);
  CHECK(days("3~10월 : 월요일, 11~2월 : 월~화요일") ==
        std::string(summer) + " FREQ=WEEKLY;BYMONTH=11,12,1,2;BYDAY=MO,TU");
  CHECK(days("7월 1일~8월 31일 : 매주 월요일") == "FREQ=WEEKLY;BYMONTH=7,8;BYDAY=MO");
  CHECK(days("4~5월, 9~10월 매주 월요일") ==
        "FREQ=WEEKLY;BYMONTH=4,5;BYDAY=MO FREQ=WEEKLY;BYMONTH=9,10;BYDAY=MO");
  CHECK(days("6월, 12월 첫째주 월~화") ==
        "FREQ=MONTHLY;BYMONTH=6;BYDAY=1MO,1TU FREQ=MONTHLY;BYMONTH=12;BYDAY=1MO,1TU");
  CHECK(days("3,6월 둘째 월요일") ==
        "FREQ=MONTHLY;BYMONTH=3;BYDAY=2MO FREQ=MONTHLY;BYMONTH=6;BYDAY=2MO");
  CHECK(days("1월, 2월, 12월") == "01-01~01-31 02-01~02-29 12-01~12-31");
  // What is not said for sure closes nothing.
  for (const char* text :
       {"3월~10월(월요일)", "매주 월요일 7월~8월", "매주 월요일(7월~8월)",
        "5월~9월을 제외한 매주 월요일", "7,8월 제외 매주 월요일", "홀수달 첫째 월요일", "월 1회",
        "월 2회(둘째,넷째 수요일)", "월 1회 수요일", "방학 중 주말",
        "하절기 : 없음, 동절기 : 매주 월요일", "운영기간 4월~10월"})
    CHECK(days(text) == "?");
  CHECK(days("11월~2월 토요일, 공휴일") == "FREQ=WEEKLY;BYMONTH=11,12,1,2;BYDAY=SA?");
  CHECK(days("3월~11월 무휴, 12월~2월 매주 월요일") == "FREQ=WEEKLY;BYMONTH=12,1,2;BYDAY=MO?");
}

TEST_CASE("weeks stand in brackets behind days") {
  CHECK(days("월(첫째 주+셋째 주)+일(둘째 주+넷째 주)+법정공휴일") == "1MO 3MO 2SU 4SU holidays");
  CHECK(days("토요일(첫째, 셋째), 일요일") == "su 1SA 3SA");
  CHECK(days("토요일(격주), 일요일") == "su?");
  CHECK(days("토요일(오후), 일요일") == "su?");
  CHECK(days("7~8월 월요일(둘째주)") == "?");
  CHECK(days("매월 첫째주 월요일~수요일") == "1MO 1TU 1WE");
}

TEST_CASE("days on which a text says that it is open, and labels, close nothing") {
  CHECK(days("일요일 개방, 월요일 휴무") == "mo?");
  CHECK(days("월요일 무휴") == "?");
  CHECK(days("매주 월요일 휴관, 공휴일 무휴") == "mo?");
  CHECK(days("정기휴관일: 매주 월요일") == "mo");
  CHECK(days("정기휴무일 매주 화") == "tu");
}

TEST_CASE("what closes a part of a day, or a day beside another, closes no more") {
  CHECK(days("월요일 오전") == "?");
  CHECK(days("매주 월,화요일 오전, 일요일") == "su?");
  CHECK(days("둘째, 넷째 월요일 14:00 이후, 추석") == "chuseok?");
  CHECK(days("매주 월요일 24시간 휴무") == "mo?");
  CHECK(days("공휴일 다음날, 매주 월요일") == "mo?");
  CHECK(days("추석 연휴 다음날") == "?");
  CHECK(days("설날 전날과 당일") == "seollal-eve seollal");
  CHECK(days("설날·추석 당일 및 다음 날") == "seollal seollal-next chuseok chuseok-next");
  CHECK(days("부분휴관2024.5.7.(화)") == "?");
}

TEST_CASE("closing days of some weeks of a month") {
  CHECK(days("첫째·셋째 일요일") == "1SU 3SU");
  CHECK(days("둘째, 넷째 일요일") == "2SU 4SU");
  CHECK(days("매월 1,3,4,5주 일요일") == "1SU 3SU 4SU 5SU");
  CHECK(days("매월 1,3,4,5주 일요일, 신정, 설연휴, 추석연휴, 근로자의날") ==
        "1SU 3SU 4SU 5SU 01-01 seollal-holidays chuseok-holidays 05-01");
  CHECK(days("매월 1.3째주 월요일") == "1MO 3MO");
  CHECK(days("2+4번째 월요일") == "2MO 4MO");
  CHECK(days("제1, 3 일요일") == "1SU 3SU");
  CHECK(days("제2·제4 월요일") == "2MO 4MO");
  CHECK(days("매월 첫 번째 월요일, 일요일") == "1MO 1SU");
  CHECK(days("둘째 주 월+넷째 주 월+공휴일") == "2MO 4MO holidays");
  CHECK(days("1/1+설날+추석+1주 일요일+3주 일요일") == "1SU 3SU 01-01 seollal chuseok");
  CHECK(days("매월 마지막주 수요일") == "-1WE");
  CHECK(days("매월둘째주월요일") == "2MO");
  CHECK(days("4주 일요일") == "4SU");
  CHECK(days("2,4주 월요일, 국가지정 공휴일") == "2MO 4MO holidays");
  CHECK(days("매월 2,4째주 일요일, 매주 월요일") == "mo 2SU 4SU");
}

TEST_CASE("closing days of the year") {
  CHECK(days("설·추석 연휴") == "seollal-holidays chuseok-holidays");
  CHECK(days("설, 추석") == "seollal chuseok");
  CHECK(days("설/추석 당일") == "seollal chuseok");
  CHECK(days("1월 1일+설 연휴+추석연휴") == "01-01 seollal-holidays chuseok-holidays");
  CHECK(days("신정,구정,추석,매주월요일") == "mo 01-01 seollal chuseok");
  CHECK(days("명절") == "seollal chuseok");
  CHECK(days("명절연휴") == "seollal-holidays chuseok-holidays");
  CHECK(days("1.1,설연휴") == "01-01 seollal-holidays");
  CHECK(days("공휴일") == "holidays");
}

TEST_CASE("never closed, and what is no closing day") {
  CHECK(days("연중무휴") == "never");
  CHECK(days("없음") == "never");
  CHECK(days("무휴") == "never");
  CHECK(days("연중무휴(설, 추석 당일 2일 제외)") == "never seollal chuseok");
  CHECK(days("연중무휴(단, 설·추석 연휴는 제외)") == "never seollal-holidays chuseok-holidays");
  CHECK(days("연중무휴(시설 점검일 제외)") == "never?");
  CHECK(days("매주 월요일(공휴일 제외)") == "mo?");
  // Where it is not always open, they are no closing days.
  CHECK(days("공휴일 제외") == "?");
  CHECK(days("일요일 제외") == "?");
  CHECK(days("주말 제외") == "?");
  CHECK(days("설날 제외") == "?");
  CHECK(days("매주 월요일, 공휴일은 제외") == "mo?");
  CHECK(days("매주 월요일, 설·추석 연휴 제외") == "mo?");
  CHECK(days("1월 1일 제외") == "?");
  CHECK(days("토·일요일 제외") == "?");
  CHECK(days("주말 및 공휴일 제외") == "?");
  CHECK(days("매주 월요일, 설날 및 추석 제외") == "mo?");
  CHECK(days("연중무휴, 공휴일 제외") == "never holidays?");
  CHECK(days("설날·추석 당일을 제외하고 연중무휴") == "never seollal chuseok?");
  CHECK(days("신정(1월 1일), 설(구정), 명절(설, 추석)당일") == "01-01 seollal chuseok");
  CHECK(days("신정(1월 1일), 설(구정)") == "01-01 seollal");
  CHECK(days("안전점검의 날(월1회)") == "?");
  CHECK(days("월1회") == "?");
  CHECK(days("시설 사정에 따라 변경") == "?");
  CHECK(days("개관기념일").find("su") == std::string::npos);
  CHECK(days("일(시설 사정에 따라 변경가능)") == "su?");
  CHECK(days("").empty());
}

TEST_CASE("days of the year with what stands beside them in brackets") {
  CHECK(days("설날(전날, 당일, 다음날)") == "seollal-eve seollal seollal-next");
  CHECK(days("추석(전일,당일)") == "chuseok-eve chuseok");
  CHECK(days("설·추석(연휴 포함)") == "seollal-holidays chuseok-holidays");
  CHECK(days("명절(설, 추석)당일") == "seollal chuseok");
  CHECK(days("명절(설)") == "seollal");
  CHECK(days("명절연휴(설, 추석)") == "seollal-holidays chuseok-holidays");
  CHECK(days("설(당일)+추석(당일)") == "seollal chuseok");
  CHECK(days("설·추석 전후 1일") ==
        "seollal-eve seollal seollal-next chuseok-eve chuseok chuseok-next");
  CHECK(days("추석 전.후3일") == "chuseok?");        // three in all, or on each side
  CHECK(days("추석 연휴일") == "chuseok-holidays");  // and no Sunday
  CHECK(days("추석명절") == "chuseok");
  CHECK(days("신정당일") == "01-01");
  CHECK(days("신정(1.1~1.2)") == "01-01 01-01~01-02");
  CHECK(days("신정 다음날") == "?");
  CHECK(days("3.1절, 부처님오신날") == "03-01 buddha");
}

TEST_CASE("a day of one's own has its date in brackets") {
  CHECK(days("개관기념일(10월 5일)") == "10-05");
  CHECK(days("재단 창립기념일(매년 9월 1일), 매주 월요일") == "mo 09-01");
  CHECK(days("개교기념일(10. 1.)") == "10-01");
  CHECK(days("대청소일(12.30.~12.31.)") == "12-30~12-31");
  CHECK(days("임시휴관일(5월 3일)") == "?");
  CHECK(days("개관기념일(10월)") == "?");
}

TEST_CASE("dates of every year, and months into the next one") {
  CHECK(days("매년 1월 1일") == "01-01");
  CHECK(days("(매년)1월1일") == "01-01");
  CHECK(days("매년 12월1일부터 다음해 2월말일까지") == "12-01~02-29");
  CHECK(days("12월~익년 2월") == "12-01~02-29");
  CHECK(days("매월 5일 단위") == "?");
  CHECK(days("1. 15일") == "?");
  // Not the weekdays of all the year: what stands before them is said of other months.
  CHECK(days("12~익년3월+4월~11월은 평일 휴관") ==
        "FREQ=WEEKLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=MO,TU,WE,TH,FR?");
}

TEST_CASE("public holidays by other names") {
  CHECK(days("토,일,공") == "sa su holidays");
  CHECK(days("관공서 공휴일") == "holidays");
  CHECK(days("1) 매주일요일 2)국가지정공휴일") == "su holidays");
  // Days in place of some are not all of them.
  CHECK(days("대체공휴일") == "?");
  CHECK(days("공휴일, 대체공휴일") == "holidays");
  CHECK(days("「관공서의 공휴일에 관한 규정」에 따른 대체공휴일") == "?");
  CHECK(days("관공서의 공휴일에 관한 규정 제3조에 따른 대체공휴일, 신정") == "01-01?");
  CHECK(days("「관공서의 공휴일에 관한 규정」에서 정한 공휴일") == "holidays");
}

TEST_CASE("weekdays of which something else is said are not closed every week") {
  CHECK(days("법정공휴일과 겹치는 일요일") == "?");
  CHECK(days("설 연휴와 이어지는 토·일, 매주 월요일") == "mo seollal-holidays?");
  CHECK(days("행사없는 토,일요일") == "?");
  CHECK(days("월+일요일이 아닌 관공서의 공휴일") == "mo holidays?");
  CHECK(days("월+화 휴무(7월~8월)") == "?");
  CHECK(days("1,3 일요일") == "1SU 3SU");
  CHECK(days("매월 1.3일요일") == "1SU 3SU");
  CHECK(days("월(1+3주째)") == "1MO 3MO");
  CHECK(days("첫째,세째 월") == "1MO 3MO");
  CHECK(days("매월 첫째?셋째 일요일") == "1SU 3SU");  // a mark that an encoding lost
}
