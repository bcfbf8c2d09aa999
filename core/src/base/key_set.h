// Which texts were seen, of very many: of each its hash is kept, of 128 bits, so
// that two are held to be one less often than memory fails.
#ifndef MADANG_BASE_KEY_SET_H_
#define MADANG_BASE_KEY_SET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace madang::base {

class KeySet {
 public:
  using Key = std::array<std::uint64_t, 2>;

  [[nodiscard]] static Key key_of(std::string_view text) {
    constexpr std::uint64_t other_seed = 0x6D6164616E67;
    return {hash(text), hash(text, other_seed)};
  }
  /// It will be added soon: where it is looked for is fetched meanwhile, since in a large
  /// set that is in no cache.
  void expect(std::string_view text) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[key_of(text)[0] & (slots_.size() - 1)]);
  }
  /// False when it was in it already.
  bool add(std::string_view text) {
    if (2 * (keys_.size() + 1) > slots_.size()) grow();
    const Key key = key_of(text);
    std::uint32_t& slot = slots_[find(key)];
    if (slot != 0) return false;
    keys_.push_back(key);
    slot = static_cast<std::uint32_t>(keys_.size());
    return true;
  }
  [[nodiscard]] bool has(const Key& key) const { return !slots_.empty() && slots_[find(key)] != 0; }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  /// Of the `i`-th that was added.
  [[nodiscard]] const Key& operator[](std::size_t i) const { return keys_[i]; }

 private:
  /// Where it is, or would be.
  [[nodiscard]] std::size_t find(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = key[0] & mask;
    while (slots_[i] != 0 && keys_[slots_[i] - 1] != key) i = (i + 1) & mask;
    return i;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t n = 0; const Key& key : keys_) {  // none is there twice
      std::size_t i = key[0] & mask;
      while (slots_[i] != 0) i = (i + 1) & mask;
      slots_[i] = static_cast<std::uint32_t>(++n);
    }
  }
  std::deque<Key> keys_;  // in the order of adding; grows without being copied
  std::vector<std::uint32_t> slots_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_KEY_SET_H_
