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
  struct Key {
    std::uint64_t prefix, next;  // bytes 0 to 7, 8 to 15
    std::uint32_t number;
  };
  /// There are `n` texts now; text(i) is the one with number `i`.
  template <class Text>
  void take(std::uint32_t n, const Text& text) {
    const auto before = [&](const Key& a, const Key& b) {
      if (a.prefix != b.prefix) return a.prefix < b.prefix;
      if (a.next != b.next) return a.next < b.next;
      const int order = text(a.number).compare(text(b.number));
      return order != 0 ? order < 0 : a.number < b.number;
    };
    const auto known = static_cast<std::uint32_t>(keys_.size());
    keys_.resize(n);
    bool in_order = true;  // as ids often are
    for (std::uint32_t i = known; i < n; ++i) {
      const std::string_view here = text(i);
      keys_[i] = {sort_prefix(here), here.size() > 8 ? sort_prefix(here.substr(8)) : 0, i};
      if (i > 0 && in_order) in_order = !before(keys_[i], keys_[i - 1]);
    }
    if (in_order) return;
    const auto middle = keys_.begin() + known;
    std::sort(middle, keys_.end(), before);
    std::inplace_merge(keys_.begin(), middle, keys_.end(), before);
  }
  [[nodiscard]] std::span<const Key> keys() const { return keys_; }
  void clear() { keys_.clear(); }

 private:
  std::vector<Key> keys_;
};

/// The numbers [0, n) in the bytewise order of text(i); equal texts stay in
/// order of their numbers.
template <class Text>
[[nodiscard]] std::vector<std::uint32_t> sort_texts(std::uint32_t n, const Text& text) {
  TextOrder order;
  order.take(n, text);
  std::vector<std::uint32_t> numbers(n);
  for (std::uint32_t i = 0; i < n; ++i) numbers[i] = order.keys()[i].number;
  return numbers;
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
