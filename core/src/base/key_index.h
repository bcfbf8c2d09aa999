// Numbers keys in the order in which they are first met, very many of them: a few bytes
// beside each key, and no allocation for it.
#ifndef MADANG_BASE_KEY_INDEX_H_
#define MADANG_BASE_KEY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace madang::base {

/// `slot_of(key)`: any number that is spread evenly, such as the key itself where it is a hash.
template <class Key, auto slot_of>
class KeyIndex {
 public:
  struct Place {
    std::size_t at = 0;
    bool fresh = false;  ///< it was not in it
  };
  /// Where the key is; behind all others if it is new.
  Place add(const Key& key) {
    if (2 * (keys_.size() + 1) > slots_.size()) grow();
    std::uint32_t& slot = slots_[find(key)];
    if (slot != 0) return {slot - 1, false};
    keys_.push_back(key);
    slot = static_cast<std::uint32_t>(keys_.size());
    return {keys_.size() - 1, true};
  }
  [[nodiscard]] bool has(const Key& key) const { return !slots_.empty() && slots_[find(key)] != 0; }
  /// It will be added soon: where it is looked for is fetched meanwhile, since in a large
  /// one that is in no cache.
  void expect(const Key& key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[slot_of(key) & (slots_.size() - 1)]);
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] const Key& operator[](std::size_t i) const { return keys_[i]; }

 private:
  /// Where it is, or would be.
  [[nodiscard]] std::size_t find(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = slot_of(key) & mask;
    while (slots_[i] != 0 && keys_[slots_[i] - 1] != key) i = (i + 1) & mask;
    return i;
  }
  void grow() {
    slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t n = 0; const Key& key : keys_) {  // none is there twice
      std::size_t i = slot_of(key) & mask;
      while (slots_[i] != 0) i = (i + 1) & mask;
      slots_[i] = static_cast<std::uint32_t>(++n);
    }
  }
  std::deque<Key> keys_;  // in the order of adding; grows without being copied
  std::vector<std::uint32_t> slots_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_KEY_INDEX_H_
