// Snippets on the original text, and as HTML.
#include <madang/output.h>

#include "catalog/city.h"
#include "query/explain.h"
#include "text/characters.h"
#include "text/utf8.h"

using namespace madang;

namespace {

/// The HTML of the first highlight of `field` in the only record, asked for a word.
std::string html(const std::string& body, std::string_view question) {
  const std::string json = R"({"bulletins":[{"id":"x","title":"none","body":")" + body + "\"}]}";
  const Catalog city = load_city(json);
  const auto hits = city.bulletins().search(question);
  REQUIRE(hits.ok());
  if (hits->size() == 0) return "nothing";
  for (const Highlight& h : hits->highlights(0))
    if (h.field == "body") return to_html(h);
  return "no highlight";
}

}  // namespace

TEST_CASE("highlights as HTML are escaped", "[highlight]") {
  CHECK(html("<b>bus</b> & 'tram' say \\\"no\\\"", "bus") ==
        "&lt;b&gt;<mark>bus</mark>&lt;/b&gt; &amp; &#39;tram&#39; say &quot;no&quot;");
  CHECK(html("심야버스를 늘립니다", "버스") == "심야<mark>버스</mark>를 늘립니다");
}

TEST_CASE("HTML of spans that do not fit leaves them out", "[highlight]") {
  Highlight h{"body", "ko", "abc", {{1, 2}, {0, 1}, {2, 9}, {3, 2}}};
  CHECK(to_html(h) == "a<mark>b</mark>c");
}

TEST_CASE("JSON has the HTML where it was asked for", "[highlight]") {
  const Catalog city = load_city();
  SearchOptions options;
  CHECK(city.bulletins().search("river", options)->to_json().find("\"html\"") == std::string::npos);
  options.html = true;
  CHECK(city.bulletins()
            .search("river", options)
            ->to_json()
            .find(R"("html":"<mark>River</mark> parks")") != std::string::npos);
}

TEST_CASE("snippets are cut between what readers take for characters", "[highlight]") {
  // Jamo, marks, a family of joined emoji, a flag.
  const std::string units[] = {"\u1112\u1161\u11AB", "e\u0301",
                               "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1F0\U0001F1F7",
                               "한"};
  for (const std::string& unit : units) {
    INFO(unit);
    std::string text;
    while (text.size() < 3000) text += unit;
    for (std::size_t shift = 0; shift < unit.size(); ++shift) {
      const std::string longer = text + std::string(shift, 'x') + " bus " + text;
      const auto at = static_cast<std::uint32_t>(text.size() + shift + 1);
      std::vector<std::pair<std::uint32_t, std::uint32_t>> spans{{at, at + 3}};
      const std::string snippet = query::cut_snippet(longer, 240, spans);
      REQUIRE(spans.size() == 1);
      CHECK(snippet.substr(spans[0].first, 3) == "bus");
      CHECK(snippet.size() < 600);
      const std::size_t bus = spans[0].first;
      const std::string before = snippet.substr(0, bus - 1 - shift);
      const std::string after = snippet.substr(bus + 4 < snippet.size() ? bus + 4 : snippet.size());
      CHECK(before.size() % unit.size() == 0);
      CHECK(after.size() % unit.size() == 0);
    }
  }
}

TEST_CASE("text is cut at the last place that splits nothing", "[highlight]") {
  CHECK(text::cut_before("abc", 0, 2) == 2);
  CHECK(text::cut_before("abc", 0, 3) == 3);
  CHECK(text::cut_before("\u1112\u1161\u11AB", 0, 3) == 0);
  CHECK(text::cut_before("한글", 0, 4) == 3);
  CHECK(text::cut_before("한글", 0, 3) == 3);
  CHECK(text::cut_before("ae\u0301", 0, 2) == 1);
}
