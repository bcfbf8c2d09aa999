#include "query/popcount.h"

#include <bit>
#include <cstddef>

namespace madang::query {
namespace {

using Words = std::span<const std::uint64_t>;

// Written once for both sets of instructions; inlined, it takes on its caller's.
[[gnu::always_inline]] inline std::uint64_t count(Words a, Words b) {
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    n += static_cast<std::uint64_t>(std::popcount(a[i] & b[i]));
  return n;
}

std::uint64_t count_plain(Words a, Words b) { return count(a, b); }

#if defined(__x86_64__) && !defined(__POPCNT__)
[[gnu::target("popcnt")]] std::uint64_t count_fast(Words a, Words b) { return count(a, b); }
bool fast() {
  static const bool there = __builtin_cpu_supports("popcnt") != 0;
  return there;
}
#else
std::uint64_t count_fast(Words a, Words b) { return count(a, b); }
bool fast() { return false; }
#endif

}  // namespace

std::uint64_t popcount(Words words) { return popcount_both(words, words); }

std::uint64_t popcount_both(Words a, Words b) {
  return fast() ? count_fast(a, b) : count_plain(a, b);
}

}  // namespace madang::query
