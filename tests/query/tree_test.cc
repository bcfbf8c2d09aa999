// The tree as a value: text, parameters, JSON; the table of conditions.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/dump.h"
#include "support/catch.h"
#include "text/sort_key.h"

using namespace madang;
using tests::dump;
using tests::meaning;

namespace {

std::string params(std::string_view text) {
  const auto query = parse_query(text);
  REQUIRE(query.ok());
  std::string out;
  for (const auto& [name, value] : query->to_params())
    out.append(out.empty() ? "" : "&").append(name).append("=").append(value);
  return out;
}

}  // namespace

TEST_CASE("a question becomes parameters that mean the same") {
  CHECK(params("") == "");
  CHECK(params("bus") == "q=bus");
  CHECK(params("bus topics:transport published:2022-04..<2022-06") ==
        "q=bus&topics=transport&published.gte=2022-04&published.lt=2022-06");
  CHECK(params("topics:a OR topics:b") == "topics=a&topics=b");
  CHECK(params("topics:a topics:b") == "q=topics:a topics:b");  // or they would be alternatives
  CHECK(params("-topics:a") == "topics.not=a");
  CHECK(params("has:url near:37.5,127,500m") == "has=url&near=37.5,127,0.5km");
  CHECK(params("place.box:37,126,38,127.5") == "place.box=37,126,38,127.5");
  CHECK(params("within:\"Old town\"") == "within=\"Old town\"");
  CHECK(params("a OR topics:b") == "q=a OR topics:b");
  for (const char* text :
       {"bus +night -taxi", "(a OR b) c", "title:(a b)", "kind:news -(a b)", "published>=2022",
        "near:1,2,3 near:2,3,4", "topics:a OR kind:b", "within:1,2,3,4,5,6", "box:-1,170,1,-170"}) {
    const auto query = parse_query(text);
    REQUIRE(query.ok());
    const auto again = query_from_params(query->to_params());
    INFO(text);
    REQUIRE(again.ok());
    CHECK(dump(*again) == dump(*query));
    CHECK(meaning(query->to_string()) == dump(*query));
  }
}

TEST_CASE("a tree as JSON says what it holds and nothing else") {
  CHECK(parse_query("")->to_json() == R"({"op":"all"})");
  CHECK(parse_query("published:2022..<2023 bus")->to_json() ==
        R"({"op":"both","children":[{"op":"word","value":"bus"},)"
        R"({"op":"range","field":"published","low":"2022","high":"2023","open_high":true}]})");
  CHECK(parse_query("place.box:1,2,3,4")->to_json() ==
        R"({"op":"box","field":"place","south":1,"west":2,"north":3,"east":4})");
}

TEST_CASE("conditions on places are read and printed") {
  CHECK(meaning("box:37.5, 126.9, 37.6, 127.1") == "(box 37.5 126.9 37.6 127.1)");
  CHECK(meaning("place.box:37,126,38,127") == "(box place 37 126 38 127)");
  CHECK(meaning("within:종로구") == "(within 종로구)");
  CHECK(meaning("places.within:\"Old town\"") == "(within places Old town)");
  CHECK(meaning("within:37.5,127, 37.6,127, 37.6,127.1") ==
        "(within 37.5,127,37.6,127,37.6,127.1)");
  CHECK(meaning("within:") == "error query-syntax at 8");
  CHECK(meaning("within:1,2,3,4") == "error query-syntax at 8");
  CHECK(meaning("within:1,2,3,4,5") == "error query-syntax at 17");
  CHECK(meaning("box:1,2,3") == "error query-syntax at 10");
  CHECK(meaning("box:3,2,1,4") == "error query-syntax at 5");
  CHECK(meaning("box:1,2,3,400") == "error query-syntax at 11");
  CHECK(meaning("\"box\":x") == "(equals box x)");
  CHECK(parse_query("within:\"1,2\"")->to_string() == "within:\"1,2\"");
}

TEST_CASE("conditions are made by their name in the table") {
  for (const OperatorInfo& op : operators()) {
    INFO(op.url);
    const char* value = op.asks == "time"    ? "2022-05-14T10:00/2h"
                        : op.asks != "place" ? "2022"
                        : op.name == "near"  ? "1,2,3"
                        : op.name == "box"   ? "1,2,3,4"
                                             : "here";
    const auto made =
        make_condition(op.name, op.asks == "place" || op.asks == "time" ? "" : "published", value);
    REQUIRE(made.ok());
    CHECK(meaning(made->to_string()) == dump(*made));
  }
  CHECK(make_condition("nonsense", "a", "b").error().code == "unknown-operator");
  CHECK(make_condition("near", "place", "1,2,3km x").error().code == "query-syntax");
}

TEST_CASE("names stand in the order of digits, Latin, Hangul and Han") {
  std::vector<std::string> names = {"漢字",
                                    "하늘",
                                    "가나",
                                    "각",
                                    "Seoul",
                                    "서울",
                                    "busan",
                                    "10번",
                                    "갂",
                                    "강",
                                    "가",
                                    "Ａ급",
                                    "\u1100\u1161\u11A8시"};  // 각시
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return text::sort_key(a) < text::sort_key(b);
  });
  const std::vector<std::string> expected = {
      "10번", "Ａ급", "busan", "Seoul", "가",  "가나", "각", "\u1100\u1161\u11A8시",
      "갂",   "강",   "서울",  "하늘",  "漢字"};
  CHECK(names == expected);
  CHECK(text::sort_key("Ab c") == text::sort_key("aB  C "));
}
