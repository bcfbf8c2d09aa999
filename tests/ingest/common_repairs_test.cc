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

}  // namespace madang::ingest_test
