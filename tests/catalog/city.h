// A small city that several tests ask.
#ifndef MADANG_TESTS_CATALOG_CITY_H_
#define MADANG_TESTS_CATALOG_CITY_H_

#include <madang/madang.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"

inline const char* city_json = R"({
"bulletins":[
 {"id":"night","kind":"news","title":{"en":"Late-night buses extended","ko":"심야버스를 늘립니다"},
  "body":"Buses run until two. The night bus is back.","published":"2022-04-18","topics":["transport","night"],"organizations":["smg"]},
 {"id":"river","kind":"news","title":"River parks","body":"Parks along the river, reached by bus.","published":"2022-05-12","topics":["parks"],"organizations":["smg","park"]},
 {"id":"water","kind":"brochure","title":"Tap water","body":"Clean water.","published":"2021-07","topics":["Water"],"attachments":[{"title":"Brochure","bytes":100}]},
 {"id":"old","kind":"manual","title":"A manual for buses","published":"2012"},
 {"id":"undated","title":"회의실 안내","body":"서울시청 회의실을 빌립니다"}],
"organizations":[
 {"id":"smg","kind":"government","name":{"en":"Seoul Metropolitan Government","ko":"서울특별시"},"acronyms":["SMG"],"founded":"1946"},
 {"id":"park","kind":"company","name":"Park company","parent":"smg","place":{"lat":37.55,"lon":127.0}}],
"resources":[
 {"id":"hall","kind":"space","name":"Bus hall","capacity":30,"price":{"amount":10000,"currency":"KRW"},"place":{"lat":37.5665,"lon":126.978,"district":"중구"}},
 {"id":"room","kind":"space","name":"Small room","capacity":6,"price":{"amount":0,"currency":"KRW"},"place":{"lat":37.60,"lon":127.05,"district":"종로구"}},
 {"id":"drill","kind":"goods","name":"Drill"}]})";

inline madang::Catalog load_city(std::string_view json = city_json) {
  auto city = madang::Catalog::load(json);
  REQUIRE(city.ok());
  return *city;
}

/// Ids of the hits, joined by blanks; the error's code where there is one.
inline std::string ids(const madang::Result<madang::Hits>& hits) {
  if (!hits) return "error " + hits.error().code;
  std::string out;
  for (std::size_t i = 0; i < hits->size(); ++i)
    out.append(out.empty() ? "" : " ").append(hits->record(i).id());
  return out;
}

#endif  // MADANG_TESTS_CATALOG_CITY_H_
