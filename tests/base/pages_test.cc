#include "base/pages.h"

#include <cstring>

#include "support/catch.h"

using namespace madang;

TEST_CASE("what lies behind the end of pages can be used for other bytes") {
  base::Pages first;
  first.reserve(64 << 20);
  first.append("first", 5);
  base::Pages second = first.split();
  CHECK(second.size() == 0);
  CHECK(first.reserved() + second.reserved() == 64U << 20);
  CHECK(second.data() == first.data() + first.reserved());
  second.append("second", 6);
  CHECK(std::memcmp(first.data(), "first", 5) == 0);

  base::Pages third = second.split();
  second = {};  // its pages go; the others stay
  third.append("third", 5);
  CHECK(std::memcmp(first.data(), "first", 5) == 0);
  CHECK(std::memcmp(third.data(), "third", 5) == 0);

  // Beyond what is left it moves, alone.
  std::memset(third.room(128 << 20), 'x', 128 << 20);
  third.grew(128 << 20);
  CHECK(std::memcmp(third.data(), "thirdx", 6) == 0);
  CHECK(std::memcmp(first.data(), "first", 5) == 0);
}

TEST_CASE("of pages with nothing in them all is left, of none nothing") {
  base::Pages empty;
  CHECK(empty.split().reserved() == 0);
  empty.reserve(4 << 20);
  const base::Pages rest = empty.split();
  CHECK(rest.reserved() == 4U << 20);
  CHECK(empty.reserved() == 0);
}
