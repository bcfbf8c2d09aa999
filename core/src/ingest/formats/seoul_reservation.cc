#include "ingest/formats/seoul_reservation.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/find_text.h"
#include "ingest/formats/find_rows.h"
#include "ingest/formats/html.h"
#include "ingest/formats/korea.h"
#include "ingest/formats/plain_field.h"
#include "ingest/formats/prose_facts.h"
#include "ingest/formats/things.h"
#include "ingest/repair/reversed.h"

namespace madang::ingest {
namespace {

constexpr std::array<std::string_view, 24> columns{
    "GUBUN",       "SVCID",       "MAXCLASSNM", "MINCLASSNM", "SVCSTATNM",   "SVCNM",
    "PAYATNM",     "PLACENM",     "USETGTINFO", "SVCURL",     "X",           "Y",
    "SVCOPNBGNDT", "SVCOPNENDDT", "RCPTBGNDT",  "RCPTENDDT",  "AREANM",      "IMGURL",
    "DTLCONT",     "TELNO",       "V_MIN",      "V_MAX",      "REVSTDDAYNM", "REVSTDDAY"};

/// What the table calls its columns where it is downloaded as CSV.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> korean{
    {{"서비스구분", "GUBUN"},
     {"서비스ID", "SVCID"},
     {"서비스아이디", "SVCID"},
     {"대분류명", "MAXCLASSNM"},
     {"대분류", "MAXCLASSNM"},
     {"소분류명", "MINCLASSNM"},
     {"소분류", "MINCLASSNM"},
     {"서비스상태", "SVCSTATNM"},
     {"서비스명", "SVCNM"},
     {"결제방법", "PAYATNM"},
     {"장소명", "PLACENM"},
     {"서비스대상", "USETGTINFO"},
     {"서비스대상정보", "USETGTINFO"},
     {"바로가기URL", "SVCURL"},
     {"장소X좌표", "X"},
     {"X좌표", "X"},
     {"장소Y좌표", "Y"},
     {"Y좌표", "Y"},
     {"서비스개시시작일시", "SVCOPNBGNDT"},
     {"서비스개시종료일시", "SVCOPNENDDT"},
     {"접수시작일시", "RCPTBGNDT"},
     {"접수종료일시", "RCPTENDDT"},
     {"지역명", "AREANM"},
     {"이미지경로", "IMGURL"},
     {"상세내용", "DTLCONT"},
     {"전화번호", "TELNO"},
     {"서비스이용시작시간", "V_MIN"},
     {"서비스이용종료시간", "V_MAX"},
     {"취소기간기준정보", "REVSTDDAYNM"},
     {"취소기간기준일까지", "REVSTDDAY"}}};

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return x == y || ((x | 0x20) == (y | 0x20) && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
  });
}

/// The file has small letters, the table in CSV Korean names with and without blanks.
std::string_view key_of(std::string_view name) {
  for (const std::string_view column : columns)
    if (same_letters(column, name)) return column;
  std::string whole(name);
  std::erase(whole, ' ');
  for (const auto& [theirs, ours] : korean)
    if (theirs == whole) return ours;
  return name;
}

bool is_row(json::Value row) {
  bool id = false, name = false;
  for (const json::Value member : row) {
    id |= key_of(member.key()) == "SVCID";
    name |= key_of(member.key()) == "SVCNM";
  }
  return id && name;
}

std::optional<ResourceKind> kind_of(std::string_view group) {
  const auto says = [group](std::string_view word) {
    return group.find(word) != std::string_view::npos;
  };
  if (says("체육") || says("공간") || says("시설")) return ResourceKind::space;
  if (says("교육") || says("강좌") || says("진료") || says("복지")) return ResourceKind::talent;
  if (says("문화") || says("체험") || says("행사")) return ResourceKind::time;
  if (says("물품") || says("대여")) return ResourceKind::goods;
  return std::nullopt;
}

/// △ ○ before a name are marks of the list it stood in; [야간] is kept, and is a
/// tag too.
void name(Row& row, Resource& r) {
  const Cell* cell = row.look({"SVCNM"});
  const std::string text = row.text({"SVCNM"});
  repair::Scan scan(text);
  bool marks = false;
  while (
      scan.skip({"△", "▲", "○", "●", "◎", "□", "■", "◇", "◆", "☆", "★", "▷", "▶", "※", "▽", "▼"})) {
    marks = true;
    scan.blanks();
  }
  const std::string_view rest = scan.rest();
  if (marks && !rest.empty())
    row.repaired(cell->offset, "title-mark",
                 Message("a name", text, "the mark before it was taken off"));
  r.name = rest.empty() ? (text.empty() ? Text() : Text(text, "ko")) : Text(rest, "ko");
  if (rest.starts_with('['))
    if (const std::size_t end = rest.find(']'); end != std::string_view::npos)
      korea::tag(r, rest.substr(1, end - 1));
}

/// Place names are paths: 서울역사박물관>강당.
void place(Row& row, bool made_up, Resource& r) {
  Place place = korea::place(row, {{}, {"Y"}, {"X"}}, made_up);
  const std::string path = row.text({"PLACENM"});
  std::string shown, parts;
  for (std::size_t from = 0; from < path.size();) {
    const std::size_t end = std::min(path.find('>', from), path.size());
    const std::string_view part = repair::trim(std::string_view(path).substr(from, end - from));
    from = end + 1;
    if (part.empty()) continue;
    shown.append(shown.empty() ? "" : " > ").append(part);
    if (!parts.empty()) parts += ',';
    append_quoted(parts, part);
  }
  if (!shown.empty()) place.name = Text(shown, "ko");
  if (shown != parts.substr(parts.empty() ? 0 : 1, parts.size() < 2 ? 0 : parts.size() - 2))
    place.extra = "\"path\":[" + parts + "]";
  const std::string area = row.text({"AREANM"});
  if (area.find(' ') != std::string::npos) korea::administrative(area, place);  // 경기도 과천시
  else place.district = area;
  // The whole of a district's name, for the service is Seoul's; elsewhere is told.
  if (place.district.ends_with("구")) place.city = "서울특별시";
  r.place = std::move(place);
}

Period period(Row& row, Row::Keys from, Row::Keys to) {
  Period period;
  period.from = row.date(from);
  period.to = row.date(to);
  if (const std::string told = repair::mend_reversed(period); !told.empty())
    row.repaired(row.look(to)->offset, "ends-before-begin", told);
  return period;
}

/// The days on which it can be used at all, and those on which it can be asked for.
void periods(Row& row, Availability& a) {
  const Period use = period(row, {"SVCOPNBGNDT"}, {"SVCOPNENDDT"});
  std::string json;
  for (const auto& [name, date] : {std::pair("from", &use.from), std::pair("to", &use.to)})
    if (*date) {
      json.append(json.empty() ? "{\"" : ",\"").append(name).append("\":\"");
      json.append(base::to_string(**date)).append("\"");
    }
  if (!use.extra.empty()) json.append(",").append(use.extra);  // behind a beginning
  if (!json.empty()) a.extra.append("\"period\":").append(json).append("}");
  const Period asked = period(row, {"RCPTBGNDT"}, {"RCPTENDDT"});
  if (asked.from || asked.to) a.reception = asked;
}

/// 02-724-0236,191: several numbers in one cell. 02-2133-1234~5 is a stretch of them, and stays one
/// text.
void phones(Row& row) {
  const std::string text = row.text({"TELNO"});
  std::string list;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;/", from), text.size());
    const std::string_view one = repair::trim(std::string_view(text).substr(from, end - from));
    from = end + 1;
    if (one.empty()) continue;
    if (!list.empty()) list += ',';
    append_quoted(list, one);
  }
  if (!list.empty()) row.keep("phones", "[" + list + "]");
}

/// 접수마감, but not the day on which it ends (접수마감 : 6월 30일), nor what holds then (예약마감
/// 시 대기접수 가능).
bool says_ended(std::string_view text) {
  for (const std::string_view word :
       {"접수마감", "접수 마감", "예약마감", "예약 마감", "접수종료", "운영중단", "운영 중단"})
    for (std::size_t at = 0; (at = base::find_word(text, word, at)) != text.npos;) {
      at += word.size();
      repair::Scan behind(text.substr(at));
      behind.blanks();
      if (!behind.skip({":",    "：",   "~",    "시",   "후",   "이후", "전",
                        "이전", "일",   "되면", "될",   "까지", "기간", "예정",
                        "임박", "가능", "여부", "하는", "은",   "는"}) &&
          !behind.digits(2))
        return true;
    }
  return false;
}

/// The page's text is HTML, with the same rules for all services before its own.
void description(Row& row, Resource& r) {
  const Cell* cell = row.take({"DTLCONT"});
  if (cell == nullptr) return;
  std::string text(repair::trim(cell->text));
  if (looks_like_html(text)) {
    // Entities are escaped once more where the text went through two systems.
    std::string plain = html_to_text(text);
    if (plain.find("&lt;") != std::string::npos || plain.find("&nbsp;") != std::string::npos ||
        has_markup(plain, true))
      plain = html_to_text(plain);
    if (plain != text)
      row.repaired(cell->offset, "html-to-text",
                   Message("plain text", text, "its tags and entities became text"));
    text = std::move(plain);
  }
  constexpr std::string_view heading = "3. 상세내용";
  std::string_view own = text;
  if (const std::size_t at = text.find(heading); at != std::string::npos) {
    own = repair::trim(own.substr(at + heading.size()));
    if (const auto rules = repair::trim(std::string_view(text).substr(0, at)); !rules.empty())
      row.keep_text("notice", rules);
  }
  if (!own.empty()) r.description = Text(own, "ko");
  const ProseText prose{own, cell->offset};
  take_prose_facts(row, {&prose, 1}, r);
  const Cell* status = row.look({"SVCSTATNM"});
  if (status != nullptr && repair::trim(status->text) == "접수중" && says_ended(own))
    row.notice(status->offset, "status-contradicts",
               "the status is 접수중, and the text says that it ended; both are kept");
}

void hours(Row& row, Resource& r) {
  Availability a;
  korea::hours(row, {{"V_MIN"}, {"V_MAX"}, {"mo", "tu", "we", "th", "fr", "sa", "su"}},
               repair::Equal::all_day, a);
  periods(row, a);
  r.availability = std::move(a);
}

void make(Row& row, const RowFacts& facts) {
  Resource r;
  r.id = row.text({"SVCID"});
  if (r.id.empty()) {
    row.refused(row.begin(), "missing-member", "expected a row with SVCID, and found none");
    return;
  }
  const std::string group = row.text({"MAXCLASSNM"}), kind = row.text({"MINCLASSNM"});
  r.kind = kind_of(group);
  korea::tag(r, group);
  korea::tag(r, kind);
  name(row, r);
  place(row, facts.made_up_place, r);
  hours(row, r);
  korea::price(row, {"PAYATNM"}, "", std::nullopt, r);  // 무료, 유료, or a sum
  description(row, r);
  if (const std::string who = row.text({"USETGTINFO"}); !who.empty())
    r.conditions = Text(who, "ko");
  r.url = row.text({"SVCURL"});
  if (const std::string status = row.text({"SVCSTATNM"}); !status.empty())
    row.keep_text("status", status);
  phones(row);
  korea::hand_over(row, r, "seoul-reservation");
}

}  // namespace

bool is_seoul_reservation(const Look& look) { return find_rows(look, is_row).has_value(); }

void read_seoul_reservation(Window& text, std::string_view name, ImportSink& sink) {
  each_thing({is_row, key_of, "Y", "X", nullptr}, text, name, sink, make);
}

}  // namespace madang::ingest
