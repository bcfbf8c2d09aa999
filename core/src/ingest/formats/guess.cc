// Guesses a mapping by the names that members have in many feeds.
#include "ingest/formats/guess.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/formats/find_rows.h"
#include "ingest/repair/nan.h"
#include "json/check.h"
#include "json/lists.h"
#include "json/tree.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

using json::Value;

/// Names without case, spaces and the marks between words, and without what stands in
/// brackets behind them: 수용인원(명).
std::string plain(std::string_view name) {
  std::string out;
  if (const std::size_t bracket = name.find('('); bracket > 0) name = name.substr(0, bracket);
  for (const char c : name)
    if (c != '_' && c != '-' && c != ' ' && c != '.')
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}

struct Guess {
  std::string_view path;
  std::string_view names;  ///< plain; behind * the end of a name is enough
};
// The better name first.
constexpr std::array names_of_things{
    Guess{"id", "id svcid rsrcno code key uid uuid no 관리번호 번호 *id *코드"},
    Guess{"name",
          "name title svcnm rsrcnm subject headline label 이름 명칭 제목 시설명 *명 *name *nm "
          "event eventtitle"},
};
constexpr std::array bulletins{
    Guess{"summary", "summary excerpt abstract lead 요약"},
    Guess{"body", "body content contents text article description dtlcont 내용 본문"},
    Guess{"author", "author writer creator byline 작성자 글쓴이 등록자"},
    Guess{"published",
          "published date publishdate datepublished publishedat createdat created regdate pubdate "
          "등록일 작성일 게시일"},
    Guess{"updated", "updated modified updatedat modifiedat datemodified lastmodified 수정일"},
    Guess{"topics", "topics tags keywords category categories 분류"},
    Guess{"url", "url link href permalink homepage svcurl 홈페이지주소 홈페이지"},
};
/// What bulletins have that are events.
constexpr std::array events{
    Guess{"period.from",
          "startdate strtdate datestart start starttime startsat begindate begin eventstart 시작일 "
          "시작일자 시작일시 *시작일 *시작일자 *시작일시"},
    Guess{"period.to",
          "enddate dateend end endtime endsat eventend 종료일 종료일자 종료일시 *종료일 *종료일자 "
          "*종료일시"},
    Guess{"period", "행사기간 공연기간 축제기간 전시기간 대회기간 강좌기간 교육기간 운영기간"},
    Guess{"body", "*내용"},
    Guess{"places.name", "venue place location 장소 *장소"},
    Guess{"places.lat", "lat latitude 위도"},
    Guess{"places.lon", "lon lng longitude 경도"},
    Guess{"places.address", "address addr 소재지도로명주소 도로명주소 주소 *주소"},
};
/// What they are called by.
constexpr std::string_view names_of_events =
    "event eventname eventtitle 행사명 공연명 축제명 전시명 대회명 강좌명 교육명 프로그램명";
constexpr std::array resources{
    Guess{"description",
          "description desc content contents dtlcont summary rsrcintr 설명 내용 *소개"},
    Guess{"place.lat", "lat latitude y la mapy 위도"},
    Guess{"place.lon", "lon lng longitude lot x lo mapx 경도"},
    Guess{"place.address",
          "address addr addr1 roadaddress rdnmadr lnmadr 소재지도로명주소 도로명주소 주소 *주소"},
    Guess{"place.district", "district areanm gu 자치구 시군구명"},
    Guess{"capacity", "capacity capa seats people maxpeople 수용인원 수용인원수 정원"},
    Guess{"availability.opening_hours", "openinghours"},
    Guess{"hours", "운영시간 이용시간 개방시간 관람시간 영업시간 hours"},
    Guess{"closing", "휴관일 휴무일 휴장일 정기휴관일 정기휴무일 closing"},
    Guess{"price.amount",
          "price fee amount cost charge 요금 사용료 이용료 이용요금 사용요금 대관료 입장료 관람료"},
    Guess{"url", "url link href homepage svcurl website hmpg 홈페이지주소 홈페이지"},
    Guess{"tags", "tags category categories keywords minclassnm 분류"},
};
constexpr std::array organizations{
    Guess{"description", "description desc about 설명"},
    Guess{"founded", "founded established foundingdate 설립일"},
    Guess{"homepage", "homepage website url link 홈페이지"},
    Guess{"parent", "parent parentid"},
    Guess{"acronyms", "acronym acronyms abbreviation shortname"},
    Guess{"place.country", "country countrycode"},
};

/// The first of names; it is taken off.
std::string_view next_name(std::string_view& names) {
  const std::size_t space = std::min(names.find(' '), names.size());
  const std::string_view name = names.substr(0, space);
  names.remove_prefix(std::min(space + 1, names.size()));
  return name;
}

bool means(std::string_view name, std::string_view own) {
  if (!name.starts_with('*')) return own == name;
  name.remove_prefix(1);
  return own.ends_with(name) && own.size() > name.size();
}

/// The member of `item` that one of the names means; empty: none.
std::string find(const Value& item, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = next_name(names);
    for (const Value member : item) {
      const bool scalar = !member.is_object() && (!member.is_list() || member.at(0).is_string());
      if (scalar && means(name, plain(member.key()))) return std::string(member.key());
    }
  }
  return {};
}

template <class Table>
std::vector<std::pair<std::string, std::string>> all_of(const Value& item, const Table& table) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Guess& guess : table)
    if (std::string member = find(item, guess.names); !member.empty())
      out.emplace_back(std::string(guess.path), std::move(member));
  return out;
}

/// Whether it takes place from a day to a day, and is no thing that is there for that long.
bool is_event(std::string_view name, const Value& item) {
  const std::string own = plain(name);
  bool named = own == "name" || own == "title";
  for (std::string_view names = names_of_events; !named && !names.empty();)
    named = means(next_name(names), own);
  const auto has = [&item](std::string_view names) { return !find(item, names).empty(); };
  return named && ((has(events[0].names) && has(events[1].names)) || has(events[2].names));
}

std::size_t index_of(std::string_view collection) {
  const auto all = reflect::collections();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == collection) return i;
  return 0;
}

/// Of a document with one row, which some envelopes do not put into a list.
std::optional<Mapping> guess_single(std::string_view bytes) {
  json::Tree tree;
  if (tree.parse_copy(json::skeleton(bytes))) return std::nullopt;
  const auto pointer = find_single_row(tree.root());
  if (!pointer) return std::nullopt;
  auto mapping = guess_rows(tree.root().find(*pointer), *pointer);
  return mapping && mapping->members.size() > 1 ? mapping : std::nullopt;
}

}  // namespace

std::string_view field_by_name(std::string_view name) {
  const std::string own = plain(name);
  for (const Guess& guess : resources)
    for (std::string_view names = guess.names; !names.empty();)
      if (means(next_name(names), own)) return guess.path;
  return {};
}

bool is_known_name(std::string_view name) {
  const std::string own = plain(name);
  const auto has = [&own](const auto& table) {
    return std::any_of(table.begin(), table.end(), [&own](const Guess& guess) {
      for (std::string_view names = guess.names; !names.empty();)
        if (means(next_name(names), own)) return true;
      return false;
    });
  };
  return has(names_of_things) || has(resources) || has(bulletins) || has(organizations);
}

std::optional<Mapping> guess_by(const Value& item, std::string_view as) {
  auto named = all_of(item, names_of_things);
  const auto name =
      std::find_if(named.begin(), named.end(), [](const auto& m) { return m.first == "name"; });
  if (name == named.end()) return std::nullopt;
  const auto has = [](const auto& members, std::string_view path) {
    return std::any_of(members.begin(), members.end(),
                       [path](const auto& m) { return m.first == path; });
  };
  auto b = all_of(item, bulletins);
  const auto r = all_of(item, resources), o = all_of(item, organizations);
  const bool event = is_event(name->second, item) && (as.empty() || as == "bulletins");
  if (event)
    for (auto& member : all_of(item, events))
      if (!has(b, member.first) && (member.first != "period" || !has(b, "period.from")))
        b.push_back(std::move(member));
  Mapping mapping;
  const bool somewhere = has(r, "place.lat") || has(r, "place.address") || has(r, "capacity") ||
                         has(r, "price.amount");
  const std::vector<std::pair<std::string, std::string>>* rest = &r;
  mapping.collection = index_of("resources");
  const bool elsewhere = as.empty() && !somewhere;
  if (as == "bulletins" || event ||
      (elsewhere && (has(b, "published") || has(b, "body") || plain(name->second) == "title"))) {
    rest = &b;
    name->first = "title";
    mapping.collection = index_of("bulletins");
  } else if (as == "organizations" ||
             (elsewhere && (has(o, "founded") || has(o, "acronyms") || has(o, "parent")))) {
    rest = &o;
    mapping.collection = index_of("organizations");
  }
  mapping.members = std::move(named);
  for (const auto& member : *rest) {
    const bool taken = std::any_of(mapping.members.begin(), mapping.members.end(),
                                   [&](const auto& m) { return m.second == member.second; });
    if (!taken) mapping.members.push_back(member);
  }
  return mapping;
}

std::optional<Mapping> guess_rows(const Value& rows, std::string pointer, std::string_view as) {
  auto mapping = guess_by(rows.is_list() ? rows.at(0) : rows, as);
  if (!mapping) return mapping;
  mapping->list = std::move(pointer);
  if (GuessedIds ids(*mapping); !ids.member().empty() && rows.is_list()) {
    for (const Value row : rows)
      if (row.is_object()) ids.look_at(row[ids.member()].raw());
    ids.end();
  }
  return mapping;
}

std::optional<Mapping> guess_mapping(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<json::FoundList> lists = json::find_lists(bytes);
  if (lists.empty()) return guess_single(bytes);
  // The longest of which the objects have something to be called by.
  std::stable_sort(lists.begin(), lists.end(),
                   [](const auto& a, const auto& b) { return a.elements > b.elements; });
  bool broken = false;
  json::Tree tree;
  for (const json::FoundList& list : lists) {
    const std::size_t size = list.range.end - list.range.begin;
    const bool good = !tree.parse_copy(json::skeleton(bytes.substr(list.range.begin, size)));
    if (good)
      if (auto mapping = guess_rows(tree.root(), list.pointer)) return mapping;
    broken = broken || !good;
  }
  if (!broken) return std::nullopt;
  const Look look(bytes);  // one of its first elements is
  if (auto mapping = guess_rows(look.json().find(lists[0].pointer), lists[0].pointer))
    return mapping;
  for (const Value rows : look.whole_rows())
    if (auto mapping = guess_rows(rows, std::string(rows.key()))) return mapping;
  return std::nullopt;
}

std::optional<Mapping> guess_lines(std::string_view text) {
  constexpr int enough = 4;
  std::string list = "[";
  int n = 0;
  for (std::size_t at = 0; at < text.size() && n < enough;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || line[first] != '{') continue;
    const auto mended = json::check(line) ? repair::without_nan(line) : std::string(line);
    if (!mended || json::check(*mended)) continue;
    list.append(n++ == 0 ? "" : ",").append(*mended);
  }
  auto mapping = guess_mapping(list + "]");
  if (mapping) mapping->list.reset();  // there is none in a line
  return mapping;
}

}  // namespace madang::ingest
