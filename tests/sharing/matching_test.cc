// Many needs and one city.
#include <madang/matching.h>

#include <algorithm>
#include <random>

#include "sharing/shared.h"

using namespace madang;

namespace {

Need need(std::string id, std::string from, std::string to, double people = 0) {
  Need n;
  n.id = std::move(id);
  n.what = between("2022-05-17T" + std::move(from), "2022-05-17T" + std::move(to));
  n.what.people = people;
  n.what.kind = "space";
  return n;
}

MatchRequest asks(std::vector<Need> needs) {
  MatchRequest request;
  request.needs = std::move(needs);
  request.now = "2022-01-01T00:00:00Z";
  return request;
}

/// "a>room b>hall c:contested"; the code of an error.
std::string told(const Result<Matching>& matching) {
  if (!matching) return "error " + matching.error().code + " " + matching.error().pointer;
  std::string out;
  for (const auto& met : matching->met)
    out.append(out.empty() ? "" : " ").append(met.need).append(">").append(met.resource);
  for (const auto& unmet : matching->unmet)
    out.append(out.empty() ? "" : " ").append(unmet.need).append(":").append(unmet.why);
  return out;
}

/// Rooms "r0", "r1", … that hold so many, open all day, each a few hundred metres further north.
std::string rooms(const std::vector<int>& capacities) {
  std::string json = R"({"resources":[)";
  for (std::size_t i = 0; i < capacities.size(); ++i)
    json += std::string(i == 0 ? "" : ",") + R"({"id":"r)" + std::to_string(i) +
            R"(","kind":"space","name":"Room","capacity":)" + std::to_string(capacities[i]) +
            R"(,"place":{"lat":)" + std::to_string(37.5 + 0.003 * static_cast<double>(i)) +
            R"(,"lon":127},"price":{"amount":0,"currency":"KRW"},
             "availability":{"weekly":[{"from":"00:00","to":"24:00"}]}})";
  return json + "]}";
}

}  // namespace

TEST_CASE("where many want the same, each comes to know as many resources as it takes") {
  // 60 needs at one place and 60 rooms in a row: each gets one, and no need knew them all at first.
  const Catalog city = shared_city(rooms(std::vector<int>(60, 5)));
  std::vector<Need> needs;
  double least = 0;
  for (int i = 0; i < 60; ++i) {
    needs.push_back(need(std::to_string(i), "10:00", "12:00", 5));
    needs.back().what.lat = 37.5;
    needs.back().what.lon = 127;
    needs.back().weight = 1000;
    // A degree of latitude is 6371.0088 km * pi / 180; a kilometre has 2 points.
    least += 2 * 0.003 * i * 111.19508;
  }
  const auto matching = match(city, asks(needs));
  REQUIRE(matching.ok());
  CHECK(matching->unmet.empty());
  CHECK(std::abs(matching->points - least) < 1e-3);
  CHECK(matching->best);
}

TEST_CASE("a need that has no choice goes before one that has") {
  const Catalog city = shared_city();
  // Both could have the hall; only the hall holds 20.
  CHECK(told(match(city, asks({need("small", "10:00", "12:00", 5),
                               need("large", "10:00", "12:00", 20)}))) == "small>room large>hall");
}

TEST_CASE("who cannot be served is told why, and what comes closest") {
  const Catalog city = shared_city();
  Need crowd = need("crowd", "10:00", "12:00", 100);
  Need island = need("island", "10:00", "12:00");
  island.what.where = "tags:island";
  auto matching = match(city, asks({need("a", "10:00", "12:00", 20),
                                    need("b", "10:00", "12:00", 20), crowd, island}));
  REQUIRE(told(matching) == "a>hall b:contested crowd:not-free island:nothing-like-it");
  const Matching::Unmet& b = matching->unmet[0];
  REQUIRE(b.nearest.size() == 1);
  CHECK(b.nearest[0].resource == "hall");
  CHECK(b.nearest[0].need == "a");
  CHECK(b.nearest[0].reasons[0].rule == "given");
  const Matching::Unmet& c = matching->unmet[1];
  const auto hall = std::find_if(c.nearest.begin(), c.nearest.end(),
                                 [](const auto& refusal) { return refusal.resource == "hall"; });
  REQUIRE(hall != c.nearest.end());
  CHECK(hall->reasons[0].rule == "capacity");
  CHECK(matching->unmet[2].nearest.empty());
  CHECK(matching->best);
  CHECK(matching->points > 300);
}

TEST_CASE("budget, distance and kind hold, and are named where they stand against it") {
  const Catalog city = shared_city();
  Need poor = need("poor", "10:00", "12:00", 20);
  poor.what.max_price = 5000;
  poor.what.kind = "space";
  Need far = need("far", "10:00", "12:00", 20);
  far.what.lat = 35.1;
  far.what.lon = 129.0;
  far.what.within_km = 2;
  const auto matching = match(city, asks({poor, far}));
  REQUIRE(told(matching) == "poor:not-free far:not-free");
  const auto named = [&](std::size_t i, std::string_view resource) {
    std::string rules;
    for (const auto& refusal : matching->unmet[i].nearest)
      if (refusal.resource == resource)
        for (const Reason& reason : refusal.reasons) rules += reason.rule + " ";
    return rules;
  };
  CHECK(named(0, "hall") == "price ");
  CHECK(named(1, "hall") == "distance ");
}

TEST_CASE("a use may cost more than going without") {
  const Catalog city = shared_city();
  MatchRequest request = asks({need("a", "10:00", "12:00", 20)});
  request.weights.price = 1;  // 20,000 won against 100 points
  CHECK(told(match(city, request)) == "a:not-worth-it");
  request.needs[0].weight = 1000;
  CHECK(told(match(city, request)) == "a>hall");
}

TEST_CASE("one resource serves one need after the other, with its buffer between") {
  const Catalog city = shared_city();
  std::vector<Need> needs = {need("a", "10:00", "12:00"), need("b", "12:15", "13:00"),
                             need("c", "12:30", "14:00")};
  for (Need& n : needs) n.what.where = "name:room";
  const auto matching = match(city, asks(needs));
  CHECK(told(matching) == "a>room c>room b:contested");
}

TEST_CASE("as many needs as there are units") {
  const Catalog city = shared_city();
  std::vector<Need> needs;
  for (int i = 0; i < 5; ++i) needs.push_back(need(std::to_string(i), "10:00", "12:00"));
  for (Need& n : needs) n.what.kind = "goods";
  CHECK(match(city, asks(needs))->met.size() == 3);
  needs[1].what.quantity = 3;
  CHECK(match(city, asks(needs))->met.size() >= 1);
}

TEST_CASE("needs of a length anywhere in a stretch share it") {
  const Catalog city = shared_city();
  std::vector<Need> needs;
  for (int i = 0; i < 4; ++i) {
    needs.push_back(need(std::to_string(i), "10:00", "17:00"));
    needs.back().what.duration = "2h";
    needs.back().what.where = "name:room";
  }
  const auto matching = match(city, asks(needs));
  REQUIRE(matching->met.size() == 3);  // with half an hour between
  for (const auto& a : matching->met)
    for (const auto& b : matching->met)
      CHECK((a.need == b.need || a.time.to < b.time.from || b.time.to < a.time.from));
}

TEST_CASE("bookings count, and what a matching gives can be booked") {
  LedgerPath path;
  const Catalog city = shared_city();
  Ledger ledger = *Ledger::open(city, path);
  REQUIRE(ledger.book(request("hall", "2022-05-17T10:00", "2022-05-17T12:00")).ok());
  const std::vector<Need> needs = {need("a", "10:00", "12:00", 20), need("b", "12:00", "13:00", 5),
                                   need("c", "11:00", "13:00", 5)};
  const auto matching = match(city, asks(needs));
  REQUIRE(told(matching) == "b>hall c>room a:not-free");
  CHECK(matching->unmet[0].nearest[0].reasons[0].rule == "booked");
  for (const auto& met : matching->met) {
    BookingRequest wanted = request(met.resource, met.time.from, met.time.to, met.need);
    CHECK(code(ledger.book(wanted)) == "confirmed");
  }
}

TEST_CASE("all needs at once cost the least, against trying every way") {
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    const std::size_t count = 1 + random() % 6, wants = 1 + random() % 5;
    std::vector<int> capacities;
    for (std::size_t i = 0; i < count; ++i) capacities.push_back(5 + random() % 40);
    const Catalog city = shared_city(rooms(capacities));
    std::vector<Need> needs;
    for (std::size_t i = 0; i < wants; ++i) {
      needs.push_back(need(std::to_string(i), "10:00", "12:00", 1 + random() % 40));
      needs.back().what.lat = 37.5 + 0.003 * static_cast<double>(random() % 6);
      needs.back().what.lon = 127;
      needs.back().weight = 0.01 * static_cast<double>(1 + random() % 3);
    }
    const MatchRequest request = asks(needs);
    const auto matching = match(city, request);
    REQUIRE(matching.ok());
    CHECK(matching->best);
    // Points of each pair, from asking for one need and one room alone.
    std::vector<std::vector<double>> points(wants, std::vector<double>(count, -1));
    for (std::size_t i = 0; i < wants; ++i)
      for (std::size_t r = 0; r < count; ++r) {
        MatchRequest one = asks({needs[i]});
        one.needs[0].what.where = "id:r" + std::to_string(r);
        one.needs[0].weight = 1000;
        const auto alone = match(city, one);
        REQUIRE(alone.ok());
        if (!alone->met.empty()) points[i][r] = alone->met[0].points;
      }
    std::vector<bool> taken(count);
    const auto least = [&](const auto& self, std::size_t i) -> double {
      if (i == wants) return 0;
      double best = request.weights.unmet * needs[i].weight + self(self, i + 1);
      for (std::size_t r = 0; r < count; ++r) {
        if (taken[r] || points[i][r] < 0) continue;
        taken[r] = true;
        best = std::min(best, points[i][r] + self(self, i + 1));
        taken[r] = false;
      }
      return best;
    };
    CHECK(matching->points == Approx(least(least, 0)));
  }
}

TEST_CASE("wrong needs are errors that say which") {
  const Catalog city = shared_city();
  const auto good = need("a", "10:00", "12:00");
  CHECK(told(match(city, asks({good, need("b", "12:00", "10:00")}))) == "error bad-span /needs/1");
  CHECK(told(match(city, asks({good, good}))) == "error bad-need /needs/1");
  MatchRequest request = asks({good});
  request.weights.km = -1;
  CHECK(told(match(city, request)) == "error bad-weight /weights/km");
  request = asks(std::vector<Need>(1001, good));
  CHECK(told(match(city, request)) == "error too-many-needs ");
  request = asks({good});
  request.needs[0].what.where = "tags:(";
  CHECK(match(city, request).error().pointer == "/needs/0");
  CHECK(told(match(city, asks({}))) == "");
}

TEST_CASE("needs are read from JSON, strictly") {
  const auto read = match_request_from_json(
      R"({"needs":[{"from":"2022-05-17T10:00","to":"2022-05-17T12:00","people":5,"lat":37.5,
      "lon":127,"within_km":3,"max_price":0,"weight":2},{"id":"x","from":"a","to":"b",
      "quantity":2}],"weights":{"km":9},"now":"2022-01-01T00:00:00Z"})");
  REQUIRE(read.ok());
  REQUIRE(read->needs.size() == 2);
  CHECK(read->needs[0].id == "1");
  CHECK(read->needs[0].what.within_km == 3);
  CHECK(read->needs[0].weight == 2);
  CHECK(read->needs[1].what.quantity == 2);
  CHECK(read->weights.km == 9);
  CHECK(read->weights.unmet == MatchWeights::defaults().unmet);
  const auto fails = [](std::string_view json) {
    const auto r = match_request_from_json(json);
    return r ? std::string("fine") : r.error().code + " " + r.error().pointer;
  };
  CHECK(fails(R"([])") == "fine");
  CHECK(fails(R"([{"from":1}])") == "bad-request /0/from");
  CHECK(fails(R"({"needs":[{"poeple":1}]})") == "bad-request /needs/0/poeple");
  CHECK(fails(R"({"needs":[],"weights":{"mile":1}})") == "bad-request /weights/mile");
  CHECK(fails(R"({"needs":[],"soon":1})") == "bad-request /soon");
  CHECK(fails(R"({"needs":{}})") == "bad-request ");
  CHECK(fails("{") == "bad-request ");
  CHECK(fails(R"([{"quantity":1.5}])") == "bad-request /0/quantity");
}
