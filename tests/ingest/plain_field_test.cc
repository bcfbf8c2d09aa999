// Titles with markup in them, and such as only look like it.
#include "ingest/formats/plain_field.h"

#include "ingest/import_fixture.h"

using namespace madang;
using ingest::plain_field;

TEST_CASE("tags of HTML go, also those that were escaped once more", "[html]") {
  CHECK(plain_field("<b>New</b> park &amp; pool") == "New park & pool");
  CHECK(plain_field("&lt;b&gt;New&lt;/b&gt; park") == "New park");
  CHECK(plain_field("A&lt;br/&gt;B") == "A\nB");
  CHECK(plain_field("&lt;a href=\"/x\"&gt;New&lt;/a&gt;") == "New");
  CHECK(plain_field("One<br>two") == "One\ntwo");
}

TEST_CASE("what is no tag of HTML stays", "[html]") {
  for (const char* text : {"a <b", "1 < 2 > 0", "<서울> 축제", "vector<T> and map<K, V>", "<3",
                           "a<b and c>d", "< b >", "<b", "x <i"}) {
    INFO(text);
    CHECK(plain_field(text) == text);
  }
  CHECK(plain_field("a &lt;b") == "a <b");
  CHECK(plain_field("&lt;서울&gt; 축제") == "<서울> 축제");
  CHECK(plain_field("How to use &lt;b&gt; in HTML") == "How to use <b> in HTML");
}

TEST_CASE("titles of RSS with markup are repaired and counted", "[html]") {
  const auto title = [](const std::string& xml) {
    return ingest_test::import(R"(<rss version="2.0"><channel><item><guid>1</guid><title>)" + xml +
                               "</title></item></channel></rss>");
  };
  const auto bold = title("&lt;b&gt;New&lt;/b&gt; park");
  CHECK(bold.at(0, "/title") == "New park");
  CHECK(bold.count("html-to-text") == 1);
  const auto twice = title("&amp;lt;b&amp;gt;New&amp;lt;/b&amp;gt; park");
  CHECK(twice.at(0, "/title") == "New park");
  CHECK(twice.count("html-to-text") == 1);
  const auto text = title("a &lt;b &amp;amp; &lt;서울&gt;");
  CHECK(text.at(0, "/title") == "a <b & <서울>");
  CHECK(text.count("html-to-text") == 0);
}
