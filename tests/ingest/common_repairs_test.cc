// Repairs that hold for every shape: capacities, languages, markup in names, the member "type".
#include "ingest/import_fixture.h"

namespace madang::ingest_test {
namespace {

std::string rss(const std::string& language, const std::string& item) {
  return R"(<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><language>)" +
         language + "</language><item><guid>1</guid>" + item + "</item></channel></rss>";
}
std::string station(const std::string& members) {
  return R"({"last_updated":1651708800,"ttl":0,"version":"2.3","data":{"stations":[)"
         R"({"station_id":"a",)" +
         members + "}]}}";
}

}  // namespace

TEST_CASE("a capacity beyond belief is set aside in every shape", "[repair]") {
  for (const char* number : {"60080070", "-1"}) {
    const Made bikes = import(station(R"("name":"x","capacity":)" + std::string(number)));
    CHECK(bikes.at(0, "/capacity").empty());
    CHECK(bikes.at(0, "/x-capacity") == number);
    CHECK(bikes.count("capacity-unbelievable") == 1);
    const Made library = import(
        R"({"@context":"https://schema.org","@type":"Library","name":"x","maximumAttendeeCapacity":)" +
        std::string(number) + "}");
    CHECK(library.at(0, "/capacity").empty());
    CHECK(library.count("capacity-unbelievable") == 1);
    const Made row =
        import(R"([{"a":"x","b":)" + std::string(number) + R"(,"room":)" + number + "}]", "",
               {"as=resources", "name=a", "capacity=room"});
    CHECK(row.at(0, "/capacity").empty());
    CHECK(row.at(0, "/x-room") == number);
    CHECK(row.at(0, "/b") == number);
    CHECK(row.count("capacity-unbelievable") == 1);
  }
  // An empty dock has room for none.
  CHECK(import(station(R"("name":"x","capacity":0)")).at(0, "/capacity") == "0");
}

TEST_CASE("the language kr is ko in every feed whose text is Korean", "[repair]") {
  const auto is_ko = [](const Made& made) {
    CHECK(made.at(0, "/language") == "ko");
    CHECK(made.count("language-kr") == 1);
  };
  is_ko(import(rss("kr", "<title>서울 소식</title>")));
  is_ko(import(rss("kr-KR", "<title>News</title><description>서울 소식</description>")));
  is_ko(import(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kr"><entry><id>1</id>)"
               "<title>서울</title></entry></feed>"));
  is_ko(import(R"({"version":"https://jsonfeed.org/version/1.1","language":"kr","items":)"
               R"([{"id":"1","content_text":"서울"}]})"));
  is_ko(import(R"({"@context":"https://schema.org","@type":"Article","headline":"서울",)"
               R"("inLanguage":"kr"})"));
  CHECK(import(rss("kr", "<title>Kanuri</title>")).at(0, "/language") == "kr");
  const Made words = import(station(R"("name":[{"text":"서울","language":"kr"}])"));
  CHECK(words.at(0, "/name/ko") == "서울");
  CHECK(words.count("language-kr") == 1);
}

TEST_CASE("markup in categories, authors and names goes, counted", "[repair]") {
  const Made feed = import(rss("en",
                               "<title>x</title><category>Food &amp;amp; drink</category>"
                               "<dc:creator><![CDATA[<b>Tom</b> &amp; Jo]]></dc:creator>"));
  CHECK(feed.at(0, "/topics/0") == "Food & drink");
  CHECK(feed.at(0, "/author") == "Tom & Jo");
  CHECK(feed.count("html-to-text") == 2);
  const Made plain = import(rss("en", "<title>x</title><category>a &lt; b &amp; c</category>"));
  CHECK(plain.at(0, "/topics/0") == "a < b & c");
  CHECK(plain.count("html-to-text") == 0);
  const Made data = import(R"({"success":true,"result":{"results":[{"id":"1",)"
                           R"("title":"Food &amp; <i>drink</i>","author":"T &amp; J",)"
                           R"("tags":[{"display_name":"a &amp; b","name":"ab"}],)"
                           R"("organization":{"id":"o","title":"Tom &amp; Jo"},"resources":[)"
                           R"({"name":"x &amp; y","url":"https://a/x"}]}]}})");
  CHECK(data.at(0, "/name") == "Tom & Jo");
  CHECK(data.at(1, "/title") == "Food & drink");
  CHECK(data.at(1, "/author") == "T & J");
  CHECK(data.at(1, "/topics/0") == "a & b");
  CHECK(data.at(1, "/attachments/0/title") == "x & y");
  CHECK(data.count("html-to-text") == 5);
  const Made bikes = import(station(R"("name":"Tom &amp; Jo")"));
  CHECK(bikes.at(0, "/name") == "Tom & Jo");
  CHECK(bikes.count("html-to-text") == 1);
}

TEST_CASE("a member that is called type is kept beside that of the file", "[repair]") {
  const Made note = import(R"({"@context":"https://www.w3.org/ns/activitystreams","type":"Note",)"
                           R"("id":"https://a/1","name":"x","content":"Hello"})");
  CHECK(note.at(0, "/type") == "bulletin");
  CHECK(note.at(0, "/x-type") == "Note");
  CHECK(note.lines.at(0).find(R"("type":"Note")") == std::string::npos);
  const Made row = import(R"([{"a":"x","type":"resource"}])", "", {"as=bulletins", "title=a"});
  CHECK(row.at(0, "/x-type") == "resource");
  const Made feed = import(rss("en", "<title>x</title><type>y</type>"));
  CHECK(feed.at(0, "/x-type") == "y");
}

TEST_CASE("names beside the title have no markup and no entities in any shape", "[repair]") {
  const Made article = import(
      R"({"@context":"https://schema.org","@type":"Event","name":"x","keywords":"R&amp;D, b",)"
      R"("author":{"name":"Kim &amp; Lee"},"location":{"name":"A &lt; B","address":"1 &amp; 2"}})");
  CHECK(article.at(0, "/topics") == R"(["R&D","b"])");
  CHECK(article.at(0, "/author") == "Kim & Lee");
  CHECK(article.at(0, "/places/0/name") == "A < B");
  CHECK(article.at(0, "/places/0/address") == "1 & 2");
  CHECK(article.count("html-to-text") == 4);
  const Made feed =
      import(R"({"version":"https://jsonfeed.org/version/1.1","title":"News &amp; more","items":)"
             R"([{"id":"1","title":"x","authors":[{"name":"Tom &amp; Jo"}],"tags":["a&amp;b"]}]})");
  CHECK(feed.at(0, "/series") == "News & more");
  CHECK(feed.at(0, "/author") == "Tom & Jo");
  CHECK(feed.at(0, "/topics/0") == "a&b");
  const Made atom =
      import(R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>x</title>)"
             "<author><name>Tom &amp;amp; Jo</name></author></entry></feed>");
  CHECK(atom.at(0, "/author") == "Tom & Jo");
  // Addresses have ampersands of their own.
  CHECK(import(R"({"@context":"https://schema.org","@type":"Article","headline":"x",)"
               R"("author":"https://x.org/?a=1&lt=2"})")
            .at(0, "/author") == "https://x.org/?a=1&lt=2");
}

TEST_CASE("several texts where one is expected: no other is lost", "[repair]") {
  const auto thing = [](const std::string& members) {
    return import(R"({"@context":"https://schema.org","@type":)" + members + "}");
  };
  // Organizations may have other names.
  const Made club = thing(R"("Organization","name":["A","B &amp; C"])");
  CHECK(club.at(0, "/name") == "A");
  CHECK(club.at(0, "/other_names") == R"(["B & C"])");
  CHECK(club.count("list-as-single") == 0);
  const Made article = thing(R"("Article","headline":["A","B"],"description":"d")");
  CHECK(article.at(0, "/title") == "A");
  CHECK(article.at(0, "/x-headline") == R"(["A","B"])");
  CHECK(article.count("list-as-single") == 1);
  // The same twice, and one text a language, are no more than one.
  CHECK(thing(R"("Article","headline":["A","A"])").count("list-as-single") == 0);
  const Made languages = thing(
      R"("Article","headline":[{"@value":"A","@language":"en"},{"@value":"가","@language":"ko"}])");
  CHECK(languages.at(0, "/title/ko") == "가");
  CHECK(languages.count("list-as-single") == 0);
  CHECK(thing(R"("Article","headline":{"en":["A","B"],"ko":"가"})").at(0, "/title/en") == "A");
  CHECK(thing(R"("Article","headline":["A",{"name":"B"}])").count("list-as-single") == 1);
  const Made place =
      import(R"({"type":"Feature","geometry":null,"properties":{"name":["A","B"],"capacity":3}})");
  CHECK(place.at(0, "/x-name") == R"(["A","B"])");
  const Made feed = import(R"({"version":"https://jsonfeed.org/version/1.1","items":)"
                           R"([{"id":"1","title":["A","B"],"content_text":["C","D"]}]})");
  CHECK(feed.at(0, "/x-title") == R"(["A","B"])");
  CHECK(feed.count("list-as-single") == 2);
}

}  // namespace madang::ingest_test
