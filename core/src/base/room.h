// An array that grows at its end and is not written before it is used, for
// millions of small values.
#ifndef MADANG_BASE_ROOM_H_
#define MADANG_BASE_ROOM_H_

#include <cstddef>
#include <span>
#include <type_traits>

#include "base/pages.h"

namespace madang::base {

template <class T>
class Room {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// Where `more` values can be written behind the present ones; then grew().
  [[nodiscard]] T* room(std::size_t more) {
    return reinterpret_cast<T*>(pages_.room(more * sizeof(T)));
  }
  void grew(std::size_t values) { pages_.grew(values * sizeof(T)); }
  void push(T value) {
    *room(1) = value;
    grew(1);
  }
  [[nodiscard]] std::size_t size() const { return pages_.size() / sizeof(T); }
  [[nodiscard]] std::span<T> view() { return {reinterpret_cast<T*>(pages_.data()), size()}; }
  [[nodiscard]] std::span<const T> view() const {
    return {reinterpret_cast<const T*>(pages_.data()), size()};
  }
  /// Forgets the values and keeps the memory.
  void clear() { pages_.clear(); }

 private:
  Pages pages_;
};

}  // namespace madang::base

#endif  // MADANG_BASE_ROOM_H_
