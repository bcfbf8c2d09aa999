// Numbers of all lengths are read, and stepped over, to their ends.
#include "segment/varint.h"

#include <random>
#include <vector>

#include "support/catch.h"

using namespace madang::segment;

TEST_CASE("numbers that were written are read and stepped over, one by one and many at once") {
  std::mt19937_64 chance(1);
  for (int turn = 0; turn < 500; ++turn) {
    std::vector<std::uint64_t> numbers(chance() % 40);
    std::vector<char> bytes(numbers.size() * longest_varint);
    std::vector<const char*> ends{bytes.data()};
    char* to = bytes.data();
    for (std::uint64_t& n : numbers) {
      // Mostly of a byte or two.
      n = chance() >> (chance() % 2 == 0 ? 50 + chance() % 14 : chance() % 64);
      ends.push_back(to = put_varint(to, n));
    }
    const char *p = bytes.data(), *q = bytes.data();
    for (const std::uint64_t n : numbers) {
      REQUIRE(get_varint(p, to) == n);
      REQUIRE(get_short_varint(q, to) == n);
      REQUIRE(p == q);
    }
    REQUIRE(p == to);
    for (std::size_t count = 0; count < ends.size(); ++count)
      REQUIRE(skip_varints(bytes.data(), to, count) == ends[count]);
    REQUIRE(skip_varints(bytes.data(), to, ends.size() + 9) == to);
  }
}

TEST_CASE("a number that is cut off ends where its bytes do") {
  const char bytes[] = "\xFF\xFF\xFF";
  const char* const end = bytes + 3;
  for (std::size_t size = 0; size <= 3; ++size) {
    const char *p = end - size, *q = p;
    (void)get_varint(p, end);
    (void)get_short_varint(q, end);
    CHECK(p == end);
    CHECK(q == end);
    CHECK(skip_varints(end - size, end, 1) == end);
  }
}
