// What is written in the shapes of other programs, and what comes back from them.
#include <madang/import.h>
#include <madang/madang.h>

#include <algorithm>

#include "support/catch.h"

using namespace madang;

namespace {

// Members stand in the order of the description, so that texts can be compared.
constexpr const char* bulletins = R"({"bulletins":[
  {"id":"night","kind":"news","title":{"en":"Night bus 1 < 2 & more"},"summary":{"en":"Short."},
   "body":{"en":"It runs at night.\nDaily."},"language":"en","author":"seoul",
   "published":"2022-05-12T10:00:00+09:00","updated":"2022-05-13T00:00:00Z",
   "topics":["transport","bus"],"places":[{"address":"Seoul Plaza","lat":37.5663,"lon":126.9779}],
   "attachments":[{"title":"Map","url":"https://city/map.pdf","media_type":"application/pdf","bytes":1200}],
   "period":{"from":"2022-06-01","to":"2022-06-03"},"url":"https://city/night"},
  {"id":"plain","title":"제목만","published":"2022-05"}]})";

constexpr const char* organizations = R"({"organizations":[
  {"id":"miti","kind":"institute","name":{"en":"Metropolis International Training Institute"},
   "other_names":["Metropolis Institute"],"description":{"en":"Trains."},"parent":"metropolis",
   "founded":"1996","dissolved":"2012-05","place":{"address":"Montreal"},
   "homepage":"https://miti.example","logo":"https://miti.example/l.png"},
  {"id":"metropolis","name":{"en":"Metropolis"}}]})";

constexpr const char* resources = R"({"resources":[
  {"id":"hall","kind":"space","name":{"ko":"강당"},"description":{"ko":"넓다"},"owner":"jung-gu",
   "place":{"name":{"ko":"주민센터"},"address":"서울특별시 중구 1","lat":37.56,"lon":126.97,"city":"Seoul","country":"KR"},
   "capacity":50,"price":{"amount":10000,"currency":"KRW","per":"PT1H"},
   "availability":{"time_zone":"Asia/Seoul","weekly":[{"days":["mo","we"],"from":"09:00","to":"20:00"},
     {"days":["sa"],"from":"18:00","to":"02:00"},{"days":["su","holiday"],"from":"00:00","to":"24:00"}],
     "exceptions":[{"from":"2022-06-01","closed":true,"note":{"en":"Voting"}}]},
   "conditions":{"ko":"신청"},"tags":["hall"],"as_of":"2022-01-01","url":"https://city/hall"}]})";

std::string written(const char* source, std::string_view format) {
  const auto city = Catalog::load(source);
  REQUIRE(city.ok());
  REQUIRE(city->report().refused == 0);
  auto text = export_records(*city, format);
  if (!text) FAIL(text.error().to_string());
  return *text;
}

/// Records that come back from a text; skips by name where nothing reads it.
std::optional<Catalog> back(const std::string& text, std::string_view format) {
  const auto all = formats();
  const bool reads = std::any_of(all.begin(), all.end(), [format](const FormatInfo& f) {
    return f.name == format && f.reads;
  });
  if (!reads) {
    WARN("skipped: nothing reads " << format << " yet");
    return std::nullopt;
  }
  INFO(text);
  auto city = Catalog::load(text);  // recognised by content
  REQUIRE(city.ok());
  CHECK(city->report().refused == 0);
  return std::move(*city);
}

bool holds(const std::string& text, std::string_view part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

template <class T>
T record(const Collection& collection, std::string_view id) {
  const auto found = collection.find(id);
  REQUIRE(found);
  auto made = found->template as<T>();
  REQUIRE(made.ok());
  return std::move(*made);
}

void same_moment(const std::optional<Date>& date, int day, int second) {
  REQUIRE(date);
  CHECK(date->year == 2022);
  CHECK(date->month == 5);
  CHECK(date->day == day);
  CHECK(date->second == second);
}

}  // namespace

TEST_CASE("feeds carry what a reader shows, and it comes back") {
  for (const char* format : {"json-feed", "rss", "atom"}) {
    INFO(format);
    const std::string text = written(bulletins, format);
    const auto city = back(text, format);
    if (!city) continue;
    REQUIRE(city->bulletins().size() == 2);
    const Record first = city->bulletins().at(0);
    const Bulletin b = first.as<Bulletin>().value();
    CHECK(b.title.in("en") == "Night bus 1 < 2 & more");
    CHECK(b.body.in("en") == "It runs at night.\nDaily.");
    CHECK(b.summary.in("en") == "Short.");
    CHECK(b.author == "seoul");
    CHECK(b.url == "https://city/night");
    CHECK(b.topics == std::vector<std::string>{"transport", "bus"});
    same_moment(b.published, 12, 10 * 3600);
    CHECK(b.published->offset == 540);
    REQUIRE(b.attachments.size() == 1);
    CHECK(b.attachments[0].url == "https://city/map.pdf");
    CHECK(b.attachments[0].media_type == "application/pdf");
    CHECK(b.attachments[0].bytes == 1200);
    const Bulletin second = city->bulletins().at(1).as<Bulletin>().value();
    CHECK(second.title.in("ko") == "제목만");
    CHECK(second.published->month == 5);
  }
  CHECK(holds(written(bulletins, "rss"), "<pubDate>Thu, 12 May 2022 10:00:00 +0900</pubDate>"));
  CHECK(holds(written(bulletins, "atom"), "<updated>2022-05-13T00:00:00Z</updated>"));
  CHECK(holds(written(bulletins, "json-feed"), R"("version":"https://jsonfeed.org/version/1.1")"));
}

TEST_CASE("no text breaks the XML of a feed") {
  const std::string text = written(
      R"([{"type":"bulletin","id":"a","title":"]]> \u0001\u001f <![CDATA[ &amp; \uffff \"'","body":"<b>&nbsp;</b>"}])",
      "rss");
  // A body is text; feeds take theirs for HTML, in which it is written so that it shows.
  CHECK(holds(text, "&amp;lt;b&gt;&amp;amp;nbsp;&amp;lt;/b&gt;"));
  CHECK(text.find('\x01') == std::string::npos);
  CHECK(text.find("\xEF\xBF\xBF") == std::string::npos);
  if (const auto city = back(text, "rss")) {
    CHECK(holds(city->bulletins().at(0).json(), "]]"));
    CHECK(holds(city->bulletins().at(0).json(), R"("body":"<b>&nbsp;</b>")"));
  }
}

TEST_CASE("organizations as Popolo come back, partial dates and all") {
  const std::string text = written(organizations, "popolo");
  CHECK(holds(text, R"("founding_date":"1996")"));
  const auto city = back(text, "popolo");
  if (!city) return;
  const auto o = record<Organization>(city->organizations(), "miti");
  CHECK(o.name.in("en") == "Metropolis International Training Institute");
  CHECK(o.kind == "institute");
  CHECK(o.parent == "metropolis");
  CHECK(o.founded->year == 1996);
  CHECK(o.founded->month == 0);
  CHECK(o.dissolved->month == 5);
  CHECK(o.homepage == "https://miti.example");
  CHECK(o.logo == "https://miti.example/l.png");
  CHECK(o.place->address == "Montreal");
  CHECK(o.other_names == std::vector<std::string>{"Metropolis Institute"});
}

TEST_CASE("resources as HSDS come back with their place and hours") {
  const std::string text = written(resources, "hsds");
  CHECK(holds(text, R"("byday":"MO,WE","opens_at":"09:00","closes_at":"20:00")"));
  CHECK(holds(text, R"("amount":10000,"currency":"KRW")"));
  const auto city = back(text, "hsds");
  if (!city) return;
  const auto r = record<Resource>(city->resources(), "hall");
  CHECK(r.name.in("ko") == "강당");
  CHECK(r.owner == "jung-gu");
  CHECK(r.place->lat == 37.56);
  CHECK(r.url == "https://city/hall");
  REQUIRE(r.availability);
  REQUIRE(r.availability->weekly.size() == 3);
  CHECK(r.availability->weekly[0].days == std::vector<std::string>{"mo", "we"});
  CHECK(r.availability->weekly[1].to == "02:00");
  CHECK(r.availability->weekly[2].to == "24:00");
  REQUIRE(r.availability->exceptions.size() == 1);
  CHECK(r.availability->exceptions[0].closed);
}

TEST_CASE("a map's features carry the record, with or without a place") {
  const std::string text = written(resources, "geojson");
  CHECK(holds(text, R"("geometry":{"type":"Point","coordinates":[126.97,37.56]})"));
  CHECK(holds(text, R"("collection":"resources","address":"서울특별시 중구 1")"));
  CHECK(holds(written(organizations, "geojson"), R"("id":"metropolis","geometry":null)"));
  const auto city = back(text, "geojson");
  if (!city) return;
  const auto r = record<Resource>(city->resources(), "hall");
  CHECK(r.name.in("ko") == "강당");
  CHECK(r.place->lon == 126.97);
  CHECK(r.capacity == 50);
  CHECK(r.url == "https://city/hall");
}

TEST_CASE("schema.org says prices and opening hours") {
  const std::string text = written(resources, "schema.org");
  CHECK(holds(text, R"("price":10000,"priceCurrency":"KRW")"));
  CHECK(holds(text, R"("opens":"18:00","closes":"02:00")"));
  CHECK(holds(text, R"("https://schema.org/PublicHolidays")"));
  CHECK(holds(text, R"("validFrom":"2022-06-01","validThrough":"2022-06-01")"));
  CHECK(holds(written(bulletins, "schema.org"), R"("@type":"NewsArticle","@id":"night")"));
  const auto city = back(written(bulletins, "schema.org"), "schema.org");
  if (!city) return;
  REQUIRE(city->bulletins().size() == 2);
  const Bulletin b = city->bulletins().at(0).as<Bulletin>().value();
  CHECK(b.title.in("en") == "Night bus 1 < 2 & more");
  CHECK(b.topics == std::vector<std::string>{"transport", "bus"});
  same_moment(b.published, 12, 10 * 3600);
}

TEST_CASE("a table loses nothing, whatever is in its cells") {
  for (
      const auto& [source, collection] :
      {std::pair{bulletins, "bulletins"}, std::pair{organizations, "organizations"},
       std::pair{resources, "resources"},
       std::pair{
           R"([{"type":"resource","id":"r","name":"=1+1","description":{"en":"a,b\"c\"\nd","ko":"{홀}"},
          "tags":["+a","b"],"url":"@x","colour":{"deep":[1,2]},"wifi":true},
          {"type":"resource","id":"-5","name":"'quoted'"}])",
           "resources"}}) {
    const std::string text = written(source, "csv");
    const auto city = back(text, "csv");
    REQUIRE(city);
    CHECK(city->report().repaired == 0);
    CHECK(export_records(*city, Format::ndjson).value() ==
          export_records(*Catalog::load(source), Format::ndjson, collection).value());
  }
}

TEST_CASE("a calendar has the events and the open hours") {
  const std::string events = written(bulletins, "icalendar");
  CHECK(holds(events, "BEGIN:VEVENT\r\n"));
  CHECK(holds(events, "DTSTART;VALUE=DATE:20220601\r\n"));
  CHECK(holds(events, "DTEND;VALUE=DATE:20220604\r\n"));
  CHECK(holds(events, "UID:night\r\n"));
  CHECK(events.find("UID:plain") == std::string::npos);
  if (const auto city = back(events, "icalendar")) {
    const auto b = record<Bulletin>(city->bulletins(), "night");
    REQUIRE(b.period);
    CHECK(b.period->from->day == 1);
    CHECK(b.period->to->day == 3);
  }
  const std::string open = written(resources, "icalendar");
  CHECK(holds(open, "BEGIN:VAVAILABILITY\r\n"));
  CHECK(holds(open, "BEGIN:AVAILABLE\r\n"));
  CHECK(holds(open, "BEGIN:VTIMEZONE\r\nTZID:Asia/Seoul\r\n"));
  CHECK(holds(open, "DTSTART;TZID=Asia/Seoul:20240101T090000\r\n"));
  CHECK(holds(open, "DTEND;TZID=Asia/Seoul:20240107T020000\r\n"));
  CHECK(holds(open, "DTEND;TZID=Asia/Seoul:20240108T000000\r\n"));
  CHECK(holds(open, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n"));
}

TEST_CASE("a calendar keeps moments, the text of an event, and hours that recur") {
  static const char* const event =
      R"([{"type":"bulletin","id":"e","title":"E","summary":"S","body":"B",)"
      R"("period":{"from":"2022-05-02T09:00:00+09:00","to":"2022-05-02T10:00:00+09:00"}}])";
  const std::string written_event = written(event, "icalendar");
  CHECK(holds(written_event, "DTSTART:20220502T000000Z\r\n"));
  CHECK(holds(written_event, "DTEND:20220502T010000Z\r\n"));
  CHECK(holds(written_event, "DESCRIPTION:B\r\n"));
  // What an event came with goes on with it.
  static const char* const weekly =
      R"([{"type":"bulletin","id":"e","title":"E","period":{"from":"2022-05-02"},)"
      R"("ical":["STATUS:CANCELLED","RRULE:FREQ=WEEKLY;COUNT=4","DTSTAMP:20200101T000000Z",)"
      R"("BEGIN:VALARM\nEND:VALARM","no line"]}])";
  const std::string kept = written(weekly, "icalendar");
  CHECK(holds(kept, "STATUS:CANCELLED\r\n"));
  CHECK(holds(kept, "RRULE:FREQ=WEEKLY;COUNT=4\r\n"));
  CHECK(kept.find("DTSTAMP", kept.find("DTSTAMP") + 1) == std::string::npos);
  // Its time is that of UTC then, the same moment.
  if (const auto city = back(written_event, "icalendar"))
    CHECK(record<Bulletin>(city->bulletins(), "e").body.in("") == "B");
  static const char* const hall =
      R"([{"type":"resource","id":"h","name":"H","kind":"space","availability":{)"
      R"("time_zone":"Asia/Seoul","recurring":[{"from":"2022-05-02T09:00:00",)"
      R"("to":"2022-05-02T18:00:00","rule":"FREQ=MONTHLY;BYDAY=1MO","exdates":["2022-06-06"]}],)"
      R"("exceptions":[{"from":"2022-05-05","to":"2022-05-07",)"
      R"("hours":[{"from":"10:00","to":"12:00"}]}],)"
      R"("period":{"from":"2022-05-01","to":"2022-06-30"}}}])";
  const std::string open = written(hall, "icalendar");
  CHECK(holds(open, "RRULE:FREQ=MONTHLY;BYDAY=1MO\r\n"));
  CHECK(holds(open, "EXDATE;TZID=Asia/Seoul:20220606T090000\r\n"));
  CHECK(holds(open, "RRULE:FREQ=DAILY;UNTIL=20220507T145959Z\r\n"));
  CHECK(holds(open, "DTSTART;VALUE=DATE:20220501\r\n"));
  CHECK(holds(open, "DTEND;VALUE=DATE:20220701\r\n"));
  const auto city = back(open, "icalendar");
  REQUIRE(city);
  const Availability a = *record<Resource>(city->resources(), "h").availability;
  REQUIRE(a.recurring.size() == 1);
  CHECK(a.exceptions.size() == 1);
  CHECK(a.recurring[0].rule == "FREQ=MONTHLY;BYDAY=1MO");
  CHECK(a.recurring[0].exdates == std::vector<std::string>{"2022-06-06"});
  CHECK(a.extra == R"("period":{"from":"2022-05-01","to":"2022-06-30"})");
}

TEST_CASE("a shape says what it has no room for, and Parquet where it is made") {
  const auto city = Catalog::load(resources);
  REQUIRE(city.ok());
  CHECK(export_records(*city, "rss", "resources").error().code == "one-collection");
  CHECK(export_records(*city, "xls").error().code == "unknown-format");
  CHECK(holds(export_records(*city, "xls").error().hint, "json-feed"));
  CHECK(export_records(*city, "parquet").error().code == "needs-pyarrow");
  CHECK(export_records(*city, "ndjson").value() == export_records(*city, Format::ndjson).value());
  // Nothing in it is a whole text too.
  for (const FormatInfo& format : formats())
    if (format.writes && format.name != "parquet")
      CHECK(export_records(*Catalog::load("[]"), format.name).ok());
}
