// A document that is too large to be held is read piece by piece, and what comes of
// it is what comes of one that is held. Here "too large" is made small.
#include <madang/catalog.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/feed.h"
#include "ingest/fixture.h"
#include "ingest/import_fixture.h"
#include "ingest/window.h"

namespace madang::ingest_test {
namespace {

using ingest::Window;

/// The sizes of a window for as long as it lives.
class Small {
 public:
  Small(std::size_t head, std::size_t step)
      : head_(std::exchange(Window::head, head)), step_(std::exchange(Window::step, step)) {}
  ~Small() {
    Window::head = head_;
    Window::step = step_;
  }
  Small(const Small&) = delete;
  Small& operator=(const Small&) = delete;

 private:
  std::size_t head_, step_;
};

std::string repeat(int times, const std::function<std::string(const std::string&)>& make,
                   const std::string& between = "") {
  std::string all;
  for (int i = 0; i < times; ++i) all += (i == 0 ? "" : between) + make(std::to_string(i));
  return all;
}

// The first read takes 64 KiB whatever is asked, so that texts have to be longer.
constexpr int many = 900;

std::string feed_items() {
  return repeat(
      many,
      [](const std::string& i) {
        return "{\"id\":\"" + i + "\",\"title\":\"Title " + i +
               "\",\n\"content_text\":\"some words that make the item longer\",\"tags\":[\"]}\"]}";
      },
      ",\n");
}

struct Case {
  std::string name, text;
  std::vector<std::string> map;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  const std::string feed =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"language\":\"ko\",\"items\":[";
  all.push_back({"feed.json", feed + feed_items() + "]}", {}});
  all.push_back({"marked.json", "\xEF\xBB\xBF" + feed + feed_items() + "]}", {}});
  all.push_back(
      {"broken.json", feed + feed_items() + ",{\"id\" 7},{\"id\":\"z\",\"title\":\"Z\"}]}", {}});
  all.push_back({"rows.json",
                 "{\"ListPublicReservationSport\":{\"list_total_count\":1,\"RESULT\":{\"CODE\":"
                 "\"INFO-000\",\"MESSAGE\":\"ok\"},\"row\":[" +
                     repeat(
                         many,
                         [](const std::string& i) {
                           return "{\"SVCID\":\"S" + i + "\",\"SVCNM\":\"테니스장 " + i +
                                  "\",\"X\":\"37.5\",\"Y\":\"127.0\",\"V_MIN\":\"9:00\",\"V_MAX\":"
                                  "\"18:00\",\"PAYATNM\":\"무료\"}";
                         },
                         ",") +
                     "]}}",
                 {}});
  all.push_back({"mapped.json",
                 "{\"data\":{\"rows\":[" +
                     repeat(
                         many * 2,
                         [](const std::string& i) {
                           return "{\"code\":\"c" + i + "\",\"label\":\"a hall of the city\"}";
                         },
                         ",") +
                     "]}}",
                 {"as=resources", "id=code", "name=label"}});
  all.push_back({"mapped.ndjson",
                 repeat(many * 2,
                        [](const std::string& i) {
                          return "{\"code\":\"c" + i + "\",\"label\":\"a hall of the city\"}\n";
                        }),
                 {"as=resources", "id=code", "name=label"}});
  all.push_back({"table.csv",
                 "id,title,body,published,topics,author\n" +
                     repeat(many,
                            [](const std::string& i) {
                              return i + ",\"Title, \"\"" + i +
                                     "\"\"\",\"two\nlines of a body that is "
                                     "longer than a title\",2022-05-10,a; b,C\n";
                            }) +
                     "x,short\n\"open,y\n",
                 {}});
  all.push_back({"libraries.csv",
                 "도서관명,시도명,소재지도로명주소,위도,경도,평일운영시작시각,평일운영종료시각\n" +
                     repeat(many,
                            [](const std::string& i) {
                              return "도서관" + i + ",서울특별시,서울특별시 중구 세종대로 " + i +
                                     ",37.5,127.0,09:00,18:00\n";
                            }),
                 {}});
  all.push_back(
      {"news.rss",
       "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News &amp; more</title>" +
           repeat(many,
                  [](const std::string& i) {
                    return "\n  <item><guid isPermaLink=\"false\">g" + i + "</guid><title>Title " +
                           i + "</title>\n<description>&lt;p>Words &amp; more</description></item>";
                  }) +
           "</channel></rss>",
       {}});
  all.push_back({"own.json",
                 "[" +
                     repeat(
                         many * 2,
                         [](const std::string& i) {
                           return "{\"type\":\"Bulletin\",\"id\":\"" + i +
                                  "\",\"title\":\"Title \\\"]" + i + "\"}";
                         },
                         ",") +
                     ",{\"type\":\"Bulletin\",\"id\":\"z\"}]",
                 {}});
  all.push_back({"three.json",
                 "{\"licence\":\"CC0\",\"organizations\":[" +
                     repeat(
                         many * 2,
                         [](const std::string& i) {
                           return "{\"id\":\"o" + i + "\",\"name\":\"Office of something " + i +
                                  "\"}";
                         },
                         ",") +
                     "],\"resources\":[{\"id\":\"r\" 1},{\"id\":\"r\",\"name\":\"R\"},]}",
                 {}});
  return all;
}

struct Came {
  std::string lines, report;
  bool operator==(const Came&) const = default;
};

Came import_all(const std::string& path, const std::vector<std::string>& map) {
  auto made = import_file(path, "", map);
  if (!made) return {"", made.error().to_string()};
  return {made->ndjson, made->report.to_json()};
}

}  // namespace

TEST_CASE("a document read piece by piece gives what one that is held gives", "[streamed]") {
  const Folder folder;
  for (const Case& c : cases()) {
    CAPTURE(c.name);
    REQUIRE(c.text.size() > (66 << 10));  // more than the first read
    const std::string path = folder.write(c.name, c.text);
    const Came held = import_all(path, c.map);
    CHECK(std::count(held.lines.begin(), held.lines.end(), '\n') >= many);
    for (const std::size_t step : {1000, 40000}) {
      const Small small(2000, step);
      const Came streamed = import_all(path, c.map);
      CHECK(streamed.report == held.report);
      CHECK((streamed.lines == held.lines));
    }
  }
}

TEST_CASE("a document that ends inside its list is refused once, held or not", "[streamed]") {
  const auto refusals = [](std::string_view text) {
    const Made made = import(text);
    return made.report.refused;
  };
  const std::string feed =
      R"({"version":"https://jsonfeed.org/version/1.1", "title":"T", "items": [)"
      R"({"id":"0","title":"[A]","tags":["a"]}, {"id":"1","title":"B","tags":["b"]}]})";
  const std::string rows =
      R"({"x":{"RESULT":{"CODE":"INFO-000"},"row":[{"SVCID":"1","SVCNM":"a"}, )"
      R"({"SVCID":"2","SVCNM":"b"}]}})";
  for (const std::string& text : {feed, rows}) {
    CHECK(refusals(text) == 0);
    const std::size_t list = text.find("[{") == text.npos ? text.find("[ {") : text.find("[{");
    for (std::size_t end = list + 40; end < text.size(); ++end) {
      INFO(text.substr(0, end));
      CHECK(refusals(text.substr(0, end)) == 1);
    }
  }
  const std::string begin = R"({"version":"https://jsonfeed.org/version/1.1","items":[)";
  const std::string all = begin + feed_items();
  for (const std::size_t end : {all.size(), all.size() - 1, all.size() - 9, all.size() - 60}) {
    const std::string cut = all.substr(0, end);
    const auto held = refusals(cut);
    const Small sizes(64 << 10, 64 << 10);
    CHECK(held == 1);
    CHECK(refusals(cut) == held);
  }
}

TEST_CASE("a document of one long line is not read to its end to tell its shape", "[streamed]") {
  const Folder folder;
  const std::string path = folder.write(
      "line.json", R"({"version":"https://jsonfeed.org/version/1.1","items":[)" +
                       repeat(
                           many * 20,
                           [](const std::string& i) {
                             return "{\"id\":\"" + i + "\",\"content_text\":\"some words\"}";
                           },
                           ",") +
                       "]}");
  const Small small(2000, 1000);
  const OpenOptions options;
  ingest::Feed feed(options, {}, nullptr);
  REQUIRE(feed.add(path).ok());
  ingest::Piece piece;
  const auto more = feed.next(piece);
  REQUIRE((more.ok() && *more));
  REQUIRE(piece.units.size() == 1);
  CHECK(piece.units[0].rest != nullptr);
  CHECK(piece.units[0].input->text.size() < (70 << 10));
}

TEST_CASE("a packed document is unpacked while it is read", "[streamed]") {
  const Folder folder;
  const std::vector<Case> all = cases();
  const Case& rss =
      *std::find_if(all.begin(), all.end(), [](const Case& c) { return c.name == "news.rss"; });
  const Small small(2000, 1000);
  const Came plain = import_all(folder.write("a.rss", rss.text), {});
  const std::string packed = gzip(rss.text);
  const Came unpacked = import_all(folder.write("b.rss", packed), {});
  CHECK(unpacked.lines.size() == plain.lines.size());
  // Cut, the items before the cut are there, and the end is told.
  const auto cut = import_file(folder.write("c.rss", packed.substr(0, packed.size() / 2)), "");
  REQUIRE(cut.ok());
  CHECK(cut->report.accepted > 0);
  CHECK(cut->report.accepted < many);
  CHECK(cut->report.to_json().find("\"gzip-truncated\"") != std::string::npos);
}

TEST_CASE("what stands behind a long list is told late", "[streamed]") {
  const Folder folder;
  const std::string path = folder.write(
      "f.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + feed_items() +
                    "],\"title\":\"F\",\"next_url\":\"https://e.org/2\"}");
  const Small small(2000, 1000);
  const auto made = import_file(path, "");
  REQUIRE(made.ok());
  CHECK(made->report.accepted == many);
  const std::string rules = made->report.to_json();
  CHECK(rules.find("\"envelope-late\"") != std::string::npos);
  CHECK(rules.find("\"more-pages\"") != std::string::npos);
}

TEST_CASE("an item without an end does not take the rest of a long list with it", "[streamed]") {
  const Folder folder;
  const std::string quote = "[{\"type\":\"Bulletin\",\"id\":\"q\",\"title\":\"open},";
  const std::string rest = repeat(
      many * 2,
      [](const std::string& i) {
        return "{\"type\":\"Bulletin\",\"id\":\"" + i + "\",\"title\":\"Title " + i + "\"}";
      },
      ",");
  const Small small(2000, 1000);
  const auto report = check({folder.write("b.json", quote + rest + "]")});
  REQUIRE(report.ok());
  // The quote closes at the next one, and what is broken by it is told once.
  CHECK(report->accepted >= many * 2 - 1);
  CHECK(report->refused == 1);
}

TEST_CASE("a check tells what opening tells", "[streamed]") {
  const Folder folder;
  const std::string text =
      "{\"organizations\":[{\"id\":\"a\",\"name\":\"A\",\"parent\":\"b\"},{\"id\":\"b\",\"name\":"
      "\"B\",\"parent\":\"gone\"},{\"id\":\"a\",\"name\":\"again\"},{\"name\":\"none\"}]}";
  const std::string path = folder.write("o.json", text);
  const auto report = check({path});
  const auto city = Catalog::open(path);
  REQUIRE((report.ok() && city.ok()));
  CHECK(report->to_json() == city->report().to_json());
  CHECK(report->accepted == 2);
  CHECK(report->refused == 2);
  CHECK(report->to_json().find("\"gone\\\"") != std::string::npos);
}

}  // namespace madang::ingest_test
