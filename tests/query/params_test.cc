#include "query/dump.h"
#include "support/catch.h"

using namespace madang;
using Params = std::vector<std::pair<std::string, std::string>>;

namespace {
std::string meaning(const Params& params) {
  const auto query = query_from_params(params);
  return query ? tests::dump(*query) : "error " + query.error().code;
}
}  // namespace

TEST_CASE("parameters and typed text are two spellings of one tree") {
  const std::vector<std::pair<Params, const char*>> pairs = {
      {{}, ""},
      {{{"q", ""}}, ""},
      {{{"q", "late-night bus"}}, "late-night bus"},
      {{{"q", "bus"}, {"topics", "transport"}}, "bus topics:transport"},
      {{{"topics", "transport"}, {"q", "bus"}}, "bus topics:transport"},
      {{{"q", "bus -taxi"}, {"topics", "transport"}}, "bus -taxi topics:transport"},
      {{{"published.gte", "2022-04"}}, "published>=2022-04"},
      {{{"published.gt", "2022-04"}}, "published>2022-04"},
      {{{"published.lte", "2022-04"}}, "published<=2022-04"},
      {{{"published.lt", "2022-04"}}, "published<2022-04"},
      {{{"published.gte", "2022-04"}, {"published.lte", "2022-06"}}, "published:2022-04..2022-06"},
      {{{"published.lt", "2022-06"}, {"published.gt", "2022-04"}}, "published:2022-04<..<2022-06"},
      {{{"topics", "a"}, {"kind", "news"}, {"topics", "b"}}, "(topics:a OR topics:b) kind:news"},
      {{{"q", "topics:a OR topics:b"}, {"topics", "c"}}, "(topics:a OR topics:b) topics:c"},
      {{{"has", "attachments"}, {"has", "url"}}, "has:attachments has:url"},
      {{{"near", "37.57,126.98,2"}}, "near:37.57,126.98,2km"},
      {{{"near", "37.57, 126.98, 500m"}}, "near:37.57,126.98,0.5km"},
      {{{"place.near", "37.57,126.98,2"}}, "place.near:37.57,126.98,2km"},
      {{{"place.city", "New York"}}, "place.city=\"New York\""},
      {{{"title", "a..b*"}}, "title=\"a..b*\""},
  };
  for (const auto& [params, text] : pairs) {
    INFO(text);
    const auto a = query_from_params(params);
    const auto b = parse_query(text);
    REQUIRE(a.ok());
    REQUIRE(b.ok());
    CHECK(tests::dump(*a) == tests::dump(*b));
    CHECK(*a == *b);
  }
}

TEST_CASE("parameters that mean nothing are refused") {
  CHECK(meaning({{"q", "(bus"}}) == "error query-syntax");
  CHECK(meaning({{"topics", ""}}) == "error bad-value");
  CHECK(meaning({{"published.gte", "2022"}, {"published.gt", "2021"}}) == "error bad-value");
  CHECK(meaning({{"p.gte", "1"}, {"p.lte", "2"}, {"p.lte", "3"}}) == "error bad-value");
  CHECK(meaning({{"near", "here"}}) == "error query-syntax");
  CHECK(meaning({{"near", "1,2,3km x"}}) == "error query-syntax");
  CHECK(meaning({{"near", "91,2,3"}}) == "error query-syntax");
  CHECK(meaning({{"free", "2022-05-14T10:00"}}) == "error query-syntax");
  CHECK(meaning({{"topics", "\xFF"}}) == "error bad-value");
  CHECK(meaning({{"q", "\xFF"}}) == "error query-syntax");
}

TEST_CASE("a name that only looks like a comparison is a field") {
  CHECK(meaning({{"place.lat", "37"}}) == "(equals place.lat 37)");
  CHECK(meaning({{"gte", "1"}}) == "(equals gte 1)");
  CHECK(meaning({{"published.", "1"}}) == "(equals published. 1)");
}
