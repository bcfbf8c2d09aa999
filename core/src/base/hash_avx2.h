// For hash.cc only.
#ifndef MADANG_BASE_HASH_AVX2_H_
#define MADANG_BASE_HASH_AVX2_H_

#include <cstddef>
#include <cstdint>

namespace madang::base {

/// REQUIRES: a processor with AVX2.
[[nodiscard]] std::uint64_t hash_avx2(const void* bytes, std::size_t size, std::uint64_t seed);

}  // namespace madang::base

#endif  // MADANG_BASE_HASH_AVX2_H_
