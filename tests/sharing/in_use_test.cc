// What is gathered from days is what the uses of each resource say.
#include "sharing/in_use.h"

#include <random>
#include <set>

#include "sharing/shared.h"

using namespace madang;
using namespace madang::sharing;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::uint32_t resources = 40;

/// Around 1970 and before, over midnight, some for weeks; some are held.
struct Uses400 {
  Busy busy;
  std::vector<std::pair<std::uint32_t, Use>> all;

  explicit Uses400(std::mt19937& random) {
    for (std::uint32_t n = 0; n < resources; ++n) CHECK(busy.number("r" + std::to_string(n)) == n);
    for (std::int64_t n = 0; n < 400; ++n) {
      Use use;
      use.booking = n;
      use.from = (static_cast<std::int64_t>(random() % 2000) - 1000) * hour;
      use.to =
          use.from + (1 + static_cast<std::int64_t>(random() % (n % 20 == 0 ? 1000 : 40))) * hour;
      if (n % 7 == 0) use.expires = 1;
      const auto number = static_cast<std::uint32_t>(random() % resources);
      busy.add(number, use);
      all.emplace_back(number, use);
    }
  }
};

Stretch random_window(std::mt19937& random, unsigned halves) {
  const std::int64_t from = (static_cast<std::int64_t>(random() % 2400) - 1200) * hour / 2;
  return {from, from + (1 + static_cast<std::int64_t>(random() % halves)) * hour / 2};
}

}  // namespace

TEST_CASE("who is busy at some time is known without looking at the uses of each") {
  std::mt19937 random(6);
  Uses400 city(random);
  const auto agrees = [&] {
    for (int n = 0; n < 200; ++n) {
      const Stretch window = random_window(random, n % 10 == 0 ? 3000 : 6);
      const std::int64_t buffer = n % 3 * hour;
      std::set<std::uint32_t> expected, found;
      for (const auto& [number, use] : city.all)
        if (use.from < window.to + buffer && use.to > window.from - buffer) expected.insert(number);
      const InUse used(city.busy, window, buffer);
      for (std::uint32_t number = 0; number < resources; ++number)
        if (used.any(number)) found.insert(number);
      CHECK(found == expected);
    }
  };
  agrees();
  std::shuffle(city.all.begin(), city.all.end(), random);
  while (city.all.size() > 60) {
    const auto& [number, use] = city.all.back();
    city.busy.remove(number, use.booking, use.from);
    city.all.pop_back();
  }
  agrees();
}

TEST_CASE("what uses leave of open hours is what is left without them") {
  std::mt19937 random(9);
  const Uses400 city(random);
  int free = 0, full = 0, unsure = 0;
  for (int n = 0; n < 400; ++n) {
    const Stretch window = random_window(random, n % 10 == 0 ? 60 : 12);
    const auto half_hours = static_cast<std::int32_t>(window.length() / (hour / 2));
    std::vector<Span> spans;
    Stretches open;
    for (std::int32_t at = 0; at < half_hours;) {
      const auto length = static_cast<std::int32_t>(1 + random() % 8);
      const Span span{at * 1800, std::min(at + length, half_hours) * 1800};
      spans.push_back(span);
      open.push_back({window.from + span.from, window.from + span.to});
      at += length + 1 + static_cast<std::int32_t>(random() % 3);
    }
    const std::int64_t seconds = static_cast<std::int64_t>(1 + random() % 4) * 1800;
    const InUse used(city.busy, window, 0);
    for (std::uint32_t number = 0; number < resources; ++number) {
      if (!used.any(number)) continue;
      bool held = false;
      for (const auto& [of, use] : city.all)
        held = held ||
               (of == number && use.expires != 0 && use.from < window.to && use.to > window.from);
      const auto found = used.leaves(number, spans, static_cast<std::int32_t>(seconds));
      CHECK(found.has_value() == !held);
      if (!found) {
        ++unsure;
        continue;
      }
      bool expected = false;
      for (const Stretch& s :
           without(open, taken(city.busy[number], window.from, window.to, 0, 1, 1, 0)))
        expected = expected || s.length() >= seconds;
      CHECK(*found == expected);
      ++(expected ? free : full);
    }
  }
  CHECK(std::min({free, full, unsure}) > 50);
}

TEST_CASE("a window of years is not gathered, but who is busy is known") {
  std::mt19937 random(3);
  const Uses400 city(random);
  const InUse used(city.busy, {-400 * day_seconds, 0}, 0);
  const std::vector<Span> open = {{0, 3600}};
  REQUIRE(used.any(city.all.front().first));
  CHECK_FALSE(used.leaves(city.all.front().first, open, 60).has_value());
}
