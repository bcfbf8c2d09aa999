// The seed page. The numbers and names were counted in the page by hand.
#include <set>

#include "ingest/board_fixture.h"

using namespace madang;
using namespace madang::ingest_test;

namespace {
std::string seed() {
  const std::string text = read_text(shared() / "seed" / "seoul-solution-page.txt");
  if (text.empty())
    WARN("skipped: " << shared().string() << " has no seed page; set MADANG_SHARED");
  return text;
}

struct Fact {
  const char* date;
  const char* author;
  const char* title;
  const char* body_begins;  // "" no body
  const char* body_ends;
  BulletinKind kind;
};
const Fact facts[] = {
    {"2022-05-12", "seoulsolution", "Transformation of riverside areas into global waterfronts",
     "The Seoul Metropolitan Government (SMG) will begin a full-scale renovation",
     "utilizing the potential of the river’s waterfront spaces.", BulletinKind::news},
    {"2022-05-20", "seoulsolution",
     "Increased capacity and ridership after starting late-night public transport serv..",
     "The Seoul Metropolitan Government (SMG) started operating late-night",
     "as well as their safe return home.", BulletinKind::news},
    {"2022-05-10", "seoulsolution",
     "Comprehensive measures for the opening of Cheong Wa Dae on May 10",
     "The Seoul Metropolitan Government (SMG) will take comprehensive measures",
     "new tourist resource through related content and events.", BulletinKind::news},
    {"2022-05-09", "seoulsolution", "ESG-focused climate budget to tackle climate change",
     "The Seoul Metropolitan Government (SMG) is taking action",
     "on its path to carbon neutrality.", BulletinKind::news},
    {"2021-07-23", "seoulsolution", "The world-renowned water of Seoul ARISU_2021 (Brochure)",
     "Arisu is Seoul's tap water brand", "\"The world renowned water of Seoul ARISU_2021\"",
     BulletinKind::brochure},
    {"2021-06-09", "seoulsolution", "The Seoul Institute Annual Research Digest 2020",
     "Editor’s Note 01. Social Policy",
     "04. Economy\u00a0 05. Transportation Planning 06. "
     "Environmental planning 07. City Diplomacy",
     BulletinKind::digest},
    {"2020-12-03", "scaadmin",
     "Manual of COVID-19 Response Procedure (Seoul Fire&Disaster Headquaters Ver.)", "", "",
     BulletinKind::manual},
    {"2020-05-22", "seoulsolution", "Seoul's Policy Sharing Initiative (Brochure, 2019)", "", "",
     BulletinKind::brochure},
};
}  // namespace

TEST_CASE("the seed page: eight dated bulletins, each with date, author, full body") {
  if (seed().empty()) return;
  const Board page(seed());
  REQUIRE(page.bulletins.size() == 9);  // and the passage on the sharing city
  for (std::size_t i = 0; i < 8; ++i) {
    const Fact& fact = facts[i];
    const Bulletin& b = page.bulletins[i];
    INFO(fact.title);
    CHECK(b.title.in("und") == fact.title);
    CHECK(day(b) == fact.date);
    CHECK(b.author == fact.author);
    CHECK(b.kind == fact.kind);
    CHECK(b.language == "en");
    const std::string body(b.body.in("und"));
    CHECK(body.empty() == (*fact.body_begins == 0));
    CHECK(body.rfind(fact.body_begins, 0) == 0);
    CHECK(
        (body.size() >= std::string_view(fact.body_ends).size() && body.ends_with(fact.body_ends)));
    CHECK(page.text.find(body) != std::string::npos);  // as it stands in the page
    const std::string_view span = page.span(b);
    CHECK(span.rfind("• " + std::string(fact.title), 0) == 0);
    CHECK(span.find(std::string("등록일 ") + fact.date + " 글쓴이 " + fact.author) !=
          std::string_view::npos);
    CHECK(span.ends_with(body.empty() ? fact.author : fact.body_ends));
    CHECK(b.provenance->file == "board.txt");
  }
}

TEST_CASE("the seed page: what is odd is told and kept") {
  if (seed().empty()) return;
  const Board page(seed());
  CHECK(page.count("title-cut") == 1);
  CHECK(noted(page.bulletins[1], "title-cut"));
  CHECK(page.at("title-cut").rfind("..\n", 0) == 0);

  CHECK(page.count("body-missing") == 2);
  CHECK(noted(page.bulletins[6], "body-missing"));
  CHECK(noted(page.bulletins[7], "body-missing"));

  CHECK(page.count("glued-sentence") == 3);
  CHECK(page.at("glued-sentence", 0).rfind("Seoul's tap water, which boasts", 0) == 0);
  CHECK(page.at("glued-sentence", 1).rfind("Based on the excellent technology", 0) == 0);
  CHECK(page.at("glued-sentence", 2).rfind("Today, MITI counts on", 0) == 0);
  CHECK(page.bulletins[4].body.in("und").find("inconvenience.Seoul's") != std::string_view::npos);
  CHECK(page.bulletins[4].body.in("und").find("overseas.Based") != std::string_view::npos);
  CHECK(noted(page.bulletins[4], "glued-sentence"));

  CHECK(page.count("undated") == 1);
  CHECK(page.count("stray-text") == 0);
  CHECK(page.count("logo-suffix") == 23);
  CHECK(page.count("logo-suffix-missing") == 4);
  CHECK(page.told.size() == 1 + 2 + 3 + 1 + 23 + 4);
}

TEST_CASE("the seed page: the digest has seven chapters and keeps its body") {
  if (seed().empty()) return;
  const Board page(seed());
  const char* chapters[] = {"Social Policy", "Urban Administration",    "Urban Planning",
                            "Economy",       "Transportation Planning", "Environmental planning",
                            "City Diplomacy"};
  REQUIRE(page.bulletins[5].parts.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(page.bulletins[5].parts[i].number == "0" + std::to_string(i + 1));
    CHECK(page.bulletins[5].parts[i].title.in("und") == chapters[i]);
  }
  for (std::size_t i = 0; i < 9; ++i)
    if (i != 5) CHECK(page.bulletins[i].parts.empty());
}

TEST_CASE("the seed page: 27 partners in four spellings, and MITI") {
  if (seed().empty()) return;
  const Board page(seed());
  CHECK(page.names() == std::vector<std::string>{"CITYNET",
                                                 "ICLEI",
                                                 "UNHABITAT",
                                                 "WEGOV",
                                                 "WORLDBANK",
                                                 "KOICA",
                                                 "KOTRA",
                                                 "서울시청",
                                                 "K-Developedia",
                                                 "Metropolis International Training Institute",
                                                 "Metropolis",
                                                 "World Cities Summit",
                                                 "CLC",
                                                 "해외건설협회",
                                                 "ADB",
                                                 "기재부",
                                                 "외교부",
                                                 "수출입은행",
                                                 "금융투자협회",
                                                 "KDI",
                                                 "대한상공회의소",
                                                 "중소기업중앙회",
                                                 "대한국토",
                                                 "KOSMIC",
                                                 "서울시립대",
                                                 "metta",
                                                 "국토연구원",
                                                 "UN SDG 온라인플랫폼"});
  int together = 0, apart = 0, of = 0;
  for (const Board::Told& t : page.told) {
    together += t.message.find("\"로고이미지\"") != std::string::npos;
    apart += t.message.find("\"로고 이미지\"") != std::string::npos;
    of += t.message.find("\"의 로고\"") != std::string::npos;
  }
  CHECK(together == 21);
  CHECK(apart == 1);
  CHECK(of == 1);
  CHECK(page.at("logo-suffix").rfind("로고이미지\n", 0) == 0);
  CHECK(page.organizations[0].id == "citynet");
  CHECK(page.span(page.organizations[0]) == "• CITYNET 로고이미지");
  CHECK(page.span(page.organizations[7]) == "• 서울시청의 로고");

  const Organization& miti = page.organizations[9];
  CHECK(miti.id == "miti");
  CHECK(miti.acronyms == std::vector<std::string>{"MITI"});
  const std::string_view text = miti.description.in("und");
  CHECK(text.rfind("The main mission of the Metropolis International Training", 0) == 0);
  CHECK(text.find("established in 1996.Today, MITI counts on") != std::string_view::npos);
  CHECK(text.find("in Guangzhou, in 2012.\n\nWith its relaunch") != std::string_view::npos);
  CHECK(text.ends_with("institutional partners and affiliated cities."));
  CHECK_FALSE(miti.founded.has_value());  // it stands in prose and is not guessed from there
}

TEST_CASE("the seed page: the passage on the sharing city is a notice without a date") {
  if (seed().empty()) return;
  const Board page(seed());
  const Bulletin& b = page.bulletins[8];
  CHECK(b.title.in("und") == "공유도시(Sharing City) 서울은?");
  CHECK(b.kind == BulletinKind::notice);
  CHECK(b.language == "ko");
  CHECK_FALSE(b.published.has_value());
  CHECK(noted(b, "undated"));
  const std::string_view body = b.body.in("und");
  CHECK(body.rfind("시간, 공간, 재능, 물건, 정보 등", 0) == 0);
  CHECK(body.find("'공유도시 서울' 정책을 추진하게 된 이유는?") != std::string_view::npos);
  CHECK(body.ends_with("새로운 방법을 통해 완화시켜 나가고자 합니다."));
}

TEST_CASE("the seed page: every byte but white space is in exactly one record") {
  if (seed().empty()) return;
  const Board page(seed());
  std::vector<int> covered(page.text.size());
  const auto cover = [&](const auto& records) {
    for (const auto& r : records)
      for (auto i = *r.provenance->start; i < *r.provenance->end; ++i)
        ++covered[static_cast<std::size_t>(i)];
  };
  cover(page.bulletins);
  cover(page.organizations);
  for (std::size_t i = 0; i < covered.size(); ++i) {
    // A body may end with a no-break space, C2 A0.
    const bool blank = std::string_view(" \n\xC2\xA0").find(page.text[i]) != std::string_view::npos;
    if (covered[i] > 1 || (covered[i] == 0 && !blank)) FAIL("byte " << i);
  }
}

TEST_CASE("the seed page: ids are unique, and the same each time") {
  if (seed().empty()) return;
  const Board page(seed()), again(seed());
  std::set<std::string> ids;
  for (std::size_t i = 0; i < page.bulletins.size(); ++i) {
    CHECK(page.bulletins[i].id == again.bulletins[i].id);
    ids.insert(page.bulletins[i].id);
  }
  CHECK(ids.size() == 9);
  CHECK(ids.count("esg-focused-climate-budget-to-tackle-climate-change") == 1);
  ids.clear();
  for (const Organization& o : page.organizations) ids.insert(o.id);
  CHECK(ids.size() == 28);
}

TEST_CASE("the seed page: CRLF and a byte order mark change no word") {
  if (seed().empty()) return;
  const Board page(seed());
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : seed()) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  const Board other(crlf);
  CHECK(other.titles() == page.titles());
  CHECK(other.names() == page.names());
  CHECK(other.told.size() == page.told.size());
  for (std::size_t i = 0; i < page.bulletins.size(); ++i) {
    CHECK(other.bulletins[i].body == page.bulletins[i].body);
    CHECK(other.span(other.bulletins[i]).rfind("•", 0) == 0);
  }
}
