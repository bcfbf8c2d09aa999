// Other boards than the seed page: other bullets, dates, labels, layouts.
#include "ingest/board_fixture.h"
#include "ingest/formats/board_lines.h"
#include "ingest/formats/board_text.h"
#include "ingest/formats/slug.h"

using namespace madang;
using namespace madang::ingest_test;
using namespace madang::ingest::board;

TEST_CASE("a board with squares, dots in dates, tabs and views") {
  const Board page(
      "부산시 새소식\r\n"
      "전체 3건\r\n"
      "\r\n"
      "■ 해운대 야간 버스 노선 확대\r\n"
      "\t등록일\t2022.05.12\t글쓴이\t교통과\t조회수\t120\r\n"
      "\t해운대구와 기장군을 잇는 야간 버스가 늘어납니다.새 노선은 6월에 시작합니다.\r\n"
      "\r\n"
      "\t- 1003번: 20분 간격\r\n"
      "\t- 1011번: 30분 간격\r\n"
      "■ 시민 안전 매뉴얼\r\n"
      "\t등록일\t2022. 5. 3.\t글쓴이\t안전과\t조회수\t7\r\n"
      "■ 공유 부엌 안내…\r\n"
      "\t등록일\t2022.04.30 (토)\t글쓴이\t복지과\t조회수\t31\r\n"
      "\t누구나 쓸 수 있습니다.\r\n");
  CHECK(page.titles() == std::vector<std::string>{"해운대 야간 버스 노선 확대", "시민 안전 매뉴얼",
                                                  "공유 부엌 안내…"});
  REQUIRE(page.bulletins.size() == 3);
  const Bulletin& bus = page.bulletins[0];
  CHECK(day(bus) == "2022-05-12");
  CHECK(bus.author == "교통과");
  CHECK(bus.language == "ko");
  CHECK(bus.extra == R"("x-조회수":"120")");
  CHECK(bus.body.in("und") ==
        "해운대구와 기장군을 잇는 야간 버스가 늘어납니다.새 노선은 6월에 시작합니다.\n\n"
        "- 1003번: 20분 간격\n- 1011번: 30분 간격");
  CHECK(page.at("glued-sentence").rfind("새 노선은", 0) == 0);
  CHECK(day(page.bulletins[1]) == "2022-05-03");
  CHECK(page.bulletins[1].kind == BulletinKind::manual);
  CHECK(noted(page.bulletins[1], "body-missing"));
  CHECK(day(page.bulletins[2]) == "2022-04-30");
  CHECK(noted(page.bulletins[2], "title-cut"));
  CHECK(page.count("stray-text") == 1);
  CHECK(page.at("stray-text").rfind("부산시 새소식", 0) == 0);
  CHECK(page.told.size() == 4);
}

TEST_CASE("a board without bullets, with slashes in dates") {
  const Board page(
      "Night market opens by the river\n"
      "등록일: 2023/09/01 | 글쓴이: culture team\n"
      "The market opens on Friday.\n"
      "\n"
      "It closes at midnight.\n"
      "\n"
      "Bicycle Handbook 2023\n"
      "등록일: 2023/8/15 | 글쓴이: mobility\n"
      "01. Safety 02. Routes\n"
      "\n"
      "Night market opens by the river\n"
      "등록일: 2022/09/02 | 글쓴이: culture team\n"
      "Last year's market.\n");
  REQUIRE(page.bulletins.size() == 3);
  CHECK(page.bulletins[0].title.in("und") == "Night market opens by the river");
  CHECK(page.bulletins[0].body.in("und") ==
        "The market opens on Friday.\n\nIt closes at midnight.");
  CHECK(page.bulletins[0].author == "culture team");
  CHECK(day(page.bulletins[0]) == "2023-09-01");
  CHECK(page.bulletins[1].kind == BulletinKind::manual);
  CHECK(day(page.bulletins[1]) == "2023-08-15");
  REQUIRE(page.bulletins[1].parts.size() == 2);
  CHECK(page.bulletins[1].parts[1].title.in("und") == "Routes");
  CHECK(page.bulletins[0].id == "night-market-opens-by-the-river");
  CHECK(page.bulletins[2].id == "night-market-opens-by-the-river-2022-09-02");
  CHECK(page.told.empty());
  CHECK(page.organizations.empty());
}

TEST_CASE("a numbered board with wrapped titles, other labels, unusable dates") {
  const Board page(
      "1. Library hours are extended\n"
      "   in all districts\n"
      "   작성자 library 작성일 2021년 3월 2일\n"
      "   Body one.\n"
      "2. A notice of no day\n"
      "   작성자 office 작성일 미정\n"
      "   Body two.\n"
      "3. A notice of an impossible day\n"
      "   작성자  작성일 2021-02-30\n"
      "   Body three.\n"
      "4.\n"
      "   작성자 office 작성일 2021-03-05\n"
      "   The title of this one got lost on the way.\n"
      "5. UCLG – United Cities and Local Governments\n"
      "   A network of cities.\n"
      "6. 서울연구원 로고\n"
      "7. Seoul AI Hub\n");
  REQUIRE(page.bulletins.size() == 4);
  CHECK(page.bulletins[0].title.in("und") == "Library hours are extended in all districts");
  CHECK(day(page.bulletins[0]) == "2021-03-02");
  CHECK(page.bulletins[0].author == "library");
  CHECK_FALSE(page.bulletins[1].published.has_value());
  CHECK(page.bulletins[1].extra == R"("x-published":"미정")");
  CHECK(page.bulletins[1].author == "office");
  CHECK(page.at("value-set-aside").rfind("미정", 0) == 0);
  CHECK(page.bulletins[2].extra == R"("x-published":"2021-02-30")");
  CHECK(noted(page.bulletins[2], "author-missing"));
  CHECK(page.bulletins[3].title.in("und") == "The title of this one got lost on the way.");
  CHECK(noted(page.bulletins[3], "title-missing"));
  CHECK(page.names() == std::vector<std::string>{"United Cities and Local Governments",
                                                 "서울연구원", "Seoul AI Hub"});
  CHECK(page.organizations[0].id == "uclg");
  CHECK(page.organizations[0].description.in("und") == "A network of cities.");
  CHECK(noted(page.organizations[2], "logo-suffix-missing"));
}

TEST_CASE("a title may stand on the line of date and author") {
  const Board page(
      "- Ferry timetable\t등록일 2020-01-02\t글쓴이 port\n"
      "- Ferry tickets\t등록일 2020-01-03\t글쓴이 port\n  They cost 3,000 won.\n");
  CHECK(page.titles() == std::vector<std::string>{"Ferry timetable", "Ferry tickets"});
  CHECK(page.bulletins[1].author == "port");
  CHECK(page.bulletins[1].body.in("und") == "They cost 3,000 won.");
  CHECK(page.span(page.bulletins[0]) == "- Ferry timetable\t등록일 2020-01-02\t글쓴이 port");
}

TEST_CASE("partners under another bullet than the news are partners too") {
  const Board page(
      "• News\n  등록일 2020-01-02 글쓴이 a\n  Body.\n  • a point of the body\n"
      "- KOICA 로고이미지\n- metta\n");
  CHECK(page.bulletins.size() == 1);
  CHECK(page.bulletins[0].body.in("und") == "Body.\n• a point of the body");
  CHECK(page.names() == std::vector<std::string>{"KOICA", "metta"});
}

TEST_CASE("an item with neither title nor body is refused, not lost in silence") {
  const Board page("등록일 2020-01-02 글쓴이 a\n\nTitle\n등록일 2020-01-03 글쓴이 b\nBody.\n");
  CHECK(page.titles() == std::vector<std::string>{"Title"});
  REQUIRE(page.told.size() == 1);
  CHECK(page.told[0].rule == "title-missing");
  CHECK(page.told[0].severity == Severity::refused);
}

TEST_CASE("what is no board is not taken for one") {
  CHECK_FALSE(ingest::is_board(ingest::Look("")));
  CHECK_FALSE(ingest::is_board(ingest::Look("[\"등록일 2022-05-12 글쓴이 a\"]")));
  CHECK_FALSE(ingest::is_board(ingest::Look("{\"body\":\"\n등록일 2022-05-12 글쓴이 a\"}")));
  CHECK_FALSE(ingest::is_board(ingest::Look("등록일 2022-05-12\n글쓴이 a\n")));
  CHECK_FALSE(ingest::is_board(ingest::Look("게시글에는 등록일 과 글쓴이 가 표시됩니다.\n")));
  CHECK(ingest::is_board(ingest::Look("x\n등록일 2022-05-12 글쓴이 a\n")));
}

TEST_CASE("dates as boards print them") {
  const auto text = [](std::string_view s) {
    const auto date = date_of(s);
    return date ? base::to_string(*date) : std::string("-");
  };
  for (const char* s :
       {"2022-05-02", "2022.05.02", "2022.5.2.", "2022. 5. 2.", "2022/05/02", "2022/5/2",
        "2022년 5월 2일", "2022년5월2일", "20220502", "2022.05.02(월)", " 2022-05-02 "}) {
    INFO(s);
    CHECK(text(s) == "2022-05-02");
  }
  CHECK(text("2022-05") == "2022-05");
  CHECK(text("2022년 5월") == "2022-05");
  CHECK(text("2022") == "2022");
  CHECK(text("2022-05-02 09:30") == "2022-05-02T09:30:00");
  for (const char* s : {"", "미정", "22.05.02", "2022-13-01", "2022-02-30", "2022 5 2",
                        "2022-05-02 ~ 2022-05-09", "202205021", "2022-05-02x"}) {
    INFO(s);
    CHECK(text(s) == "-");
  }
}

TEST_CASE("glued sentences are told from addresses, numbers and abbreviations") {
  const auto count = [](std::string_view s) { return glued_sentences(s).size(); };
  CHECK(count("overseas.Based on") == 1);
  CHECK(count("in 1996.Today, it") == 1);
  CHECK(count("Is it so?Yes it is!No it is not") == 2);
  CHECK(count("(see below).The rest") == 1);
  CHECK(count("늘어납니다.새 노선") == 1);
  CHECK(glued_sentences("ab overseas.Based") == std::vector<std::size_t>{12});
  for (const char* s :
       {"one. Two", "U.S.A. and e.g.This", "https://city.go.kr/News.Html", "mail a@city.Go",
        "www.city.Gov now", "3.5 and 2022.05", "서울.부산.대구", "end.", ".Start", "v.X"}) {
    INFO(s);
    CHECK(count(s) == 0);
  }
}

TEST_CASE("a kind is in the title only where the title names the thing") {
  CHECK(kind_of("Tap water (Brochure)") == BulletinKind::brochure);
  CHECK(kind_of("Sharing (brochure, 2019)") == BulletinKind::brochure);
  CHECK(kind_of("Manual of Responses") == BulletinKind::manual);
  CHECK(kind_of("Annual Research Digest 2020") == BulletinKind::digest);
  CHECK(kind_of("재난 대응 매뉴얼") == BulletinKind::manual);
  CHECK(kind_of("City prints new manual for drivers") == BulletinKind::news);
  CHECK(kind_of("Manually counted votes") == BulletinKind::news);
}

TEST_CASE("ids are readable, and differ where letters had to go") {
  using ingest::slug;
  CHECK(slug("Seoul's “New” Bus – 2022!", "x") == "seouls-new-bus-2022");
  CHECK(slug("K-Developedia", "x") == "k-developedia");
  const std::string korean = slug("해외건설협회", "organization");
  CHECK(korean.size() == std::string("organization-").size() + 8);
  CHECK(korean.rfind("organization-", 0) == 0);
  CHECK(korean != slug("금융투자협회", "organization"));
  CHECK(slug("UN SDG 온라인플랫폼", "x").rfind("un-sdg-", 0) == 0);
  CHECK(slug("UN SDG 온라인플랫폼", "x") != slug("UN SDG 플랫폼", "x"));
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "word ";
  CHECK(slug(longest, "x").size() < 100);
  CHECK(slug(std::string(5000, 'x'), "x").size() < 200);
  ingest::Ids ids;
  CHECK(ids.unused("a", "2022") == "a");
  CHECK(ids.unused("a", "2022") == "a-2022");
  CHECK(ids.unused("a", "2022") == "a-2022-2");
  CHECK(ids.unused("a") == "a-2");
}

TEST_CASE("hostile boards end") {
  std::string text = "등록일 2022-05-12 글쓴이 a\n";
  for (int i = 0; i < 50000; ++i) text += "등록일 글쓴이 ";
  text += "\n";
  for (int i = 0; i < 100000; ++i) text += "aaa.Aaa";
  text += "\n";
  for (int i = 0; i < 20000; ++i) text += "• 로고\n등록일 글쓴이\n";
  const Board page(text);
  CHECK(page.bulletins.size() > 20000);
}
