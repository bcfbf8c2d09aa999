// Seoul's feeds and 공유누리, with the quirks that were seen in them.
#include "ingest/fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {

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

std::string envelope(const std::string& row, const std::string& code = "INFO-000") {
  return R"({"ListPublicReservationSport":{"list_total_count":1,"RESULT":{"CODE":")" + code +
         R"(","MESSAGE":"정상 처리되었습니다"},"row":[)" + row + "]}}";
}

const std::string row =
    R"({"GUBUN":"자체","SVCID":"S200101","MAXCLASSNM":"체육시설","MINCLASSNM":"테니스장",)"
    R"("SVCSTATNM":"접수중","SVCNM":"△ [야간] 테니스장 &amp; 공원","PAYATNM":"유료",)"
    R"("PLACENM":"마루공원>테니스장 ","USETGTINFO":" 제한없음","SVCURL":"https://yeyak.seoul.go.kr/x",)"
    R"("X":"37.57","Y":"126.88","SVCOPNBGNDT":"2020-12-01 00:00:00.0","SVCOPNENDDT":"2020-12-31 00:00:00.0",)"
    R"("RCPTBGNDT":"2020-11-20 10:00:00.0","RCPTENDDT":"","AREANM":"강서구","IMGURL":"https://i/x.jpg",)"
    R"("DTLCONT":"<p>1. 공공시설 예약서비스 이용시 필수 준수사항</p><p>3. 상세내용</p><p>이용요금 : 1시간 5,000원</p><p>조명 &lt;있음&gt;<br",)"
    R"("TELNO":"02-724-0236,191","V_MIN":"9:00","V_MAX":"22:00","REVSTDDAYNM":"이용일","REVSTDDAY":"1"})";

}  // namespace

TEST_CASE("a reservation row of the API with all its quirks") {
  const Loaded loaded = load(envelope(row), "x.json");
  REQUIRE(loaded.records.size() == 1);
  CHECK(loaded.records[0].collection == resources);
  const std::string& json = loaded.records[0].json;
  CHECK(holds(json, R"({"id":"S200101","kind":"space","name":{"ko":"[야간] 테니스장 & 공원"})"));
  CHECK(holds(json, R"("name":{"ko":"마루공원 > 테니스장"})"));
  CHECK(holds(json, R"("lat":37.57,"lon":126.88)"));
  CHECK(holds(json, R"("district":"강서구")"));
  CHECK(holds(json, R"("path":["마루공원","테니스장"])"));
  CHECK(holds(json, R"("conditions":{"ko":"제한없음"})"));
  CHECK(holds(json, R"("from":"09:00","to":"22:00")"));
  CHECK(holds(json, R"("price":{"amount":5000,"currency":"KRW","per":"PT1H")"));
  CHECK(holds(json, R"("period":{"from":"2020-12-01","to":"2020-12-31"})"));
  CHECK(holds(json, R"("reception":{"from":"2020-11-20T10:00:00+09:00"})"));
  CHECK(holds(json, R"("phones":["02-724-0236","191"])"));
  CHECK(holds(json, R"("status":"접수중")"));
  CHECK(holds(json, R"("tags":["체육시설","테니스장","야간"])"));
  CHECK(holds(json, R"("notice":"1. 공공시설 예약서비스 이용시 필수 준수사항")"));
  CHECK(holds(json, R"("REVSTDDAYNM":"이용일")"));
  CHECK(holds(json, R"("GUBUN":"자체")"));
  CHECK_FALSE(holds(json, "<p>"));
  for (const char* rule : {"axis-swap", "title-mark", "hours-form", "prose-facts"})
    CHECK(count(loaded.report, rule) == 1);
  CHECK(count(loaded.report, "html-to-text") == 2);
  CHECK(count(loaded.report, "white-space") == 2);
  CHECK(count(loaded.report, "date-form") == 3);
}

TEST_CASE("dates that are no figures alone are read in a reservation too") {
  std::string other = row;
  const std::string_view plain = "2020-12-01 00:00:00.0", end = "2020-12-31 00:00:00.0";
  other.replace(other.find(plain), plain.size(), "2020년 12월 1일 화요일 (14:30)");
  other.replace(other.find(end), end.size(), "'20.12.31.");
  const Loaded loaded = load(envelope(other), "x.json");
  REQUIRE(loaded.records.size() == 1);
  CHECK(holds(loaded.records[0].json,
              R"("period":{"from":"2020-12-01T14:30:00+09:00","to":"2020-12-31"})"));
  CHECK(count(loaded.report, "date-form") == 3);
}

TEST_CASE("the file has small letters and milliseconds, and is the same otherwise") {
  const Loaded loaded = load(
      R"({"DESCRIPTION":{"svcid":"서비스ID","svcnm":"서비스명"},"DATA":[)"
      R"({"svcid":"S1","svcnm":"요가 교실","maxclassnm":"교육강좌","payatnm":"무료","x":"127.02","y":"37.55",)"
      R"("svcopnbgndt":1606748400000,"svcopnenddt":1609340400000,"rcptbgndt":1605834000000,"v_min":"10:00","v_max":"12:00"}]})",
      "x.json");
  REQUIRE(loaded.records.size() == 1);
  const std::string& json = loaded.records[0].json;
  CHECK(holds(json, R"("kind":"talent")"));
  CHECK(holds(json, R"("lat":37.55,"lon":127.02)"));
  CHECK(holds(json, R"("price":{"amount":0,"currency":"KRW"})"));
  CHECK(holds(json, R"("period":{"from":"2020-12-01","to":"2020-12-31"})"));
  CHECK(holds(json, R"("reception":{"from":"2020-11-20T10:00:00+09:00"})"));
  CHECK(count(loaded.report, "epoch-ms") == 3);
  CHECK(count(loaded.report, "axis-swap") == 0);
}

TEST_CASE("errors that come as if all were well are errors") {
  const Loaded error =
      load(R"({"RESULT":{"CODE":"ERROR-300","MESSAGE":"필수 값이 누락되어 있습니다."}})", "x.json");
  CHECK(error.report.refused == 1);
  CHECK(error.only_problem().rule == "api-error");
  CHECK(error.only_problem().column == 19);
  CHECK(error.only_problem().message.find("ERROR-300") != std::string::npos);
  const Loaded none =
      load(R"({"RESULT":{"CODE":"INFO-200","MESSAGE":"해당하는 데이터가 없습니다."}})", "x.json");
  CHECK(none.report.records == 0);
  CHECK(none.only_problem().rule == "api-empty");
  const Loaded shared =
      load(R"({"resultCode":"30","resultMsg":"SERVICE KEY","resultCount":0})", "x.json");
  CHECK(shared.only_problem().rule == "api-error");
  const Loaded rows = load(envelope(row, "INFO-100"), "x.json");
  CHECK(rows.records.empty());
  CHECK(rows.only_problem().rule == "api-error");
}

TEST_CASE("what the status says and what the text says are both kept") {
  std::string ended = row;
  ended.replace(ended.find("조명"), std::string("조명").size(), "접수마감");
  const Loaded loaded = load(envelope(ended), "x.json");
  CHECK(count(loaded.report, "status-contradicts") == 1);
  CHECK(holds(loaded.records.at(0).json, R"("status":"접수중")"));
}

TEST_CASE("rows without an id are refused, rows without a place are not") {
  const Loaded loaded = load(
      envelope(R"({"SVCID":"","SVCNM":"a"},{"SVCID":"S2","SVCNM":"b","X":"","Y":""})"), "x.json");
  CHECK(loaded.ids() == "S2");
  CHECK(loaded.report.refused == 1);
}

TEST_CASE("bikes answer under a key that is not the call's") {
  const Loaded loaded = load(
      R"({"rentBikeStatus":{"list_total_count":1,"RESULT":{"CODE":"INFO-000","MESSAGE":""},"row":[)"
      R"({"rackTotCnt":"15","stationName":"102. 망원역 1번출구 앞","parkingBikeTotCnt":"4","shared":"27",)"
      R"("stationLatitude":"37.555649","stationLongitude":"126.910629","stationId":"ST-4"}]}})",
      "x.json");
  REQUIRE(loaded.records.size() == 1);
  const std::string& json = loaded.records[0].json;
  CHECK(holds(json, R"({"id":"ST-4","kind":"goods","name":{"ko":"102. 망원역 1번출구 앞"})"));
  CHECK(holds(json, R"("capacity":15)"));
  CHECK(holds(json, R"("bikes_available":4)"));
  CHECK(holds(json, R"("shared":"27")"));
  const Loaded info = load(
      R"({"stationInfo":{"list_total_count":"1","RESULT":{"CODE":"INFO-000","MESSAGE":""},"row":[)"
      R"({"STA_LOC":"마포구","RENT_ID":"ST-10","RENT_NO":"00108","RENT_NM":"서교동 사거리","HOLD_NUM":"12",)"
      R"("STA_ADD1":"서울특별시 마포구 양화로 93","STA_LAT":"37.552746","STA_LONG":"126.918617"}]}})",
      "x.json");
  REQUIRE(info.records.size() == 1);
  CHECK(holds(info.records[0].json, R"("district":"마포구")"));
  CHECK(holds(info.records[0].json, R"("RENT_NO":"00108")"));
}

TEST_CASE("공유누리: a list, and details whose hours and price are inside the text") {
  const Loaded list = load(
      R"({"resultCode":"00","resultMsg":"정상","resultCount":1,"data":[{"rsrcNo":"1000001","rsrcNm":"주민 회의실",)"
      R"("zip":"04524","addr":"서울특별시 중구 세종대로 110","daddr":"3층","lot":"126.9779","lat":"37.5663"}]})",
      "x.json");
  REQUIRE(list.records.size() == 1);
  CHECK(holds(list.records[0].json,
              R"("address":"서울특별시 중구 세종대로 110 3층","lat":37.5663,"lon":126.9779)"));
  CHECK(holds(list.records[0].json, R"("zip":"04524")"));
  const Loaded detail = load(
      R"({"resultCode":200,"resultMsg":"","data":[{"rsrcNo":"1000002","rsrcNm":"대강당","rsrcClsCd":"010200",)"
      R"("rsrcClsNm":"강의실·강당","rsrcInstNm":"중구청","freeYn":"N","inqTag":"강당;행사;강당",)"
      R"("rsrcIntr":"&lt;수용인원&gt; 1000명 &lt;사용요금&gt; 1시간 150,000원 &lt;평일개방&gt; 09:00~20:00 &lt;휴관일&gt; 매주 월요일",)"
      R"("lot":"126.9","lat":"37.5","updYmd":"20210512","amt1":150000,"delYn":"N"}]})",
      "x.json");
  REQUIRE(detail.records.size() == 1);
  const std::string& json = detail.records[0].json;
  CHECK(holds(json, R"("kind":"space")"));
  CHECK(holds(json, R"("capacity":1000)"));
  CHECK(holds(json, R"("price":{"amount":150000,"currency":"KRW","per":"PT1H"})"));
  CHECK(holds(json, R"({"days":["tu","we","th","fr"],"from":"09:00","to":"20:00"})"));
  CHECK(holds(json, R"("tags":["강의실·강당","강당","행사"])"));
  CHECK(holds(json, R"("as_of":"2021-05-12")"));
  CHECK(holds(json, R"("amt1":150000)"));
  CHECK(holds(json, R"("owner":"중구청")"));
  CHECK(count(detail.report, "prose-facts") == 4);
}

TEST_CASE("공유누리: car parks open on holidays, and the map") {
  const Loaded loaded = load(
      R"({"response":{"body":{"items":[{"rsrc_nm":"구청 주차장","sido_nm":"서울특별시","gungu_nm":"중구",)"
      R"("park_type":"부설","open_date_h_1":"09:00~18:00","lo_val":"126.99","la_val":"37.56"},)"
      R"({"rsrc_nm":"시장 주차장","park_type":"노외","lo_val":"126.98","la_val":"37.57"}]}}})",
      "x.json");
  REQUIRE(loaded.records.size() == 2);
  CHECK(holds(loaded.records[0].json, R"("district":"중구")"));
  CHECK(holds(loaded.records[0].json, R"("open_date_h_1":"09:00~18:00")"));
  const Loaded map = load(
      R"({"resultCode":"0","items":[{"rsrcNo":"7","rsrcNm":"a","loVal":"126.99","laVal":"37.56","freeYnNm":"유료","basFee":"1,000원"}]})",
      "x.json");
  REQUIRE(map.records.size() == 1);
  CHECK(holds(map.records[0].json, R"("price":{"amount":1000,"currency":"KRW"})"));
}

TEST_CASE("a service whose text was escaped twice, and a sum behind the word for costs") {
  std::string twice = row;
  const auto put = [&twice](std::string_view from, std::string_view to) {
    const std::size_t at = twice.find(from);
    REQUIRE(at != std::string::npos);
    twice.replace(at, from.size(), to);
  };
  const std::size_t text = twice.find("<p>1. ");
  twice.replace(text, twice.find("\",\"TELNO") - text,
                "&lt;p&gt;3. 상세내용&lt;/p&gt;&lt;p&gt;○ 휴관일 : 매주 월요일&lt;/p&gt;");
  put("△ [야간] 테니스장", "&lt;b&gt;테니스장&lt;/b&gt;");
  put("\"유료\"", "\"유료(1시간 8,000원)\"");
  put("\"37.57\"", "\"37,57\"");
  const Loaded loaded = load(envelope(twice), "x.json");
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"("name":{"ko":"테니스장 & 공원"})"));
  CHECK(holds(json, R"("description":{"ko":"○ 휴관일 : 매주 월요일"})"));
  CHECK(holds(json, R"("closing":{"weekly":["mo"],"text":"매주 월요일"})"));
  CHECK(holds(json, R"("price":{"amount":8000,"currency":"KRW","per":"PT1H")"));
  CHECK(holds(json, R"("lat":37.57,"lon":126.88)"));
  CHECK(count(loaded.report, "decimal-comma") == 1);
}

TEST_CASE("공유누리: closing days behind the hours, and about how many fit in") {
  const Loaded loaded =
      load(R"({"resultCode":"00","data":[{"rsrcNo":"3","rsrcNm":"강당","lot":"127","lat":"37.5",)"
           R"("rsrcIntr":"○ 이용시간 : 09:00 ~ 18:00 (월요일 휴관)\n○ 수용인원 : 약 200명"}]})",
           "x.json");
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"({"days":["tu","we","th","fr","sa","su"],"from":"09:00","to":"18:00"})"));
  CHECK(holds(json, R"("capacity":200)"));
}

TEST_CASE("periods that end before they begin lose the end, which is kept") {
  std::string other = row;
  const auto put = [&other](std::string_view from, std::string_view to) {
    other.replace(other.find(from), from.size(), to);
  };
  put("2020-12-01 00:00:00.0", "2022-03-01 00:00:00.0");
  put("\"RCPTENDDT\":\"\"", "\"RCPTENDDT\":\"2020-11-19 10:00:00.0\"");
  const Loaded loaded = load(envelope(other), "x.json");
  const std::string& json = loaded.records.at(0).json;
  CHECK(holds(json, R"("period":{"from":"2022-03-01","x-to":"2020-12-31"})"));
  CHECK(holds(json, R"("reception":{"from":"2020-11-20T10:00:00+09:00",)"
                    R"("x-to":"2020-11-19T10:00:00+09:00"})"));
  CHECK(count(loaded.report, "ends-before-begin") == 2);
}

TEST_CASE("a stretch of telephone numbers is one text, and a province no district") {
  std::string other = row;
  const auto put = [&other](std::string_view from, std::string_view to) {
    other.replace(other.find(from), from.size(), to);
  };
  put("02-724-0236,191", "02-2133-1234~5, 02-120");
  put("강서구", "경기도 과천시");
  const std::string json = load(envelope(other), "x.json").records.at(0).json;
  CHECK(holds(json, R"("phones":["02-2133-1234~5","02-120"])"));
  CHECK(holds(json, R"("city":"과천시","country")"));
}

TEST_CASE("공유누리: what cannot be used is closed, and told") {
  const Loaded loaded =
      load(R"({"resultCode":"00","data":[{"rsrcNo":"3","rsrcNm":"강당","lot":"127","lat":"37.5",)"
           R"("usePsblYn":"N","rsrcIntr":"○ 이용시간 : 09:00 ~ 18:00"}]})",
           "x.json");
  CHECK(holds(loaded.records.at(0).json,
              R"("seasons":[{"from":"01-01","to":"12-31","closed":true}])"));
  CHECK(count(loaded.report, "withdrawn") == 1);
}

TEST_CASE("when it ends, and what holds then, does not say that it ended") {
  for (const auto& [text, times] :
       {std::pair("접수마감 : 6월 30일", 0U), std::pair("예약마감 시 대기접수 가능", 0U),
        std::pair("접수종료 후 개별 안내", 0U), std::pair("접수마감 되었습니다", 1U)}) {
    std::string other = row;
    other.replace(other.find("조명"), std::string("조명").size(), text);
    CHECK(count(load(envelope(other), "x.json").report, "status-contradicts") == times);
  }
}

TEST_CASE("a column and a text that contradict each other about the price are told") {
  std::string free = row, paid = row;
  free.replace(free.find("유료"), std::string("유료").size(), "무료");
  const Loaded loaded = load(envelope(free), "x.json");
  CHECK(holds(loaded.records.at(0).json, R"("price":{"amount":0)"));
  CHECK(count(loaded.report, "price-contradicts") == 1);
  constexpr std::string_view sum = "1시간 5,000원";
  paid.replace(paid.find(sum), sum.size(), "무료");
  const Loaded nothing = load(envelope(paid), "x.json");
  CHECK(holds(nothing.records.at(0).json, R"("price":{"currency":"KRW","note":{"ko":"유료"}})"));
  CHECK(count(nothing.report, "price-contradicts") == 1);
}
