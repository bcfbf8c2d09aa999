// What is written without a call writes what the calls would.
#include "json/out.h"

#include <madang/json.h>

#include <charconv>
#include <cstdint>
#include <random>
#include <string>

#include "base/date.h"
#include "support/catch.h"

using namespace madang;

namespace {

std::string number(double value) {
  char text[32];
  return {text, json::write_number(text, value)};
}

std::string shortest(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

TEST_CASE("a text in quotes is the same however long and wherever its escapes stand") {
  std::mt19937 random(1);  // NOLINT: the same each time
  for (std::size_t size = 0; size < 80; ++size)
    for (int again = 0; again < 40; ++again) {
      std::string text(size, 'a'), expected;
      for (char& c : text)
        if (random() % 8 == 0) c = "\"\\\n\x01\x1f\x7f "[random() % 7];
      append_quoted(expected, text);
      json::Out out;
      out.put("before");
      json::quote(out, text);
      CHECK(out.view() == "before" + expected);
    }
}

TEST_CASE("numbers are as short as they can be") {
  std::mt19937_64 random(2);  // NOLINT
  for (int i = 0; i < 200000; ++i) {
    const auto whole = static_cast<std::int64_t>(random() >> (random() % 60)) % 10'000'000'000'000;
    constexpr double shifts[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    const double value = static_cast<double>(i % 2 == 0 ? whole : -whole) / shifts[random() % 10];
    if (value != static_cast<double>(static_cast<std::int64_t>(value)))
      REQUIRE(number(value) == shortest(value));
  }
  for (const double value : {0.001, 0.0012, 0.1, 0.3, -0.5, 37.566535, 126.9779692, 1234567.8, 1e-7,
                             1.0000001, 99999999.9999999, 1e300, 0.30000000000000004})
    CHECK(number(value) == shortest(value));
  CHECK(number(-0.0) == "0");
}

TEST_CASE("dates out of range are written as they were") {
  CHECK(base::to_string(Date{-5, 0, 0, -1, 0, false}) == "00-5");
  CHECK(base::to_string(Date{12345, 5, 100, -1, 0, false}) == "12345-05-100");
  CHECK(base::to_string(Date{2022, 5, 4, 3661, -570, true}) == "2022-05-04T01:01:01-09:30");
  CHECK(base::to_string(Date{987, 1, 2, 0, 0, true}) == "0987-01-02T00:00:00Z");
}
