// Hours, closing days and periods that a map says a column tells, in prose.
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

Made hall(const std::string& members, std::vector<std::string> map = {"hours=H", "closing=C"}) {
  map.insert(map.end(), {"as=resources", "list=/rows", "name=NM"});
  return import(R"({"rows":[{"NM":"a",)" + members + "}]}", "", map);
}

constexpr const char* every_day =
    R"([{"days":["mo","tu","we","th","fr","sa","su"],"from":"09:00","to":"18:00"}])";

}  // namespace

TEST_CASE("a column of hours in prose becomes weekly hours", "[mapping]") {
  const Made made = hall(R"("H":"평일 09:00~18:00, 주말 10:00~17:00")");
  CHECK(made.at(0, "/availability/weekly") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"},)"
        R"({"days":["sa","su"],"from":"10:00","to":"17:00"}])");
  CHECK(made.at(0, "/availability/time_zone") == "Asia/Seoul");
  CHECK(made.count("hours-prose") == 1);
  CHECK(hall(R"("H":"9시~18시")").at(0, "/availability/weekly") == every_day);
  CHECK(
      hall(R"("H":"매일 09:00 - 18:00")", {"availability.hours=H"}).at(0, "/availability/weekly") ==
      every_day);
  CHECK(hall(R"("H":"24시간 개방")").at(0, "/availability/weekly/0/to") == "24:00");
  const Made asks = hall(R"("H":"문의")");
  CHECK(asks.at(0, "/x-H") == "문의");
  CHECK(asks.at(0, "/availability").empty());
  CHECK(asks.count("value-set-aside") == 1);
}

TEST_CASE("closing days of a column close the hours of another, whichever comes first",
          "[mapping]") {
  for (const auto& map : {std::vector<std::string>{"hours=H", "closing=C"},
                          std::vector<std::string>{"closing=C", "hours=H"}}) {
    const Made made =
        hall(R"("H":"09:00~18:00","C":"매주 월요일, 첫째 일요일, 설·추석 연휴")", map);
    CHECK(made.at(0, "/availability/weekly/0/days") == R"(["tu","we","th","fr","sa","su"])");
    CHECK(made.at(0, "/availability/closing/monthly") == R"(["1SU"])");
    CHECK(made.at(0, "/availability/closing/yearly/0") == "seollal-holidays");
    CHECK(made.count("closing-days") == 1);
  }
}

TEST_CASE("closing days behind the hours in one column", "[mapping]") {
  for (const char* text : {"09:00~18:00 (매주 월요일 휴관)", "09:00~18:00, 매주 월요일 휴관",
                           "09:00~18:00 ※ 매주 월요일은 휴관"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/availability/weekly/0/days") == R"(["tu","we","th","fr","sa","su"])");
    CHECK(made.at(0, "/availability/closing/weekly") == R"(["mo"])");
  }
}

TEST_CASE("closing days before the hours, in other languages, and of holidays", "[mapping]") {
  const Made before = hall(R"("H":"토요일 휴무, 평일 09:00~18:00")");
  CHECK(before.at(0, "/availability/weekly/0/days") == R"(["mo","tu","we","th","fr"])");
  CHECK(before.at(0, "/availability/closing/weekly") == R"(["sa"])");
  const Made english = hall(R"("H":"Daily 9:00-18:00, closed Mondays")");
  CHECK(english.at(0, "/availability/weekly/0/days") == R"(["tu","we","th","fr","sa","su"])");
  CHECK(english.at(0, "/availability/time_zone").empty());
  CHECK(hall(R"("H":"평일(공휴일 제외) 09:00~18:00")").at(0, "/availability/holidays") == "closed");
  CHECK(
      hall(R"("H":"Sat 10-4","C":"Sundays and public holidays")").at(0, "/availability/holidays") ==
      "closed");
}

TEST_CASE("hours of the night or of the afternoon are kept, and counted", "[mapping]") {
  for (const char* text : {"1:00~5:00", "Mo-Fr 1-5", "하절기 09:00~18:00, 동절기 09:00~17:00"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/x-H") == text);
    CHECK(made.at(0, "/availability").empty());
    CHECK(made.count("value-set-aside") == 1);
  }
}

TEST_CASE("hours of some months are a season's", "[mapping]") {
  for (const char* text :
       {"3~10월 09:00~18:00, 11~2월 09:00~17:00", "3월~10월 09:00~18:00 / 11월~2월 09:00~17:00",
        "하절기(3~10월): 09:00~18:00, 동절기(11~2월): 09:00~17:00",
        "09:00~18:00 (3~10월), 09:00~17:00 (11~2월)"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/availability/weekly").empty());
    CHECK(made.at(0, "/availability/seasons/0/from") == "03-01");
    CHECK(made.at(0, "/availability/seasons/0/to") == "10-31");
    CHECK(made.at(0, "/availability/seasons/0/hours") == every_day);
    CHECK(made.at(0, "/availability/seasons/1/from") == "11-01");
    CHECK(made.at(0, "/availability/seasons/1/to") == "02-29");
    CHECK(made.at(0, "/availability/seasons/1/hours/0/to") == "17:00");
    CHECK(made.count("hours-prose") == 1);
  }
  // The season goes on over the days that it names, and closing days are closed in it too.
  const Made days = hall(R"("H":"4월~9월 평일 06:00~20:00, 주말 07:00~20:00","C":"매주 월요일")");
  CHECK(days.at(0, "/availability/seasons/0/hours/0/days") == R"(["tu","we","th","fr"])");
  CHECK(days.at(0, "/availability/seasons/0/hours/1/from") == "07:00");
  CHECK(hall(R"("H":"3월 15일~10월 말 09:00~18:00")").at(0, "/availability/seasons/0/from") ==
        "03-15");
  CHECK(hall(R"("H":"7·8월 09:00~22:00")").at(0, "/availability/seasons/0/to") == "08-31");
  // Nobody says when it begins.
  CHECK(hall(R"x("H":"하절기 09:00~18:00, 동절기 09:00~17:00")x").count("value-set-aside") == 1);
  CHECK(hall(R"("H":"5,9월 09:00~18:00")").count("value-set-aside") == 1);
}

TEST_CASE("hours with more around them are read partly, and the text is kept", "[mapping]") {
  for (const char* text : {"09:00~18:00 (점심시간 12:00~13:00)", "09:00~18:00(동절기 17:00)",
                           "09:00~18:00 (단, 수요일은 21:00까지)", "09:00~18:00 / 토요일은 예약제",
                           "09:00~18:00, 동절기 09:00~17:00"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/availability/weekly") == every_day);
    CHECK(made.at(0, "/H") == text);
    CHECK(made.count("hours-prose-partly") == 1);
    CHECK(made.count("hours-prose") == 0);
  }
  const Made two = hall(R"("H":"10:00~12:00, 13:00~18:00")");
  CHECK(two.at(0, "/availability/weekly/1/from") == "13:00");
  CHECK(two.count("hours-prose") == 1);
  CHECK(hall(R"x("H":"운영시간 : 09:00~18:00 (연중무휴)")x").count("hours-prose-partly") == 0);
  // As OpenStreetMap writes them.
  CHECK(hall(R"("H":"Mo-Fr 09:00-18:00; Sa 10:00-13:00")").at(0, "/availability/weekly/1/days") ==
        R"(["sa"])");
  const Made unknown = hall(R"("H":"09:00~18:00","C":"선거일")");
  CHECK(unknown.at(0, "/availability/closing/text") == "선거일");
  CHECK(unknown.count("closing-days-partly") == 1);
}

TEST_CASE("days, months and hours belong to the stretch that they stand beside", "[mapping]") {
  const auto weekly = [](const std::string& text) {
    return hall("\"H\":\"" + text + "\"").at(0, "/availability/weekly");
  };
  // A second stretch is of the days of the first.
  CHECK(weekly("평일 09:00~12:00, 13:00~18:00") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"12:00"},)"
        R"({"days":["mo","tu","we","th","fr"],"from":"13:00","to":"18:00"}])");
  // A day that is named has hours of its own.
  CHECK(weekly("09:00~21:00 (토 09:00~17:00)") ==
        R"([{"days":["mo","tu","we","th","fr","su"],"from":"09:00","to":"21:00"},)"
        R"({"days":["sa"],"from":"09:00","to":"17:00"}])");
  CHECK(weekly("09:00~12:00, 13:00~18:00 (토 09:00~11:00)") ==
        R"([{"days":["mo","tu","we","th","fr","su"],"from":"09:00","to":"12:00"},)"
        R"({"days":["mo","tu","we","th","fr","su"],"from":"13:00","to":"18:00"},)"
        R"({"days":["sa"],"from":"09:00","to":"11:00"}])");
  // Of one whose days all have hours of their own nothing is left.
  CHECK(weekly("매일 09:00~21:00, 평일 09:00~18:00, 주말 10:00~17:00") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"},)"
        R"({"days":["sa","su"],"from":"10:00","to":"17:00"}])");
  CHECK(weekly("07:00~10:00(평일), 18:00~22:00(주말)") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"07:00","to":"10:00"},)"
        R"({"days":["sa","su"],"from":"18:00","to":"22:00"}])");
  // A season in brackets with hours of its own.
  const Made winter = hall(R"x("H":"06:00~22:00 (11월~2월 07:00~21:00)")x");
  CHECK(winter.at(0, "/availability/weekly/0/from") == "06:00");
  CHECK(winter.at(0, "/availability/seasons/0/from") == "11-01");
  CHECK(winter.at(0, "/availability/seasons/0/hours/0/from") == "07:00");
  const Made until = hall(R"x("H":"09:00~18:00 (11월~2월은 17:00까지)")x");
  CHECK(until.at(0, "/availability/weekly") == every_day);
  CHECK(until.count("hours-prose-partly") == 1);
  CHECK(hall(R"x("H":"06:00~22:00(하절기), 07:00~21:00(동절기)")x").count("value-set-aside") == 1);
  const Made lunch = hall(R"("H":"10:00~18:00 ※ 12:00~13:00 점심시간")");
  CHECK(lunch.at(0, "/availability/weekly/1").empty());
  CHECK(lunch.count("hours-prose-partly") == 1);
  // No hour before it: of twelve.
  CHECK(weekly("9:00~6:00") == every_day);
  CHECK(weekly("10:00~02:00").find(R"("to":"02:00")") != std::string::npos);
  const Made closing = hall(R"("H":"09:00~18:00, 매월 2,4주 일요일 휴관")");
  CHECK(closing.at(0, "/availability/closing/monthly") == R"(["2SU","4SU"])");
  CHECK(hall(R"x("H":"09:00~18:00 (토, 일, 공휴일 휴무)")x").at(0, "/availability/weekly/0/days") ==
        R"(["mo","tu","we","th","fr"])");
}

TEST_CASE("a period is mapped with its ends", "[mapping]") {
  const Made made =
      hall(R"("F":"20220501","T":"2022.06.30")", {"period.from=F", "period.to=T", "id=NM"});
  CHECK(made.at(0, "/availability/period") == R"({"from":"2022-05-01","to":"2022-06-30"})");
  CHECK(import(R"({"rows":[{"t":"a","F":"2022-05-01"}]})", "",
               {"as=bulletins", "list=/rows", "title=t", "period.from=F"})
            .at(0, "/period/from") == "2022-05-01");
}

TEST_CASE("columns of hours and closing days are known by their names", "[mapping]") {
  const Made made =
      import("시설명,위도,경도,운영시간,휴관일\n강당,37.5,127.0,09:00~18:00,매주 월요일\n");
  CHECK(made.at(0, "/availability/weekly/0/from") == "09:00");
  CHECK(made.at(0, "/availability/closing/weekly") == R"(["mo"])");
}

TEST_CASE("decimal commas where no comma parts the cells", "[mapping]") {
  const Made made = import("이름;위도;경도;요금;정원\n강당;37,566;126,9780;1.234,50;1,200\n");
  CHECK(made.at(0, "/place/lat") == "37.566");
  CHECK(made.at(0, "/place/lon") == "126.978");
  CHECK(made.at(0, "/price/amount") == "1234.5");
  CHECK(made.at(0, "/capacity") == "1200");  // thousands
  CHECK(made.count("decimal-comma") == 3);
  CHECK(import("이름\t위도\t경도\n강당\t37,5665\t-12,5\n").at(0, "/place/lon") == "-12.5");
  // Of a table with commas only degrees are so.
  const Made commas = import("이름,위도,경도,정원\n강당,\"37,5665\",\"126,97\",\"12,5\"\n");
  CHECK(commas.count("decimal-comma") == 2);
  CHECK(commas.at(0, "/x-정원") == "12,5");
  const Made own = madang::ingest_test::import(
      "id;name;kind;description;capacity;place.lat;place.lon\na;A;space;x;12,5;37,566;126,978\n");
  CHECK(own.at(0, "/place/lat") == "37.566");
  CHECK(own.at(0, "/capacity") == "12.5");
  CHECK(own.count("decimal-comma") == 3);
}

TEST_CASE("a rule of OpenStreetMap holds on its days in place of those before it", "[mapping]") {
  const auto week = [](const std::string& text) {
    return hall(R"("H":")" + text + R"(")").at(0, "/availability/weekly");
  };
  CHECK(week("Mo-Fr 09:00-17:00; Fr 09:00-12:00") ==
        R"([{"days":["mo","tu","we","th"],"from":"09:00","to":"17:00"},)"
        R"({"days":["fr"],"from":"09:00","to":"12:00"}])");
  CHECK(week("Mo-Fr 09:00-12:00; Fr 13:00-17:00") ==
        R"([{"days":["mo","tu","we","th"],"from":"09:00","to":"12:00"},)"
        R"({"days":["fr"],"from":"13:00","to":"17:00"}])");
  // Of the first nothing would be left: both were meant.
  CHECK(week("Mo-Tu 09:00-12:00; Mo-Tu 13:00-17:00") ==
        R"([{"days":["mo","tu"],"from":"09:00","to":"12:00"},)"
        R"({"days":["mo","tu"],"from":"13:00","to":"17:00"}])");
  CHECK(week("24/7; Mo-Sa 09:00-12:00") ==
        R"([{"days":["su"],"from":"00:00","to":"24:00"},)"
        R"({"days":["mo","tu","we","th","fr","sa"],"from":"09:00","to":"12:00"}])");
}

TEST_CASE("a column of hours may have what only OpenStreetMap's rules say", "[mapping]") {
  for (const char* text : {"Mo-Fr 09:00-18:00; PH off", "Mo-Fr 09:00-18:00; We off",
                           "Apr-Sep Mo-Fr 09:00-18:00", "Su[1] 10:00-12:00"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/availability/opening_hours") == text);
    CHECK(made.at(0, "/availability/weekly").empty());
    CHECK(made.count("hours-prose-partly") == 0);
  }
  CHECK(hall(R"("H":"Mo-Fr 9-5; We off")").at(0, "/availability/opening_hours").empty());
}

TEST_CASE("hours that are equal, and those past midnight, are told", "[mapping]") {
  for (const char* text : {"12:00~12:00", "월~금 00:00~00:00", "Mo-Fr 00:00-00:00"}) {
    INFO(text);
    const Made made = hall(R"("H":")" + std::string(text) + R"(")");
    CHECK(made.at(0, "/availability/weekly/0/to") == "24:00");
    CHECK(made.count("hours-equal") == 1);
  }
  const Made night = hall(R"("H":"09:00~25:00")");
  CHECK(night.at(0, "/availability/weekly/0/to") == "01:00");
  CHECK(night.count("hours-past-midnight") == 1);
  CHECK(hall(R"("H":"9시~18시")").count("hours-form") == 0);
}

TEST_CASE("days behind closing days have their hours, and what is not parted is told",
          "[mapping]") {
  const Made made = hall(R"("H":"평일 09:00~18:00 토 휴무 일 10:00~15:00")");
  CHECK(made.at(0, "/availability/weekly/1/days") == R"(["su"])");
  CHECK(made.at(0, "/availability/closing/text") == "토 휴무");
  CHECK(made.count("hours-prose") == 1);
  const Made label = hall(R"("H":"09:00~18:00, 휴관일 월요일 토 10:00~13:00")");
  CHECK(label.count("hours-prose-partly") == 1);
}

TEST_CASE("a column of opening_hours has hours as OpenStreetMap writes them, or prose") {
  const auto made = madang::ingest_test::import(
      "name,opening_hours,address\n"
      "A,Mo-Fr 09:00-18:00; PH off,x\nB,Mon-Fri 9am-5pm,x\nC,Mon-Fri 10-4,x\n"
      "D,Sat/Sun 11:30-1:30,x\nE,24/7,x\nF,by request,x\n");
  REQUIRE(made.lines.size() == 6);
  CHECK(made.at(0, "/availability/opening_hours") == "Mo-Fr 09:00-18:00; PH off");
  CHECK(made.at(1, "/availability/weekly/0/to") == "17:00");
  CHECK(made.at(2, "/availability/weekly/0/to") == "16:00");
  CHECK(made.at(3, "/availability/weekly/0/days") == R"(["sa","su"])");
  CHECK(made.at(3, "/availability/weekly/0/to") == "13:30");
  CHECK(made.at(4, "/availability/opening_hours") == "24/7");
  CHECK(made.at(5, "/availability").empty());
}

TEST_CASE("a period that ends before it begins loses its end, of resources and bulletins",
          "[mapping]") {
  const Made made = hall(R"("A":"2022-03-01","B":"2021-03-01")", {"period.from=A", "period.to=B"});
  CHECK(made.at(0, "/availability/period") == R"({"from":"2022-03-01","x-to":"2021-03-01"})");
  CHECK(made.count("ends-before-begin") == 1);
  const Made event = import(
      R"({"@context":"https://schema.org","@type":"Event","name":"x","startDate":"2022-03-01",)"
      R"("endDate":"2021-03-01"})");
  CHECK(event.at(0, "/period") == R"({"from":"2022-03-01","x-to":"2021-03-01"})");
  CHECK(event.count("ends-before-begin") == 1);
}

}  // namespace madang::ingest_test
