#include "base/key_index.h"

#include <map>
#include <random>
#include <string>

#include "base/key_set.h"
#include "support/catch.h"

using namespace madang;

namespace {

std::size_t few(std::uint64_t key) { return key % 4; }  // so that most keys meet others

}  // namespace

TEST_CASE("keys are numbered in the order in which they are first met") {
  base::KeyIndex<std::uint64_t, few> index;
  CHECK_FALSE(index.has(7));
  std::map<std::uint64_t, std::size_t> met;
  std::mt19937 rng(11);
  for (int n = 0; n < 3000; ++n) {
    const std::uint64_t key = rng() % 700;
    const auto [known, fresh] = met.try_emplace(key, met.size());
    index.expect(key);
    const auto place = index.add(key);
    CHECK(place.fresh == fresh);
    CHECK(place.at == known->second);
    CHECK(index[place.at] == key);
  }
  CHECK(index.size() == met.size());
  for (std::uint64_t key = 0; key < 800; ++key) CHECK(index.has(key) == met.contains(key));
}

TEST_CASE("a set of texts knows those it was given") {
  base::KeySet set;
  for (int n = 0; n < 1000; ++n) CHECK(set.add("text " + std::to_string(n)));
  for (int n = 0; n < 1000; ++n) CHECK_FALSE(set.add("text " + std::to_string(n)));
  CHECK(set.size() == 1000);
  CHECK(set[17] == base::KeySet::key_of("text 17"));
  CHECK(set.has(base::KeySet::key_of("text 999")));
  CHECK_FALSE(set.has(base::KeySet::key_of("text 1000")));
}
