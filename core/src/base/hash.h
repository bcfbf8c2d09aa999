// 64-bit content hashes (XXH3). For versions, checksums and tables, not
// against an adversary.
#ifndef MADANG_BASE_HASH_H_
#define MADANG_BASE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace madang::base {

[[nodiscard]] std::uint64_t hash(std::span<const std::byte> bytes, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t hash(std::string_view text, std::uint64_t seed = 0);

/// 16 hex digits.
[[nodiscard]] std::string hex(std::uint64_t n);

}  // namespace madang::base

#endif  // MADANG_BASE_HASH_H_
