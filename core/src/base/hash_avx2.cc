// The same hash by wider instructions: this file alone is compiled for them, and
// hash.cc asks the processor before it calls it.
#define XXH_INLINE_ALL
#include "base/hash_avx2.h"

#include <xxhash.h>

namespace madang::base {

std::uint64_t hash_avx2(const void* bytes, std::size_t size, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, size, seed);
}

}  // namespace madang::base
