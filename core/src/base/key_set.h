// Which texts were seen, of very many: of each its hash is kept, of 128 bits, so
// that two are held to be one less often than memory fails.
#ifndef MADANG_BASE_KEY_SET_H_
#define MADANG_BASE_KEY_SET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/key_index.h"

namespace madang::base {

class KeySet {
 public:
  using Key = std::array<std::uint64_t, 2>;

  [[nodiscard]] static Key key_of(std::string_view text) {
    constexpr std::uint64_t other_seed = 0x6D6164616E67;
    return {hash(text), hash(text, other_seed)};
  }
  /// It will be added soon.
  void expect(std::string_view text) const { keys_.expect(key_of(text)); }
  /// False when it was in it already.
  bool add(std::string_view text) { return keys_.add(key_of(text)).fresh; }
  [[nodiscard]] bool has(const Key& key) const { return keys_.has(key); }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  /// Of the `i`-th that was added.
  [[nodiscard]] const Key& operator[](std::size_t i) const { return keys_[i]; }

 private:
  static std::size_t slot_of(const Key& key) { return key[0]; }
  KeyIndex<Key, slot_of> keys_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_KEY_SET_H_
