#include "query/popcount.h"

#include <bit>
#include <cstddef>

namespace madang::query {
namespace {

using Words = std::span<const std::uint64_t>;

// Written once for all sets of instructions; inlined, it takes on its caller's.
[[gnu::always_inline]] inline std::uint64_t count(Words a, Words b) {
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    n += static_cast<std::uint64_t>(std::popcount(a[i] & b[i]));
  return n;
}

using Count = std::uint64_t (*)(Words, Words);
std::uint64_t count_plain(Words a, Words b) { return count(a, b); }

#if defined(__x86_64__)
[[gnu::target("popcnt")]] std::uint64_t count_fast(Words a, Words b) { return count(a, b); }
// Four words at once.
[[gnu::target("popcnt,avx512f,avx512vl,avx512vpopcntdq")]] std::uint64_t count_wide(Words a,
                                                                                    Words b) {
  return count(a, b);
}
Count best() {
  if (__builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vpopcntdq") != 0)
    return count_wide;
  return __builtin_cpu_supports("popcnt") != 0 ? count_fast : count_plain;
}
#else
Count best() { return count_plain; }
#endif

}  // namespace

std::uint64_t popcount(Words words) { return popcount_both(words, words); }

std::uint64_t popcount_both(Words a, Words b) {
  static const Count chosen = best();
  return chosen(a, b);
}

}  // namespace madang::query
