// A question about all resources takes short ways that one about some does not: both find the same.
#include <random>
#include <set>

#include "sharing/shared.h"

using namespace madang;

namespace {

constexpr int resources = 80;

std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// Hours over midnight, late ones, two zones, slots, buffers, notice, several units, reception.
Catalog random_city(std::mt19937& random) {
  std::string json = R"({"resources":[)";
  const auto hours = [&](const char* days, unsigned from, unsigned spread, unsigned until) {
    return std::string(R"({"days":[)") + days + R"(],"from":")" + two(from + random() % spread) +
           R"(:00","to":")" + two(until) + R"(:30"})";
  };
  const char* terms[] = {R"(,"slot":"PT1H")", R"(,"buffer":"PT30M")", R"(,"notice":"P1D")",
                         R"(,"quantity":2)"};
  for (int n = 0; n < resources; ++n) {
    json += n == 0 ? "" : ",";
    json += R"({"id":"r)" + std::to_string(n) + R"(","kind":"space","name":"R","capacity":)" +
            std::to_string(random() % 2 * 30) + R"(,"place":{"lat":)" +
            std::to_string(37 + static_cast<int>(random() % 3)) +
            R"(,"lon":127},"price":{"amount":)" + std::to_string(random() % 2 * 1000) +
            R"(,"currency":"KRW","per":"PT1H"})";
    if (n % 11 != 0)
      json += R"(,"availability":{"time_zone":")" +
              std::string(random() % 4 == 0 ? "Europe/Paris" : "Asia/Seoul") + R"(","weekly":[)" +
              hours(R"("mo","tu","we","th","fr")", 6, 8, 14 + random() % 9) + "," +
              hours(R"("sa","su","fr")", 18, 5, random() % 10) + R"(],"holidays":"closed")" +
              (n % 3 == 0 ? terms[random() % 4] : "") + "}";
    json += "}";
  }
  return shared_city(json + "]}");
}

std::string time(std::mt19937& random, int day) {
  return "2022-05-" + two(static_cast<unsigned>(day)) + "T" + two(random() % 24) + ":" +
         (random() % 2 == 0 ? "00" : "30");
}

/// The first ids, each with a blank behind it.
std::string first(const std::string& ids, int most) {
  std::size_t end = 0;
  while (most-- > 0 && end < ids.size()) end = ids.find(' ', end) + 1;
  return ids.substr(0, end);
}

}  // namespace

TEST_CASE("what is free in the whole city is what is free among all that meet a condition") {
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  const Catalog city = random_city(random);
  const LedgerPath path;
  auto ledger = Ledger::open(city, path);
  REQUIRE(ledger.ok());
  int booked = 0;
  for (int n = 0; n < 600; ++n) {
    const int day = 16 + static_cast<int>(random() % 10);
    const std::string from = time(random, day);
    const auto hour = static_cast<unsigned>(std::stoi(from.substr(11, 2)));
    BookingRequest wanted = request("r" + std::to_string(random() % resources), from,
                                    from.substr(0, 11) + two(hour + 1) + from.substr(13));
    wanted.now = "2022-05-14T00:00:00Z";
    wanted.keep = "P5D";
    const auto made = n % 5 == 0 ? ledger->hold(wanted) : ledger->book(wanted);
    booked += made.ok() ? 1 : 0;
  }
  CHECK(booked > 100);
  // Some lie in segments of their own.
  for (int n = 0; n < resources; n += 9) {
    const std::string id = "r" + std::to_string(n);
    const auto record = city.get("resources/" + id);
    REQUIRE(record.ok());
    REQUIRE(ledger->put("resources", record->json()).ok());
  }
  int found = 0;
  for (int n = 0; n < 300; ++n) {
    const int day = 16 + static_cast<int>(random() % 10);
    FreeQuery query =
        between(time(random, day), time(random, day + static_cast<int>(random() % 3)));
    if (query.to <= query.from) continue;
    if (n % 2 == 0) query.duration = n % 4 == 0 ? "1h" : "150m";
    if (n % 3 == 0) query.now = time(random, 14 + static_cast<int>(random() % 6));
    if (n % 5 == 0) query.people = 20;
    if (n % 7 == 0) query.quantity = 2;
    if (n % 6 == 0) {
      query.lat = 38;
      query.lon = 127;
      if (n % 12 == 0) query.within_km = 150;
    }
    if (n % 10 == 0) query.max_price = 2000;
    query.limit = n % 4 == 1 ? 7 : resources;
    const std::string all = free_ids(city, query) + " ";
    query.where = "kind:space";
    query.limit = resources;
    INFO(query.from << " " << query.to << " " << query.duration << " " << query.now);
    const std::string slowly = free_ids(city, query) + " ";
    CHECK((n % 4 == 1 ? first(slowly, 7) : slowly) == all);
    found += all == " " ? 0 : 1;
    // And what a fixed time says is what why-not says of each.
    if (!query.duration.empty() || n % 4 == 1 || query.lat || query.max_price) continue;
    query.where.clear();
    std::set<std::string> free;
    const auto list = find_free(city, query);
    REQUIRE(list.ok());
    for (const FreeResource& item : list->items) free.emplace(item.record.id());
    for (int r = 0; r < resources; ++r) {
      const std::string id = "r" + std::to_string(r);
      CHECK((rules(city, id, query) == "free") == free.contains(id));
    }
  }
  CHECK(found > 100);
}
