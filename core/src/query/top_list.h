// The least numbers of any stretch of a list, without looking at all of them.
#ifndef MADANG_QUERY_TOP_LIST_H_
#define MADANG_QUERY_TOP_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <vector>

namespace madang::query {

/// Numbers with the least of every block above them, and of every two blocks, and
/// so on.
class TopList {
 public:
  void assign(std::vector<std::uint32_t> numbers) {
    numbers_ = std::move(numbers);
    blocks_ = (numbers_.size() + block - 1) / block;
    tree_.assign(2 * blocks_, 0);
    for (std::size_t b = 0; b < blocks_; ++b)
      tree_[blocks_ + b] = scan(b * block, std::min(numbers_.size(), (b + 1) * block));
    for (std::size_t n = blocks_; n-- > 1;) tree_[n] = less(tree_[2 * n], tree_[2 * n + 1]);
  }
  [[nodiscard]] std::size_t bytes() const { return 4 * (numbers_.size() + tree_.size()); }

  /// visit(place, number) for places in [from, to), least number first, until it
  /// returns false.
  template <class Visit>
  void each(std::size_t from, std::size_t to, Visit visit) const {
    struct Stretch {
      std::uint32_t number, place;
      std::size_t from, to;
      bool operator<(const Stretch& o) const { return number > o.number; }
    };
    std::priority_queue<Stretch> left;
    const auto push = [&](std::size_t a, std::size_t b) {
      if (a >= b) return;
      const std::uint32_t place = least(a, b);
      left.push({numbers_[place], place, a, b});
    };
    push(from, std::min(to, numbers_.size()));
    while (!left.empty()) {
      const Stretch s = left.top();
      left.pop();
      if (!visit(s.place, s.number)) return;
      push(s.from, s.place);
      push(s.place + 1, s.to);
    }
  }

 private:
  static constexpr std::size_t block = 32;

  [[nodiscard]] std::uint32_t less(std::uint32_t a, std::uint32_t b) const {
    return numbers_[b] < numbers_[a] ? b : a;
  }
  /// Place of the least number in [from, to). REQUIRES: from < to.
  [[nodiscard]] std::uint32_t scan(std::size_t from, std::size_t to) const {
    const auto first = numbers_.begin();
    return static_cast<std::uint32_t>(std::min_element(first + static_cast<std::ptrdiff_t>(from),
                                                       first + static_cast<std::ptrdiff_t>(to)) -
                                      first);
  }
  [[nodiscard]] std::uint32_t least(std::size_t from, std::size_t to) const {
    std::size_t low = (from + block - 1) / block, high = to / block;
    if (low >= high) return scan(from, to);
    std::uint32_t best = static_cast<std::uint32_t>(low * block);
    if (from < low * block) best = less(best, scan(from, low * block));
    if (high * block < to) best = less(best, scan(high * block, to));
    for (low += blocks_, high += blocks_; low < high; low /= 2, high /= 2) {
      if (low % 2 == 1) best = less(best, tree_[low++]);
      if (high % 2 == 1) best = less(best, tree_[--high]);
    }
    return best;
  }

  std::vector<std::uint32_t> numbers_, tree_;
  std::size_t blocks_ = 0;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_TOP_LIST_H_
