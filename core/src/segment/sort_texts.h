// Sorting many short strings: by their first sixteen bytes as numbers, and by
// the rest only where these are equal (Korean words often share their first two
// syllables).
#ifndef MADANG_SEGMENT_SORT_TEXTS_H_
#define MADANG_SEGMENT_SORT_TEXTS_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "base/room.h"

namespace madang::segment {

static_assert(std::endian::native == std::endian::little, "images are little-endian");

/// The first eight bytes, zeros behind a shorter text, as a number that sorts
/// as they do.
[[nodiscard]] inline std::uint64_t sort_prefix(std::string_view text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), std::min<std::size_t>(text.size(), 8));
  return __builtin_bswap64(bytes);
}

/// The bytewise order of texts that become more: those that are new are sorted and
/// merged into it. Equal texts stay in the order of their numbers.
class TextOrder {
 public:
  /// There are `n` texts now: texts[i], of which texts.prefix(i) is the sort_prefix(), and
  /// which texts.prefetch(i) fetches from memory.
  template <class Texts>
  void take(std::uint32_t n, const Texts& texts) {
    constexpr std::size_t ahead = 16;
    const auto known = static_cast<std::uint32_t>(numbers_.size());
    base::Room<Key> keys;
    static_cast<void>(keys.room(n - known));
    bool in_order = true;  // as ids often are
    for (std::uint32_t i = known; i < n; ++i) {
      keys.push({texts.prefix(i), next_of(texts[i]), i});
      const std::span<const Key> fresh = keys.view();
      if (in_order && i > 0)
        in_order = i > known ? !before(fresh[i - known], fresh[i - known - 1], texts)
                             : !before(fresh[0], numbers()[known - 1], texts);
    }
    const std::span<Key> fresh = keys.view();
    if (!in_order)
      std::sort(fresh.begin(), fresh.end(),
                [&](const Key& a, const Key& b) { return before(a, b, texts); });
    // From the end, so that they find their places in the list itself.
    static_cast<void>(numbers_.room(n - known));
    numbers_.grew(n - known);
    const std::span<std::uint32_t> all = numbers_.view();
    std::size_t old = in_order ? 0 : known, to = n;
    for (std::size_t i = fresh.size(); i > 0; --i) {
      for (; old > 0 && before(fresh[i - 1], all[old - 1], texts); --old) {
        if (old > ahead) texts.prefetch(all[old - 1 - ahead]);
        all[--to] = all[old - 1];
      }
      all[--to] = fresh[i - 1].number;
    }
  }
  [[nodiscard]] std::span<const std::uint32_t> numbers() const { return numbers_.view(); }
  void clear() { numbers_.clear(); }

 private:
  struct Key {
    std::uint64_t prefix, next;  // bytes 0 to 7, 8 to 15
    std::uint32_t number;
  };
  [[nodiscard]] static std::uint64_t next_of(std::string_view text) {
    return text.size() > 8 ? sort_prefix(text.substr(8)) : 0;
  }
  template <class Texts>
  [[nodiscard]] static bool before(const Key& a, const Key& b, const Texts& texts) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (a.next != b.next) return a.next < b.next;
    const int order = texts[a.number].compare(texts[b.number]);
    return order != 0 ? order < 0 : a.number < b.number;
  }
  template <class Texts>
  [[nodiscard]] static bool before(const Key& a, std::uint32_t b, const Texts& texts) {
    const std::uint64_t prefix = texts.prefix(b);
    if (a.prefix != prefix) return a.prefix < prefix;
    return before(a, Key{prefix, next_of(texts[b]), b}, texts);
  }
  base::Room<std::uint32_t> numbers_;
};

/// The numbers [0, n) in the bytewise order of text(i); equal texts stay in
/// order of their numbers.
template <class Text>
[[nodiscard]] std::vector<std::uint32_t> sort_texts(std::uint32_t n, const Text& text) {
  struct Texts {
    const Text& text;
    std::string_view operator[](std::uint32_t i) const { return text(i); }
    [[nodiscard]] std::uint64_t prefix(std::uint32_t i) const { return sort_prefix(text(i)); }
    void prefetch(std::uint32_t) const {}
  };
  TextOrder order;
  order.take(n, Texts{text});
  const std::span<const std::uint32_t> numbers = order.numbers();
  return {numbers.begin(), numbers.end()};
}

/// By number: how many texts come before it; equal texts have one rank.
template <class Text>
[[nodiscard]] std::vector<std::uint32_t> ranks_of(std::uint32_t n, const Text& text) {
  const std::vector<std::uint32_t> order = sort_texts(n, text);
  std::vector<std::uint32_t> rank(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const bool same = i > 0 && text(order[i]) == text(order[i - 1]);
    rank[order[i]] = same ? rank[order[i - 1]] : i;
  }
  return rank;
}

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_SORT_TEXTS_H_
