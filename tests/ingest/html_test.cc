#include "ingest/formats/html.h"

#include <string>

#include "support/catch.h"

using namespace madang;

TEST_CASE("HTML becomes what a browser shows") {
  CHECK(ingest::html_to_text("<p>One  <b>bold</b>\n word</p><p>Two<br>three") ==
        "One bold word\nTwo\nthree");
  CHECK(ingest::html_to_text("A &amp; B &lt;c&gt; &#54620;&#xae00; &nbsp;x &copy") ==
        "A & B <c> 한글 x ©");
  CHECK(ingest::html_to_text("<script>alert(1)</script><style>p{}</style><!-- no -->yes") == "yes");
  CHECK(ingest::html_to_text("<ul><li>a<li>b</ul>c") == "a\nb\nc");
  CHECK(ingest::html_to_text("<table><tr><td>1<td>2<tr><td>3</table>") == "1 2\n3");
  CHECK(ingest::html_to_text("plain").compare("plain") == 0);
  CHECK(ingest::html_to_text("").empty());
}

TEST_CASE("labels in angle brackets that are no tags stay, and markup may be cut") {
  CHECK(ingest::html_to_text("<평일개방> 09:00~20:00") == "<평일개방> 09:00~20:00");
  CHECK(ingest::html_to_text("3. 상세내용<p>text <a hre") == "3. 상세내용\ntext");
}

TEST_CASE("only entities, where tags mean nothing") {
  CHECK(ingest::entities_to_text("A &amp; B <b>&quot;c&quot;</b>") == "A & B <b>\"c\"</b>");
  CHECK(ingest::entities_to_text("no entity") == "no entity");
  CHECK(ingest::entities_to_text("R&D; AT&T") == "R&D; AT&T");
}

TEST_CASE("markup as deep as it is long is walked, not recursed into") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(ingest::html_to_text(deep + "in") == "in");
}

TEST_CASE("scripts of a page with their place") {
  const std::string page =
      "<html><head><script>x</script><script "
      "type=\"application/ld+json\">{\"a\":\"</b>\"}</script>";
  const auto scripts = ingest::html_scripts(page);
  REQUIRE(scripts.size() == 2);
  CHECK(scripts[1].type == "application/ld+json");
  CHECK(scripts[1].text == "{\"a\":\"</b>\"}");
  CHECK(scripts[1].offset == page.find("{\"a\""));
}
