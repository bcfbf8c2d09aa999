#include "ingest/formats/html.h"

#include <random>
#include <string>
#include <vector>

#include "ingest/formats/simple_html.h"
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

TEST_CASE("HTML that is read without the parser is read as by it") {
  CHECK(ingest::simple_html_to_text("<p>A <b>b</b>&amp;c<br />d</p><ul><li>e</li></ul>") ==
        "A b&c\nd\ne");
  for (const char* html : {"<p>&copy;", "<P>a</P>", "<td>a", "<li>a<li>b", "</p>", "<b><p></b></p>",
                           "<p hidden>", "a < b<p>", "<p>\x01", "<p>\xFF", "<h1>a<h2>b</h2></h1>"})
    CHECK_FALSE(ingest::simple_html_to_text(html));

  const std::vector<std::string> parts{"<p>",
                                       "</p>",
                                       "<b>",
                                       "</b>",
                                       "<div class=\"x\">",
                                       "</div>",
                                       "<ul>",
                                       "</ul>",
                                       "<li>",
                                       "</li>",
                                       "<br>",
                                       "<br/>",
                                       "<a href=\"/?a&b\">",
                                       "</a>",
                                       "<h2>",
                                       "</h2>",
                                       "<img />",
                                       "<span>",
                                       "</span>",
                                       "<em>",
                                       "</em>",
                                       "<ol>",
                                       "</ol>",
                                       "<h1>",
                                       "</h1>",
                                       " ",
                                       "\n",
                                       "x",
                                       "한글",
                                       "&amp;",
                                       "&lt;p",
                                       "&nbsp;",
                                       "y z",
                                       "·",
                                       "\xF0\x9F\x8C\xB3",
                                       "<blockquote>",
                                       "</blockquote>"};
  std::mt19937 random(1);
  int simple = 0;
  for (int round = 0; round < 40000; ++round) {
    std::string html = "<p>";
    std::vector<std::string> open;  // mostly closed in order, sometimes as it comes
    for (unsigned n = 2 + random() % 14; n > 0; --n) {
      if (!open.empty() && random() % 3 == 0) {
        html += open.back();
        open.pop_back();
        continue;
      }
      const std::string& part = parts[random() % parts.size()];
      if (part.starts_with("</") && random() % 16 != 0) continue;
      html += part;
      const std::size_t name = part.find_first_of(" />", 1);
      if (part.starts_with("<") && part != "<br>" && part.find("/") == std::string::npos)
        open.push_back("</" + part.substr(1, name - 1) + ">");
      else if (part.starts_with("<a ")) open.push_back("</a>");
    }
    const auto text = ingest::simple_html_to_text(html);
    if (!text) continue;
    ++simple;
    INFO(html);
    // A comment says nothing, and is none of what is read without the parser.
    REQUIRE(*text == ingest::html_to_text(html + "<!---->"));
  }
  CHECK(simple > 10000);
}

TEST_CASE("characters of any width are read in blocks as one by one") {
  const std::vector<std::string> good{"a", " ", "서울", "é", "한글", "b  c", "가", "힣", "x"};
  const std::vector<std::string> odd{"\n",           "\t",
                                     "\xC2\xA0",     "\xC2\x80",
                                     "\xED",         "\xEC",
                                     "\xED\x95",     "\xED\xA0\x80",
                                     "\x80",         "\xE0\xA4\x95",
                                     "\xE0\x84\x95", "\xEF\xBF\xBF",
                                     "\xEF\xBC\x8C", "\xF0\x9D\x84\x9E",
                                     "\x7F",         "\x01",
                                     "\xC0\x80",     "\xE1\x80\x80\x80"};
  std::mt19937 rng(5);
  for (int n = 0; n < 20000; ++n) {
    // At most one of what is odd, at each place of a block.
    std::string text;
    const auto at = rng() % 24;
    for (unsigned k = 0; k < 14; ++k)
      text += k == at ? odd[rng() % odd.size()] : good[rng() % good.size()];
    // A mark of markup between characters lets none of them stand in a block.
    std::string apart;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) apart += "<b></b>";
      apart += c;
    }
    INFO(text);
    CHECK(ingest::simple_html_to_text("<p>" + text + "</p>") ==
          ingest::simple_html_to_text("<p>" + apart + "</p>"));
  }
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
