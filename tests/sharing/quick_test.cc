// Short ways give what the long ones give.
#include <random>
#include <set>

#include "query/sphere.h"
#include "sharing/day_hours.h"
#include "sharing/shared.h"
#include "sharing/times.h"

using namespace madang;
using namespace madang::sharing;

namespace {

Rule random_rule(std::mt19937& random) {
  const auto one_of = [&](unsigned n) { return static_cast<std::int32_t>(random() % n); };
  Rule rule;
  rule.weekdays = static_cast<std::uint8_t>(random() % 128);
  rule.holiday = static_cast<Rule::Holiday>(one_of(4));
  rule.adds = one_of(2) == 0;
  rule.closed = one_of(3) == 0;
  if (one_of(5) == 0) rule.nth = static_cast<std::uint16_t>(1U << one_of(10));
  if (one_of(6) == 0) rule.code = "seollal";
  if (one_of(5) == 0) {
    rule.days = Rule::Days::yearly;
    rule.first = (1 + one_of(12)) * 32 + 1;
    rule.last = (1 + one_of(12)) * 32 + 28;
  }
  for (int n = one_of(3); n > 0; --n) {
    const std::int32_t from = one_of(48) * 30;
    rule.hours.push_back({from, from + 30 + one_of(20) * 30});
  }
  join(rule.hours);
  return rule;
}

}  // namespace

TEST_CASE("a prepared week has the hours that the rules give when asked in turn") {
  std::mt19937 random(5);
  std::vector<Minutes> room;
  const std::int32_t first = day_number(2022, 1, 1);
  for (int i = 0; i < 300; ++i) {
    Calendar calendar;
    calendar.zone = Zone::find("Asia/Seoul");
    if (i % 4 != 0) calendar.holidays = Holidays::of("KR");
    for (unsigned n = random() % 5; n > 0; --n) calendar.rules.push_back(random_rule(random));
    calendar.prepare();
    for (std::int32_t day = first; day < first + 366; day += 1 + i % 3) {
      const auto quick = calendar.hours_on(day, room);
      CHECK(std::vector<Minutes>(quick.begin(), quick.end()) == calendar.on(day));
    }
  }
}

TEST_CASE("what the straight line leaves out is farther away") {
  struct Thing {
    double lat, lon;
    float x, y, z;
  };
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lat(-90, 90), lon(-180, 180), step(-0.01, 0.01);
  for (int n = 0; n < 5000; ++n) {
    const double a = lat(random), o = lon(random);
    const query::Near near(a, o);
    const double b = n % 2 == 0 ? lat(random) : a + step(random), p = n % 2 == 0 ? lon(random) : o;
    const query::UnitPoint at(b, p);
    const Thing thing{b, p, static_cast<float>(at.x), static_cast<float>(at.y),
                      static_cast<float>(at.z)};
    CHECK(near.square(thing) <= query::Near::square_beyond(near.km(thing)));
    // A kilometre further is told, but for the last hundred of half way around.
    if (near.km(thing) > 1 && near.km(thing) < 19900)
      CHECK(near.square(thing) > query::Near::square_beyond(near.km(thing) - 1));
  }
}

TEST_CASE(
    "what is free stays the same when the hours of a day are kept, and is what why-not says") {
  std::mt19937 random(7);
  const std::vector<std::string> zones = {"Asia/Seoul", "Asia/Seoul", "Europe/Paris",
                                          "Africa/Cairo"};
  std::string json = R"({"resources":[)";
  constexpr int count = 60;
  for (int n = 0; n < count; ++n) {
    const auto hour = [&](unsigned from, unsigned spread) {
      const std::string digits = std::to_string(from + random() % spread);
      return (digits.size() < 2 ? "0" : "") + digits + ":00";
    };
    json += n == 0 ? "" : ",";
    json += R"({"id":"r)" + std::to_string(n) + R"(","name":"R","availability":{"time_zone":")" +
            zones[random() % zones.size()] + R"(","weekly":[{"days":["tu","fr"],"from":")" +
            hour(6, 8) + R"(","to":")" + hour(14, 9) +
            R"("},{"days":["mo","tu"],"from":"20:00","to":")" + hour(0, 10) +
            R"("}],"exceptions":[{"from":"2022-05-)" + std::to_string(16 + n % 5) +
            R"(","closed":true}],"holidays":")" + (n % 3 == 0 ? "closed" : "KR") + R"("}})";
  }
  const Catalog city = shared_city(json + "]}");
  for (const char* day : {"2022-05-17", "2022-05-18", "2022-05-20", "2022-03-27"})
    for (const auto& [from, to] : {std::pair{"08:00", "10:00"}, std::pair{"13:00", "15:00"},
                                   std::pair{"00:00", "02:00"}, std::pair{"21:00", "23:30"}}) {
      FreeQuery query = between(std::string(day) + "T" + from, std::string(day) + "T" + to);
      query.limit = count;
      std::string expected;
      for (int n = 0; n < count; ++n) {
        const std::string id = "r" + std::to_string(n);
        if (rules(city, id, query) == "free") expected += id + " ";
      }
      for (int again = 0; again < 3; ++again) {
        const auto list = find_free(city, query);
        REQUIRE(list.ok());
        std::set<std::string> found;
        for (const FreeResource& item : list->items) found.emplace(item.record.id());
        std::string all;
        for (int n = 0; n < count; ++n)
          if (const std::string id = "r" + std::to_string(n); found.count(id) > 0) all += id + " ";
        CHECK(all == expected);
      }
    }
}

TEST_CASE(
    "the hours of many calendars on a day are those of each, and only the last days are kept") {
  std::mt19937 random(8);
  Calendars calendars;
  for (int i = 0; i < 50; ++i) {
    auto calendar = std::make_unique<Calendar>();
    calendar->zone = Zone::find("Asia/Seoul");
    if (i % 3 != 0) calendar->holidays = Holidays::of("KR");
    for (unsigned n = random() % 4; n > 0; --n) calendar->rules.push_back(random_rule(random));
    calendar->prepare();
    calendars.push_back(std::move(calendar));
  }
  OpenDays days(calendars);
  const std::int32_t first = day_number(2022, 1, 1);
  const auto kept = days.on(first);
  CHECK(days.on(first) == kept);
  for (std::int32_t day = first; day < first + 200; ++day) {
    const auto hours = days.on(day);
    for (std::uint32_t i = 0; i < calendars.size(); ++i) {
      const auto one = hours->of(i);
      CHECK(std::vector<Minutes>(one.begin(), one.end()) == calendars[i]->on(day));
    }
  }
  CHECK(days.on(first) != kept);  // forgotten, and made again
}
