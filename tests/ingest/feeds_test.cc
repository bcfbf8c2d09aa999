// JSON Feed, RSS, Atom, ActivityStreams.
#include "ingest/import_fixture.h"

using namespace madang;
using ingest_test::import;
using ingest_test::Made;

TEST_CASE("a JSON Feed: what the feed says holds for its items") {
  const auto made = import(R"({"version":"https://jsonfeed.org/version/1.1","title":"City",
    "language":"ko","authors":[{"name":"Office"}],"feed_url":"https://a/f","next_url":"https://a/f",
    "items":[
      {"id":7,"title":"A &amp; B","content_html":"<p>One<br>two</p>","tags":["x"],
       "date_published":"2022-05-10T09:00:00+09:00","_more":{"a":1},
       "attachments":[{"url":"https://a/p.pdf","mime_type":"application/pdf","size_in_bytes":12}]},
      {"id":"b","content_text":"Only a text","author":{"name":"Kim"},"date_published":"soon"},
      {"content_text":"no id"}]})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/type") == "bulletin");
  CHECK(made.at(0, "/id") == "7");
  CHECK(made.at(0, "/title") == "A & B");
  CHECK(made.at(0, "/body") == "One\ntwo");
  CHECK(made.at(0, "/content_html") == "<p>One<br>two</p>");
  CHECK(made.at(0, "/language") == "ko");
  CHECK(made.at(0, "/author") == "Office");
  CHECK(made.at(0, "/published") == "2022-05-10T09:00:00+09:00");
  CHECK(made.at(0, "/attachments/0/bytes") == "12");
  CHECK(made.at(0, "/_more/a") == "1");
  CHECK(made.at(0, "/series") == "City");
  CHECK(made.at(1, "/title") == "Only a text");
  CHECK(made.at(1, "/author") == "Kim");
  CHECK(made.at(1, "/x-date_published") == "soon");
  CHECK(made.report.refused == 1);
  CHECK(made.count("id-as-number") == 1);
  CHECK(made.count("html-to-text") == 1);
  CHECK(made.count("title-missing") == 1);
  CHECK(made.count("next-url-loop") == 1);
  CHECK(made.count("missing-member") == 1);
}

TEST_CASE("one broken item of a list costs one item, with its place") {
  const auto made = import(
      "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[\n"
      "{\"id\":\"a\",\"title\":\"A\"},\n{\"id\":\"b\",\"title\":},\n{\"id\":\"c\",\"title\":\"C\"}]"
      "}");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(1, "/id") == "c");
  REQUIRE(made.report.refused == 1);
  CHECK(made.report.problems[0].rule == "json-syntax");
  CHECK(made.report.problems[0].line == 3);
  CHECK(made.report.problems[0].pointer == "/items/1");
}

TEST_CASE("a list without a name is told although its first items are broken") {
  std::string broken, good;
  for (int i = 0; i < 6; ++i) {
    const std::string id = R"({"id":"https://ror.org/0)" + std::to_string(i);
    broken += id + R"(" "types":[]},)";
    good += "," + id + R"(9","established":1900,"external_ids":[],"names":[{"value":"N",)" +
            R"("types":["ror_display"],"lang":"en"}],"types":["education"]})";
  }
  const auto made = import("[" + broken + good.substr(1) + "]");
  CHECK(made.lines.size() == 6);
  CHECK(made.at(0, "/source") == "ror");
  CHECK(made.report.refused == 6);
  CHECK(made.report.problems[5].pointer == "/5");
}

TEST_CASE("RSS 2.0 with its modules") {
  const auto made = import(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:georss="http://www.georss.org/georss">
<channel><title>News</title><language>en</language>
<item><title>Night &amp; day</title><link>https://a/1</link><guid isPermaLink="false">g1</guid>
<description>Short</description><content:encoded><![CDATA[<p>Long <b>text</b></p>]]></content:encoded>
<pubDate>Tue, 10 May 2022 09:00:00 +0900</pubDate><dc:creator>Kim</dc:creator>
<category>bus</category><category>night</category><georss:point>37.5 127.0</georss:point>
<enclosure url="https://a/x.mp3" length="5" type="audio/mpeg"/><comments>https://a/c</comments></item>
<item><description>No title &eacute; here</description></item>
</channel></rss>)");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/id") == "g1");
  CHECK(made.at(0, "/title") == "Night & day");
  CHECK(made.at(0, "/summary") == "Short");
  CHECK(made.at(0, "/body") == "Long text");
  CHECK(made.at(0, "/published") == "2022-05-10T09:00:00+09:00");
  CHECK(made.at(0, "/author") == "Kim");
  CHECK(made.at(0, "/topics") == R"(["bus","night"])");
  CHECK(made.at(0, "/places/0/lat") == "37.5");
  CHECK(made.at(0, "/attachments/0/bytes") == "5");
  CHECK(made.at(0, "/comments") == "https://a/c");
  CHECK(made.at(0, "/language") == "en");
  CHECK(made.at(0, "/series") == "News");
  CHECK(made.at(1, "/title") == "No title é here");
  CHECK(made.report.refused == 0);
}

TEST_CASE("where an item of a feed is, in all forms that are written") {
  const auto item = [](const std::string& inside) {
    return import(
        R"(<rss version="2.0" xmlns:georss="http://www.georss.org/georss" )"
        R"(xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel><title>News</title>)"
        "<item><guid>1</guid><title>x</title>" +
        inside + "</item></channel></rss>");
  };
  const auto is_seoul = [](const Made& made, std::string_view rule, std::uint64_t times) {
    CHECK(made.at(0, "/places").find(R"({"lat":37.5,"lon":127)") == 1);
    CHECK(made.at(0, "/places/1").empty());
    if (!rule.empty()) CHECK(made.count(rule) == times);
    else CHECK(made.report.accepted == 1);
  };
  const auto point = [&item](const std::string& text) {
    return item("<georss:point>" + text + "</georss:point>");
  };
  is_seoul(point("37.5 127"), "", 0);
  is_seoul(point(" 37.5 , 127.0\n"), "", 0);
  is_seoul(point("37.5,127"), "", 0);
  is_seoul(point("37,5 127,0"), "decimal-comma", 2);
  is_seoul(point("37,5, 127,0"), "decimal-comma", 2);
  is_seoul(point("37,5,127,0"), "decimal-comma", 2);
  is_seoul(point("127 37.5"), "axis-swap", 1);
  CHECK(point("here").at(0, "/georss:point") == "here");
  CHECK(point("37 degrees").at(0, "/places").empty());
  // W3C's basic geo, in either order, and beside GeoRSS.
  const std::string both = "<geo:long>127</geo:long><geo:lat>37.5</geo:lat>";
  is_seoul(item(both), "", 0);
  is_seoul(item("<georss:point>37.5 127</georss:point>" + both), "", 0);
  is_seoul(item("<geo:Point>" + both + "</geo:Point>"), "", 0);
  CHECK(item("<geo:lat>37.5</geo:lat>").at(0, "/geo:lat") == "37.5");
}

TEST_CASE("RSS 1.0 and broken XML") {
  auto made = import(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel rdf:about="c"/>
    <item rdf:about="https://a/1"><title>T</title></item></rdf:RDF>)");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/id") == "https://a/1");
  made = import("<rss><channel><item><title>A &amp; B</b></title></item><item><title>C &amp; D");
  CHECK(made.lines.size() == 2);
  CHECK(made.at(1, "/title") == "C & D");
  CHECK(made.count("xml-syntax") == 1);
}

TEST_CASE("Atom: kinds of text, links, and what is inherited") {
  const auto made = import(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"
    xml:base="https://a/b/"><title>Feed</title><author><name>Office</name></author>
  <entry><id>urn:1</id><title type="html">A &lt;b&gt;b&lt;/b&gt;</title>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content>
  <link href="c.html"/><link rel="enclosure" href="d.pdf" type="application/pdf"/>
  <updated>2022-05-10T09:00:00Z</updated><published>2022-05-09T09:00:00Z</published>
  <category term="bus" label="Bus"/></entry>
  <entry><id>urn:1</id><title>Again</title><updated>2022-06-01T00:00:00Z</updated>
  <author><name>Kim</name></author></entry></feed>)");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/title") == "A b");
  CHECK(made.at(0, "/body") == "One\nTwo");
  CHECK(made.at(0, "/url") == "https://a/b/c.html");
  CHECK(made.at(0, "/attachments/0/url") == "https://a/b/d.pdf");
  CHECK(made.at(0, "/author") == "Office");
  CHECK(made.at(0, "/language") == "ko");
  CHECK(made.at(0, "/topics/0") == "Bus");
  CHECK(made.at(0, "/updated") == "2022-05-10T09:00:00Z");
  CHECK(made.at(1, "/author") == "Kim");
  CHECK(made.at(1, "/id") == "urn:1-2022-06-01T00:00:00Z");
}

TEST_CASE("entities that reach outside or grow are refused, and small ones are text") {
  auto made = import(
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      "<rss><channel><item><title>&x;</title></item></channel></rss>");
  CHECK(made.lines.empty());
  CHECK(made.count("xml-entity") == 1);
  made = import(
      "<!DOCTYPE rss [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
      "<rss><channel><item><title>&b;</title></item></channel></rss>");
  CHECK(made.lines.empty());
  CHECK(made.count("xml-entity") == 1);
  made = import(
      "<!DOCTYPE rss [<!ENTITY org \"City of Seoul\">]>"
      "<rss><channel><item><title>&org;</title></item></channel></rss>");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.at(0, "/title") == "City of Seoul");
  made = import(
      "<!DOCTYPE rss [<!ENTITY org \"Seoul &amp; Co &lt;1&gt;\">]>"
      "<rss><channel><item><title>&org;</title></item></channel></rss>");
  CHECK(made.at(0, "/title") == "Seoul & Co <1>");
  // Many small ones are as bad as a large one.
  std::string many = "<!DOCTYPE rss [<!ENTITY a \"" + std::string(250, 'x') + "\">]><rss><channel>";
  many += "<item><title>";
  for (int i = 0; i < 30000; ++i) many += "&a;";
  made = import(many + "</title></item></channel></rss>");
  CHECK(made.lines.empty());
  CHECK(made.count("xml-entity") == 1);
}

TEST_CASE("notes of ActivityStreams, in activities and collections") {
  const auto made = import(R"({"@context":"https://www.w3.org/ns/activitystreams",
    "type":"OrderedCollectionPage","next":"https://a/2","orderedItems":[
    {"type":"Create","object":{"type":"Note","id":"https://a/n1","content":"<p>Hello #bus</p>",
     "published":"2022-05-10T00:00:00Z","attributedTo":"https://a/kim",
     "tag":[{"type":"Hashtag","name":"#bus"}],"location":{"type":"Place","name":"Hall",
     "latitude":37.5,"longitude":127}}},
    {"type":"Announce","object":"https://b/n2"},
    {"type":"Organization","id":"https://a/org","name":"MITI"}]})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/title") == "Hello #bus");
  CHECK(made.at(0, "/topics/0") == "bus");
  CHECK(made.at(0, "/author") == "https://a/kim");
  CHECK(made.at(0, "/places/0/lon") == "127");
  CHECK(made.at(1, "/type") == "organization");
  CHECK(made.at(1, "/kind") == "Organization");
  CHECK(made.count("not-embedded") == 1);
  CHECK(made.count("more-pages") == 1);
}

TEST_CASE("what begins as a tag or an entity and is none stays text") {
  const auto made = import(
      "<rss version=\"2.0\"><channel><item><guid>1</guid><title>R&D, AT&T & co</title>"
      "<description>5 < 6 and 7 > 3, <5 and <= 6 &nosuch; &amp; x&</description></item>"
      "<item><guid>2</guid><title>two</title><link>https://a/?b=1&c=2</link>"
      "<enclosure type='audio/mpeg' url='https://a/x?b=1&c=2&amp;d=3'/></item>"
      "</channel></rss>");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/title") == "R&D, AT&T & co");
  CHECK(made.at(0, "/body") == "5 < 6 and 7 > 3, <5 and <= 6 &nosuch; & x&");
  CHECK(made.at(1, "/title") == "two");
  CHECK(made.at(1, "/url") == "https://a/?b=1&c=2");
  CHECK(made.at(1, "/attachments/0/url") == "https://a/x?b=1&c=2&d=3");
  CHECK(made.at(1, "/attachments/0/media_type") == "audio/mpeg");
  CHECK(made.count("xml-syntax") == 1);
}

TEST_CASE("NaN and Infinity cost no record") {
  const auto made = import(R"({"type":"FeatureCollection","features":[
    {"type":"Feature","id":"1","properties":{"name":"a NaN, \"Infinity\"","v":NaN,"w":-Infinity},
     "geometry":{"type":"Point","coordinates":[127,37]}},
    {"type":"Feature","id":"2","properties":{"name":"b","v":Nothing},"geometry":null},
    {"type":"Feature","id":"3","properties":{"name":"c"},
     "geometry":{"type":"Point","coordinates":[NaN,37]}}]})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/name") == "a NaN, \"Infinity\"");
  CHECK(made.at(0, "/place/lat") == "37");
  CHECK(made.at(1, "/place/lat").empty());
  CHECK(made.count("json-nan") == 2);
  CHECK(made.count("json-syntax") == 1);
}

TEST_CASE("a text in two pairs of quotes costs no record") {
  const auto made = import(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"t","items":[
    {"id":"1","title":""Late, and "later""","url":"","content_text": ""a ""b"" c"" },
    {"id":"2","title":"","content_text":"b"},
    {"id":"3","title":""no end, "content_text":"c"}]})");
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/title") == R"(Late, and "later")");
  CHECK(made.at(0, "/body") == R"(a "b" c)");
  CHECK(made.count("json-quotes") == 1);
  CHECK(made.count("json-syntax") == 1);
  // In rows it is told too, and what is the same but for the quotes is the same.
  const auto rows = import(
      R"({"fields":[],"records":[{"도서관명":"가","휴관일":""월, 공휴일"","소재지도로명주소":"x"},)"
      R"({"도서관명":"가","휴관일":"월, 공휴일","소재지도로명주소":"x"},)"
      R"({"도서관명":"나","휴관일":"월","소재지도로명주소":"x","위도":NaN}]})");
  CHECK(rows.lines.size() == 2);
  CHECK(rows.count("json-quotes") == 1);
  CHECK(rows.count("json-nan") == 1);
  CHECK(rows.count("duplicate-row") == 1);
}

TEST_CASE("NaN and Infinity cost no line either") {
  const Made made = import(
      "{\"SVCNM\":\"a\",\"X\":NaN,\"url\":\"u\"}\n"
      "{\"SVCNM\":\"b\",\"X\":-Infinity,\"url\":\"u\"}\n",
      "", {"as=resources", "name=SVCNM", "place.lon=X"});
  REQUIRE(made.lines.size() == 2);
  CHECK(made.at(0, "/name") == "a");
  CHECK(made.count("json-nan") == 2);
}

TEST_CASE("a comma that is missing between two objects costs neither") {
  const auto feed = [](const std::string& items) {
    return import(R"({"version":"https://jsonfeed.org/version/1.1","items":[)" + items +
                  R"(],"title":"News"})");
  };
  const Made made = feed(
      R"({"id":"1","title":"a"}{"id":"2","title":"b"} {"id":"3","title":"c"},{"id":"4","title":"d"})");
  REQUIRE(made.lines.size() == 4);
  CHECK(made.at(1, "/title") == "b");
  CHECK(made.at(3, "/series") == "News");
  CHECK(made.count("comma-missing") == 2);
  CHECK(made.report.repaired == 2);
  for (const Problem& p : made.report.problems) CHECK(p.pointer.starts_with("/items/"));
  // What stands between them costs the one before it.
  const Made other = feed(R"({"id":"1","title":"a"} x {"id":"2","title":"b"})");
  REQUIRE(other.lines.size() == 1);
  CHECK(other.at(0, "/id") == "2");
  CHECK(import(R"([{"name":"a","fee":1}{"name":"b","fee":2}])").lines.size() == 2);
  // Nor behind one that is broken, or has to be mended; what is good before them tells the shape.
  std::string good;
  for (const char* id : {"5", "6", "7", "8"})
    good += R"({"id":")" + std::string(id) + "\",\"title\":\"a\"},\n";
  for (const char* const bad : {R"({"id":"2","title":"b "c" d"})", R"({"id":"2,"title":"b"})",
                                R"({"id":"2" "title":"b"})"}) {
    INFO(bad);
    const Made some =
        feed(good + bad + "\n{\"id\":\"3\",\"title\":\"c\"}\n{\"id\":\"4\",\"title\":\"d\"}");
    CHECK(some.lines.size() == 6);
    CHECK(some.count("comma-missing") == 2);
    CHECK(some.count("json-syntax") >= 1);
  }
  const Made mended =
      feed(good +
           "{\"id\":\"1\",\"title\":\"a\",\"x\":NaN}\n{\"id\":\"2\",\"title\":\"\"b, c\"\"}\n"
           "{\"id\":\"3\",\"title\":\"c\"}");
  CHECK(mended.lines.size() == 7);
}
