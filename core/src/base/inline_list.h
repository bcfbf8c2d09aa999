// A list whose first values stand in itself, for lists that are made often and mostly short.
#ifndef MADANG_BASE_INLINE_LIST_H_
#define MADANG_BASE_INLINE_LIST_H_

#include <array>
#include <cstddef>
#include <new>
#include <type_traits>
#include <vector>

namespace madang::base {

/// Values are copied and forgotten without a word; those that stand in it are not touched
/// before they are added.
template <class T, std::size_t N>
class InlineList {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  InlineList() {}  // leaves bytes_ as they are
  InlineList(const InlineList&) = delete;
  InlineList& operator=(const InlineList&) = delete;

  T& add(const T& value) {
    if (size_ < N) return *::new (bytes_.data() + sizeof(T) * size_++) T(value);
    ++size_;
    return more_.emplace_back(value);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// REQUIRES: i < size().
  [[nodiscard]] T& operator[](std::size_t i) {
    return const_cast<T&>(static_cast<const InlineList&>(*this)[i]);
  }
  [[nodiscard]] const T& operator[](std::size_t i) const {
    if (i >= N) return more_[i - N];
    return *std::launder(reinterpret_cast<const T*>(bytes_.data() + sizeof(T) * i));
  }

 private:
  alignas(T) std::array<std::byte, N * sizeof(T)> bytes_;
  std::size_t size_ = 0;
  std::vector<T> more_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_INLINE_LIST_H_
