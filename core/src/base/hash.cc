#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#ifdef MADANG_HASH_AVX2
#include "base/hash_avx2.h"
#endif

namespace madang::base {
namespace {

std::uint64_t hash(const void* bytes, std::size_t size, std::uint64_t seed) {
#ifdef MADANG_HASH_AVX2
  constexpr std::size_t wide = 1024;  // shorter ones gain nothing
  static const bool there = __builtin_cpu_supports("avx2") != 0;
  if (size >= wide && there) return hash_avx2(bytes, size, seed);
#endif
  return XXH3_64bits_withSeed(bytes, size, seed);
}

}  // namespace

std::uint64_t hash(std::span<const std::byte> bytes, std::uint64_t seed) {
  return hash(bytes.data(), bytes.size(), seed);
}

std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  return hash(text.data(), text.size(), seed);
}

std::string hex(std::uint64_t n) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, n >>= 4)
    text[static_cast<std::size_t>(i)] = "0123456789abcdef"[n & 15];
  return text;
}

}  // namespace madang::base
