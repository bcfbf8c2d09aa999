// Rows of Korean tables: their columns by name, what is told about them, and where the list
// is whose beginning is broken.
#include "ingest/formats/row.h"

#include "ingest/import_fixture.h"
#include "ingest/message.h"

using namespace madang;
using ingest::Message;
using ingest_test::import;
using ingest_test::Made;

namespace {

std::string park(std::string_view more) {
  return R"({"주차장명":"주차장","주차구획수":"20","소재지지번주소":"서울특별시 중구 1")" +
         std::string(more) + "}";
}

}  // namespace

TEST_CASE("a message says what was expected and what was found, cut between characters") {
  CHECK(Message("all of it").text() == "all of it");
  CHECK(Message(std::string("all of it")).text() == "all of it");
  CHECK(Message("a date", "soon", "").text() == "expected a date, and found \"soon\"");
  CHECK(Message("a date", "soon", "it is kept").text() ==
        "expected a date, and found \"soon\"; it is kept");
  std::string twenty;
  for (int i = 0; i < 20; ++i) twenty += "가";
  CHECK(Message("a", twenty, "").text() == "expected a, and found \"" + twenty + "\"");
  CHECK(Message("a", "x" + twenty, "").text() ==
        "expected a, and found \"x" + twenty.substr(0, 57) + "…\"");
}

TEST_CASE("of columns with one meaning the first that says something counts") {
  const Made made =
      import("{\"records\":[" +
             park(R"(,"addUnitCharge":"-","TEL":"-","TELNO":"02","전화번호":"03")") + "]}");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/name/ko") == "주차장");
  // Nobody asks for them: they stay, by the names that they have.
  CHECK(made.at(0, "/TELNO") == "02");
  CHECK(made.at(0, "/전화번호") == "03");
  CHECK(made.at(0, "/TEL").empty());
}

TEST_CASE("a list of a document with an empty one before it is found, broken or not") {
  const std::string good = park(""), other = park(R"(,"id":"x","위도":"37.5","경도":"127")");
  CHECK(import("{\"fields\":[],\"records\":[" + good + "," + other + "]}").lines.size() == 2);
  for (const std::string& broken :
       {R"({"주차장명" 7})", R"({"주차장명":"a})", R"({"주차장명":tru})"}) {
    CAPTURE(broken);
    const Made made =
        import("{\"fields\":[],\"records\":[" + broken + "," + good + "," + other + "]}");
    REQUIRE(made.lines.size() == 2);  // a quote that does not close costs one row, not two
    CHECK(made.report.refused == 1);
    CHECK(made.at(1, "/place/lat") == "37.5");
    CHECK(made.at(1, "/x-id") == "x");  // a record has an id of its own
  }
}

TEST_CASE("a row with a quote too many costs itself, not the rows up to the next such row") {
  for (const std::string_view wrong :
       {R"({"주차장명":"27" 문","위도":"1"})", R"({"주차장명":"a "b" "c","x":[{"y":1}]})"}) {
    CAPTURE(wrong);
    std::string rows = park("");
    for (int i = 1; i < 200; ++i)
      rows.append(",").append(i % 50 == 7 ? wrong
                                          : park(",\"전화번호\":\"" + std::to_string(i) + "\""));
    const Made made = import("{\"records\":[" + rows + "]}");
    CHECK(made.lines.size() == 196);
    CHECK(made.report.refused == 4);
    CHECK(made.count("json-syntax") == 4);
  }
}

TEST_CASE("what stands behind a list is told, whether its rows were good or not") {
  for (const std::string& rows :
       {park(""), park("") + "," + R"({"주차장명" 7})" + "," + park("")}) {
    CAPTURE(rows);
    const Made cut = import("{\"records\":[" + rows + "],\"page\":");
    REQUIRE_FALSE(cut.lines.empty());
    CHECK(cut.count("json-syntax") == (rows == park("") ? 1 : 2));
  }
}

TEST_CASE("closing days behind hours in prose count beside the hours of columns") {
  const auto prose = [](std::string_view text) {
    return import(
        R"({"row":[{"SVCID":"S1","SVCNM":"강당","V_MIN":"09:00","V_MAX":"18:00","DTLCONT":")" +
        std::string(text) + "\"}]}");
  };
  const std::string all =
      R"([{"days":["mo","tu","we","th","fr","sa","su"],"from":"09:00","to":"18:00"}])";
  const Made closed = prose("이용시간 : 06:00~22:00 (매주 월요일 휴장)");
  CHECK(closed.at(0, "/availability/weekly") ==
        R"([{"days":["tu","we","th","fr","sa","su"],"from":"09:00","to":"18:00"}])");
  CHECK(closed.at(0, "/availability/closing/weekly") == R"(["mo"])");
  CHECK(closed.count("prose-facts") == 1);
  CHECK(prose("이용시간 : 06:00~22:00").at(0, "/availability/weekly") == all);
  CHECK(prose("공휴일 : 휴관").at(0, "/availability/weekly") == all);
}

TEST_CASE("all statements of closing days in a text count") {
  const Made made =
      import(R"({"row":[{"SVCID":"S1","SVCNM":"강당","V_MIN":"09:00","V_MAX":"18:00","DTLCONT":")"
             R"(휴관일 : 매주 월요일\n※ 설·추석 연휴는 휴관합니다\n※ 매주 월요일은 휴관"}]})");
  CHECK(made.at(0, "/availability/closing/weekly") == R"(["mo"])");
  CHECK(made.at(0, "/availability/closing/yearly") == R"(["seollal-holidays","chuseok-holidays"])");
  CHECK(made.at(0, "/availability/closing/text") == "매주 월요일, 설·추석 연휴");
}

TEST_CASE("a price in prose that says nothing more is not told") {
  const auto prose = [](std::string_view text) {
    return import(R"({"row":[{"SVCID":"S1","SVCNM":"강당","PAYATNM":"유료","DTLCONT":")" +
                  std::string(text) + "\"}]}");
  };
  CHECK(prose("이용료 : 5,000원").count("prose-facts") == 1);
  CHECK(prose("이용료 : 5,000원").at(0, "/price/amount") == "5000");
  CHECK(prose("이용료 : 전화 문의").count("prose-facts") == 0);
  CHECK(prose("이용료 : 전화 문의").at(0, "/price/note/ko") == "유료");
  CHECK(prose("이용료 :\\n").count("prose-facts") == 0);
}

TEST_CASE("hours behind labels are of the days of the labels") {
  const auto prose = [](std::string_view text) {
    return import(R"({"row":[{"SVCID":"S1","SVCNM":"강당","DTLCONT":")" + std::string(text) +
                  "\"}]}");
  };
  const auto week = [&prose](std::string_view text) {
    return prose(text).at(0, "/availability/weekly");
  };
  CHECK(week("<평일개방> 18:00~21:00 (금요일 제외) <주말개방> 09:00~18:00") ==
        R"([{"days":["mo","tu","we","th"],"from":"18:00","to":"21:00"},)"
        R"({"days":["sa","su"],"from":"09:00","to":"18:00"}])");
  CHECK(week("<주말개방> 09:00~18:00 (일요일 제외)") ==
        R"([{"days":["sa"],"from":"09:00","to":"18:00"}])");
  CHECK(week("<평일개방> 09:00~18:00, 토 09:00~13:00") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"},)"
        R"({"days":["sa"],"from":"09:00","to":"13:00"}])");
  // A label of some days has them before one of all, whichever comes first.
  for (const char* text : {"<이용시간> 09:00~18:00 <토·일요일> 10:00~17:00",
                           "<토·일요일> 10:00~17:00 <이용시간> 09:00~18:00"}) {
    INFO(text);
    CHECK(week(text).find(R"({"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"})") !=
          std::string::npos);
    CHECK(week(text).find(R"({"days":["sa","su"],"from":"10:00","to":"17:00"})") !=
          std::string::npos);
  }
  CHECK(week("<이용시간> 09:00~18:00 <주말> 미개방") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"}])");
  CHECK(prose("<평일개방> 3~10월 09:00~19:00 <주말개방> 10:00~17:00")
            .at(0, "/availability/seasons/0/hours/1/days") == R"(["sa","su"])");
  CHECK(week("<요일별 이용시간> 월~금 09:00~18:00, 토 09:00~13:00") ==
        R"([{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"},)"
        R"({"days":["sa"],"from":"09:00","to":"13:00"}])");
  // The same days twice: where they do not overlap, both hold; else the first, and that is told.
  CHECK(week("<평일 오전> 09:00~12:00 <평일 오후> 13:00~18:00").find(R"("from":"13:00")") !=
        std::string::npos);
  const Made twice = prose("<평일개방> 09:00~18:00 <평일> 10:00~17:00");
  CHECK(twice.at(0, "/availability/weekly/0/to") == "18:00");
  CHECK(twice.count("hours-prose-partly") == 1);
  // Saturday is no day of the seasons.
  for (const char* text : {"<이용시간> 3~10월 09:00~18:00 <토요일> 09:00~13:00",
                           "<토요일> 09:00~13:00 <이용시간> 3~10월 09:00~18:00"}) {
    INFO(text);
    const Made made = prose(text);
    CHECK(made.at(0, "/availability/seasons/0/hours/0/days") ==
          R"(["mo","tu","we","th","fr","su"])");
    CHECK(made.at(0, "/availability/seasons/0/hours/1/to") == "13:00");
  }
}

TEST_CASE("what stands behind a label and is not understood is told") {
  const auto prose = [](std::string_view text) {
    return import(R"({"row":[{"SVCID":"S1","SVCNM":"강당","DTLCONT":")" + std::string(text) +
                  "\"}]}");
  };
  CHECK(prose("휴관일 : 2024년 5월 1일 임시휴관").count("closing-days-partly") == 1);
  CHECK(prose("휴관일 : 연중무휴").count("closing-days-partly") == 0);
  const Made rounds = prose("이용시간: 1회 10:00~12:00, 2회 14:00~16:00 (월요일 휴관)");
  CHECK(rounds.count("hours-prose-partly") == 1);
  CHECK(rounds.at(0, "/availability/weekly").empty());
  CHECK(rounds.at(0, "/availability/closing/weekly") == R"(["mo"])");
  CHECK(prose("이용시간: 문의").count("hours-prose-partly") == 0);
  for (const char* text :
       {"<첫째 토요일> 09:00~13:00", "<토요일(1,3주)> 09:00~13:00", "<평일(3~10월)> 09:00~19:00"}) {
    INFO(text);
    CHECK(prose(text).at(0, "/availability/weekly").empty());
    CHECK(prose(text).count("hours-prose-partly") == 1);
  }
}
