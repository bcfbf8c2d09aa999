// The Korean standard data sets in made-up rows: CSV and JSON, CP949 and UTF-8.
#include <iconv.h>

#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {

/// UTF-8 in another encoding.
std::string in(const char* encoding, std::string text) {
  const iconv_t handle = ::iconv_open(encoding, "UTF-8");
  REQUIRE(handle != reinterpret_cast<iconv_t>(-1));
  std::string out(text.size() * 4 + 8, '\0');
  char *from = text.data(), *to = out.data();
  std::size_t left = text.size(), room = out.size();
  REQUIRE(::iconv(handle, &from, &left, &to, &room) == 0);
  ::iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

const std::string facilities =
    "개방시설명,개방장소명,개방시설유형구분,휴관일,평일운영시작시각,평일운영종료시각,"
    "주말운영시작시각,"
    "주말운영종료시각,유료사용여부,사용기준시간,사용료,수용가능인원수,소재지도로명주소,"
    "소재지지번주소,"
    "관리기관명,위도,경도,데이터기준일자,제공기관코드\n";

const std::string parks =
    "주차장관리번호,주차장명,주차장구분,주차장유형,소재지도로명주소,소재지지번주소,주차구획수,"
    "운영요일,"
    "평일운영시작시각,평일운영종료시각,토요일운영시작시각,토요일운영종료시각,공휴일운영시작시각,"
    "공휴일운영종료시각,요금정보,주차기본시간,주차기본요금,위도,경도,데이터기준일자\n";

/// How often a rule spoke.
std::uint64_t count(const Report& report, std::string_view rule) {
  std::uint64_t n = 0;
  for (const RuleCount& r : report.rules)
    if (r.rule == rule) n += r.count;
  return n;
}

bool holds(const std::string& json, std::string_view part) {
  INFO(json);
  return json.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a facility: hours, closing days, price, capacity, place") {
  const Loaded loaded =
      load(facilities +
               "마을회관 강당,2층,강당,\"매월 1,3주 일요일, "
               "공휴일\",9:00,18:00,09:00,00:00,Y,2,\"30,000\",50,"
               "서울특별시 중구 세종대로 110,,중구청,37.5663,126.9779,2020-02-21,3010000\n",
           "a.csv");
  CHECK(loaded.report.repaired == 1);
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"("kind":"space","name":{"ko":"마을회관 강당"})"));
  CHECK(holds(
      json,
      R"("lat":37.5663,"lon":126.9779,"city":"서울특별시","district":"중구","country":"KR")"));
  CHECK(holds(json, R"("capacity":50,"price":{"amount":30000,"currency":"KRW","per":"PT2H"})"));
  CHECK(holds(json, R"("weekly":[{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"},)"
                    R"({"days":["sa","su"],"from":"09:00","to":"24:00"}],"holidays":"closed",)"
                    R"("closing":{"monthly":["1SU","3SU"],"text":"매월 1,3주 일요일, 공휴일"}})"));
  CHECK(holds(json, R"("as_of":"2020-02-21")"));
  CHECK(holds(json, R"("제공기관코드":"3010000")"));
  for (const char* rule : {"hours-form", "hours-24", "closing-days", "price-form"})
    CHECK(count(loaded.report, rule) == 1);
  for (const Problem& p : loaded.report.problems) CHECK(p.line == 2);
}

TEST_CASE("a facility nobody has to pay for, closed at weekends, with a capacity beyond belief") {
  const Loaded loaded = load(facilities +
                                 "회의실,,회의실,토+일,09:00,18:00,00:00,00:00,N,,,60080070,"
                                 "부산광역시 연제구 법원북로 88,,"
                                 "연제구,129.07,35.19,2020-02-25,3370000\n",
                             "a.csv");
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"("price":{"amount":0,"currency":"KRW"})"));
  CHECK(
      holds(json, R"("weekly":[{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"}])"));
  CHECK(holds(json, R"("x-수용가능인원수":"60080070")"));
  CHECK_FALSE(holds(json, R"("capacity")"));
  CHECK(holds(json, R"("lat":35.19,"lon":129.07)"));
  CHECK(count(loaded.report, "axis-swap") == 1);
  CHECK(count(loaded.report, "capacity-unbelievable") == 1);
  CHECK(count(loaded.report, "hours-equal") == 1);
}

TEST_CASE("the same table in CP949, UTF-16 and with a byte order mark gives the same records") {
  const std::string text =
      facilities +
      "강당,본관,강당,월요일,09:00,18:00,,,N,,,20,대구광역시 중구 공평로 88,,대구,35.87,"
      "128.60,2020-02-01,6270000\n한 줄 더,본관,강당,,,,,,N,,,,,,,,,,\n";
  const Loaded plain = load(text, "a.csv");
  REQUIRE(plain.records.size() == 2);
  for (const std::string& bytes : {in("CP949", text), in("EUC-KR", text), in("UTF-16", text),
                                   in("UTF-16BE", text), in("UTF-32LE", text)}) {
    const Loaded other = load(bytes, "a.csv");
    REQUIRE(other.records.size() == 2);
    CHECK(other.records[0].json == plain.records[0].json);
    CHECK(other.records[1].json == plain.records[1].json);
    CHECK(count(other.report, "encoding") == 1);
  }
  const Loaded marked = load("\xEF\xBB\xBF" + text, "a.csv");
  CHECK(marked.records.size() == 2);
  CHECK(count(marked.report, "bom") == 1);
}

TEST_CASE("a car park: what equal hours and open days mean") {
  const Loaded loaded = load(
      parks +
          "1-1,역앞,공영,노외,,서울특별시 중구 태평로1가 31,12,평일+토요일,00:00,00:00,09:00,18:00,"
          "00:00,00:00,유료,30,500,37.5663,126.9779,2021-01-04\n",
      "parks.csv");
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"("weekly":[{"days":["mo","tu","we","th","fr"],"from":"00:00","to":"24:00"},)"
                    R"({"days":["sa"],"from":"09:00","to":"18:00"}],"holidays":"closed")"));
  CHECK(holds(json, R"("price":{"amount":500,"currency":"KRW","per":"PT30M"})"));
  CHECK(holds(json, R"("tags":["주차장","공영","노외","유료"])"));
}

TEST_CASE("a car park: days on which it is closed, and what is not free for all") {
  const Loaded loaded =
      load(parks +
               "1-1,역앞,공영,노외,,서울특별시 중구 태평로1가 31,12,평일,09:00,18:00,00:00,00:00,"
               "00:00,00:00,혼합,30,0,37.5663,126.9779,2021-01-04\n",
           "parks.csv");
  const std::string& json = loaded.records.at(0).json;
  CHECK(
      holds(json, R"("weekly":[{"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"}])"));
  CHECK(count(loaded.report, "hours-equal") == 0);
  CHECK(holds(json, R"("price":{"currency":"KRW","per":"PT30M","note":{"ko":"0"}})"));
}

TEST_CASE("a car park: the days on which it is open are read as days") {
  const auto park = [](std::string_view days) {
    return load(
        parks + "1-1,역앞,공영,노외,,서울특별시 중구 태평로1가 31,12," + std::string(days) +
            ",09:00,18:00,09:00,13:00,10:00,12:00,유료,30,500,37.5663,126.9779,2021-01-04\n",
        "parks.csv");
  };
  const std::string week = R"({"days":["mo","tu","we","th","fr"],"from":"09:00","to":"18:00"})";
  const std::string saturday = R"({"days":["sa"],"from":"09:00","to":"13:00"})";
  const std::string sunday = R"({"days":["su"],"from":"10:00","to":"12:00"})";
  const std::string holiday = R"({"days":["su","holiday"],"from":"10:00","to":"12:00"})";
  const auto whole = [](const std::string& hours, const char* holidays) {
    return "\"weekly\":[" + hours + "],\"holidays\":\"" + holidays + "\"";
  };
  for (const char* every :
       {"매일", "연중무휴", "평일+토요일+일요일", "평일+토요일+공휴일", "월~일"})
    CHECK(holds(park(every).records.at(0).json,
                whole(week + "," + saturday + "," + holiday, "open")));
  CHECK(holds(park("공휴일 제외").records.at(0).json,
              whole(week + "," + saturday + "," + sunday, "closed")));
  CHECK(holds(park("토+일").records.at(0).json, whole(saturday + "," + sunday, "closed")));
  CHECK(holds(park("매일(일요일 제외)").records.at(0).json,
              whole(week + "," + saturday + R"(,{"days":["holiday"],"from":"10:00","to":"12:00"})",
                    "open")));
  for (const char* few : {"월~금", "평일"}) {
    const Loaded loaded = park(few);
    CHECK(holds(loaded.records.at(0).json, whole(week, "closed")));
    CHECK(holds(loaded.records.at(0).json, R"("x-토요일운영종료시각":"13:00")"));
    CHECK(count(loaded.report, "value-set-aside") == 4);
  }
  const Loaded other = park("격일");
  CHECK(holds(other.records.at(0).json, "\"weekly\":[" + week + "," + saturday + "," + holiday));
  CHECK(holds(other.records.at(0).json, R"("운영요일":"격일")"));
  CHECK(count(other.report, "hours-prose-partly") == 1);
}

TEST_CASE("Seoul's car parks: the weekend is two days, and holidays are not one of them") {
  const Loaded loaded =
      load(R"({"GetParkInfo":{"row":[{"PARKING_CODE":"171","PARKING_NAME":"가","ADDR":"중구 1",)"
           R"("CAPACITY":20,"WEEKDAY_BEGIN_TIME":"0900","WEEKDAY_END_TIME":"1800",)"
           R"("WEEKEND_BEGIN_TIME":"1000","WEEKEND_END_TIME":"1700","HOLIDAY_BEGIN_TIME":"0000",)"
           R"("HOLIDAY_END_TIME":"0000"}]}})",
           "a.json");
  CHECK(holds(loaded.records.at(0).json,
              R"({"days":["sa","su"],"from":"10:00","to":"17:00"}],"holidays":"closed")"));
}

TEST_CASE("one row a bay becomes one car park; the same row twice becomes one") {
  const std::string bay =
      "2-2,골목길,공영,노상,,서울특별시 종로구 관훈동 "
      "1,1,평일,09:00,18:00,,,,,유료,5,250,37.57,126.98,"
      "2021-01-04\n";
  const std::string big =
      "3-3,광장,공영,노외,,서울특별시 종로구 세종로 1,80,평일,09:00,18:00,,,,,무료,,,37.57,126.97,"
      "2021-01-04\n";
  const Loaded loaded = load(parks + bay + big + bay + big + bay, "parks.csv");
  REQUIRE(loaded.records.size() == 2);
  CHECK(holds(loaded.records[0].json, R"("capacity":3)"));
  CHECK(holds(loaded.records[1].json, R"("capacity":80)"));
  CHECK(count(loaded.report, "bay-rows") == 2);
  CHECK(count(loaded.report, "duplicate-row") == 1);
  CHECK(loaded.report.problems.front().line == 4);
}

TEST_CASE("rows of the wrong width cost nothing or themselves") {
  const Loaded loaded = load(
      facilities +
          // A comma without quotes in the closing days; two columns missing at the end.
          "가,1층,강당,토, 일요일,09:00,18:00,,,N,,,20,서울특별시 중구 "
          "1,,중구,37.56,126.97,2020-01-01,1\n"
          "나,1층,강당,월,09:00,18:00,,,N,,,20,서울특별시 중구 1,,중구,37.56,126.97\n"
          "다,무엇,인지,모를,줄\n"
          "라,1층,강당,월,09:00,18:00,,,N,,,20,\"서울특별시 중구 1\n"
          "마,1층,강당,화,09:00,18:00,,,N,,,20,서울특별시 중구 1,,중구,37.56,126.97,2020-01-01,1\n",
      "a.csv");
  CHECK(loaded.report.refused == 2);
  REQUIRE(loaded.records.size() == 3);
  CHECK(holds(loaded.records[0].json, R"("closing":{"weekly":["sa","su"])"));
  CHECK(holds(loaded.records[1].json, R"("lat":37.56)"));
  CHECK(holds(loaded.records[2].json, R"({"ko":"마"})"));
  CHECK(count(loaded.report, "row-width") == 3);
  CHECK(count(loaded.report, "csv-quote") == 1);
}

TEST_CASE("libraries as JSON, one of them broken: the others load, and its place is told") {
  const std::string json =
      R"({"fields":[{"id":"도서관명"}],"records":[)"
      R"({"도서관명":"가","소재지도로명주소":"경기도 수원시 팔달구 1","운영시작시각":"9:00","운영종료시각":"22:00",)"
      R"("휴관일":"월","위도":"37.2","경도":"127.0","열람좌석수":"1,200","WGS84위도":"37.3"},)"
      R"({"도서관명":"나","소재지도로명주소":"x","휴관일":2,4주 월요일,"위도":"37.2"},)"
      R"j({"도서관명":"다","소재지도로명주소":"y","자료수(도서)":"7"}]})j";
  const Loaded loaded = load(json, "libraries.json");
  CHECK(loaded.report.refused == 1);
  REQUIRE(loaded.records.size() == 2);
  CHECK(holds(loaded.records[0].json, R"("capacity":1200)"));
  CHECK(holds(loaded.records[0].json, R"("from":"09:00","to":"22:00")"));
  CHECK(holds(loaded.records[0].json, R"("WGS84위도":"37.3")"));
  CHECK(holds(loaded.records[0].json, R"("city":"수원시","district":"팔달구")"));
  bool told = false;
  for (const Problem& p : loaded.report.problems)
    if (p.severity == Severity::refused) {
      told = true;
      CHECK(p.rule == "json-syntax");
      CHECK(p.line == 1);
      CHECK(p.column == json.find("4주") + 1);
    }
  CHECK(told);
}

TEST_CASE("the same set from the API, whose columns have other names") {
  const Loaded loaded = load(
      R"({"response":{"header":{"resultCode":"00","resultMsg":"NORMAL_SERVICE"},"body":{"items":[)"
      R"({"lbrryNm":"가","rdnmadr":"서울특별시 중구 1","weekdayOperOpenHhmm":"0900",)"
      R"("weekdayOperColseHhmm":"2200","latitude":"37.5","longitude":"127.0","closeDay":"매주 월요일"}],)"
      R"("totalCount":"1"}}})",
      "api.json");
  REQUIRE(loaded.records.size() == 1);
  CHECK(holds(loaded.records[0].json,
              R"({"days":["tu","we","th","fr"],"from":"09:00","to":"22:00"})"));
  CHECK(holds(loaded.records[0].json, R"("source":"kr-libraries")"));
}

TEST_CASE("what an importer made loads again without a word") {
  const Loaded first = load(
      parks +
          "1-1,역앞,공영,노외,,서울특별시 중구 태평로1가 31,12,평일+토요일,0900,26:00,09:00,18:00,"
          "00:00,00:00,유료,30,500,,126.9779,2021-01-04\n",
      "parks.csv");
  OpenOptions strict;
  strict.strict = false;
  const Loaded again = load(first.records.at(0).json, "resources.ndjson", strict);
  CHECK(again.report.accepted == 1);
  CHECK(again.records.at(0).json == first.records.at(0).json);
}

TEST_CASE("a facility: points between thousands, hours beyond a day, and about how many fit in") {
  const auto hall = [](const std::string& hours, const std::string& fee, const std::string& people,
                       const std::string& paid = "Y") {
    return facilities + "강당,,강당,,09:00,18:00,,," + paid + "," + hours + "," + fee + "," +
           people + ",서울특별시 중구 1,,중구,37.56,126.97,2020-01-01,1\n";
  };
  const Loaded points = load(hall("120", "10.000", "1.000"), "a.csv");
  CHECK(holds(points.records.at(0).json, R"("capacity":1000,"price":{"amount":10000,)"));
  CHECK(holds(points.records.at(0).json, R"("x-사용기준시간":"120")"));
  CHECK(count(points.report, "decimal-comma") == 2);
  CHECK(count(points.report, "value-set-aside") == 1);
  for (const auto& [text, people] :
       {std::pair("30명", "30"), std::pair("약 50", "50"), std::pair("약 1,200석", "1200")})
    CHECK(holds(load(hall("", "", "\"" + std::string(text) + "\""), "a.csv").records.at(0).json,
                "\"capacity\":" + std::string(people)));
  const Loaded range = load(hall("", "", "20~30"), "a.csv");
  CHECK(holds(range.records.at(0).json, R"("x-수용가능인원수":"20~30")"));
  const Loaded word = load(hall("1", "무료", "5"), "a.csv");
  CHECK(holds(word.records.at(0).json, R"("note":{"ko":"무료"})"));
  CHECK(count(word.report, "price-free") == 0);
  CHECK(count(word.report, "price-contradicts") == 1);
  CHECK(count(load(hall("1", "5000", "5", "N"), "a.csv").report, "price-contradicts") == 1);
}

TEST_CASE("bays that do not cost the same are not one car park") {
  const auto bay = [](const char* fee) {
    return "2-2,골목길,공영,노상,,서울특별시 종로구 관훈동 1,1,평일,09:00,18:00,,,,,유료,5," +
           std::string(fee) + ",37.57,126.98,2021-01-04\n";
  };
  const Loaded loaded = load(parks + bay("250") + bay("250") + bay("400"), "parks.csv");
  REQUIRE(loaded.records.size() == 2);
  CHECK(holds(loaded.records[0].json, R"("capacity":2)"));
  CHECK(holds(loaded.records[1].json, R"("amount":400)"));
}

TEST_CASE("remarks below a table and the header of the next one are no records") {
  const std::string hall =
      "강당,,강당,,09:00,18:00,,,N,,,5,서울특별시 중구 1,,중구,37.56,126.97,2020-01-01,1\n";
  const Loaded loaded = load(facilities + hall + "\xEF\xBB\xBF" + facilities + "둘째 " + hall +
                                 "※ 자료출처 : 강서구청,,,,,,,,,,,,,,,,,,\n자료출처: 강서구청\n",
                             "a.csv");
  CHECK(loaded.records.size() == 2);
  CHECK(loaded.report.refused == 0);
  CHECK(count(loaded.report, "note-row") == 2);
  CHECK(count(loaded.report, "header-again") == 1);
}

TEST_CASE("the mark of UTF-8 before a table in CP949 is stepped over") {
  const std::string text =
      facilities +
      "강당,본관,강당,월요일,09:00,18:00,,,N,,,20,대구광역시 중구 1,,대구,35.87,128.60,"
      "2020-02-01,6270000\n";
  const Loaded marked = load("\xEF\xBB\xBF" + in("CP949", text), "a.csv");
  REQUIRE(marked.records.size() == 1);
  CHECK(marked.records[0].json == load(text, "a.csv").records.at(0).json);
}
