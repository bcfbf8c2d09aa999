// A 64-bit content hash (FNV-1a over 8-byte lanes, then mixed). For versions
// and ETags, not against an adversary.
#ifndef MADANG_BASE_HASH_H_
#define MADANG_BASE_HASH_H_

#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace madang::base {

[[nodiscard]] inline std::uint64_t hash(std::span<const std::byte> bytes,
                                        std::uint64_t seed = 0xCBF29CE484222325ULL) {
  constexpr std::uint64_t prime = 0x100000001B3ULL;
  std::uint64_t h = seed ^ bytes.size();
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t lane = 0;
    std::memcpy(&lane, bytes.data() + i, 8);
    h = (h ^ lane) * prime;
    h ^= h >> 32;
  }
  for (; i < bytes.size(); ++i) h = (h ^ static_cast<std::uint64_t>(bytes[i])) * prime;
  h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDULL;
  return h ^ h >> 33;
}

/// 16 hex digits.
[[nodiscard]] inline std::string hex(std::uint64_t n) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, n >>= 4)
    text[static_cast<std::size_t>(i)] = "0123456789abcdef"[n & 15];
  return text;
}

}  // namespace madang::base

#endif  // MADANG_BASE_HASH_H_
