// Distinct strings while a segment grows, numbered in the order in which they
// came; at the end, sorted.
#ifndef MADANG_SEGMENT_STRING_TABLE_H_
#define MADANG_SEGMENT_STRING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace madang::segment {

class StringTable {
 public:
  /// The number of `value`, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view value);
  /// `value` is added soon.
  void expect(std::string_view value) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[base::hash(value) & (slots_.size() - 1)]);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(bytes_).substr(begin, ends_[number] - begin);
  }
  /// The hash of each string, by number.
  [[nodiscard]] const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  /// The numbers in bytewise order of their strings.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;
  /// Forgets the strings and keeps the memory.
  void clear();

 private:
  void grow();
  /// What stands in a slot: the number + 1, above it half of the hash, which tells most
  /// other strings apart without a look at them.
  static std::uint64_t slot_of(std::uint64_t hash, std::uint32_t number) {
    return (hash & high) | (number + std::uint64_t{1});
  }
  static constexpr std::uint64_t high = ~std::uint64_t{0} << 32;
  std::vector<std::uint64_t> slots_;  // 0: free; a power of two of them
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> ends_;
  std::string bytes_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_STRING_TABLE_H_
