#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace madang::base {

std::uint64_t hash(std::span<const std::byte> bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

std::string hex(std::uint64_t n) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, n >>= 4)
    text[static_cast<std::size_t>(i)] = "0123456789abcdef"[n & 15];
  return text;
}

}  // namespace madang::base
