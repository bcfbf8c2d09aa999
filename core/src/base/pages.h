// A stretch of memory that grows at its end and never moves: address space is
// reserved ahead, and pages become real as they are written. Huge pages are
// asked for, since the first touch of 4 KiB pages costs as much as parsing
// what goes into them.
#ifndef MADANG_BASE_PAGES_H_
#define MADANG_BASE_PAGES_H_

#include <cstddef>
#include <span>
#include <utility>

namespace madang::base {

class Pages {
 public:
  Pages() = default;
  Pages(Pages&& o) noexcept { swap(o); }
  Pages& operator=(Pages&& o) noexcept {
    swap(o);
    return *this;
  }
  ~Pages();

  [[nodiscard]] std::byte* data() { return data_; }
  [[nodiscard]] const std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<const std::byte> view() const { return {data_, size_}; }

  /// Room for `more` bytes behind the present ones. Write there, then call
  /// grew(). Bytes never written are zero. Throws std::bad_alloc where there is
  /// no memory. What was given out before may move only if `more` is beyond all
  /// that was reserved.
  [[nodiscard]] std::byte* room(std::size_t more) {
    if (reserved_ - size_ < more) reserve(size_ + more);
    return data_ + size_;
  }
  void grew(std::size_t bytes) { size_ += bytes; }
  void append(const void* bytes, std::size_t n);
  /// Zeros up to the next multiple of `alignment`, a power of two.
  void align(std::size_t alignment);
  /// Reserves address space for `bytes` in all; costs no memory.
  void reserve(std::size_t bytes);
  /// Gives back what lies behind the end.
  void shrink();
  /// What lies behind the end, for other bytes; these keep the pages they are
  /// on. The first of the others may be in a huge page that is paid for already;
  /// they need not be zero.
  [[nodiscard]] Pages split();
  [[nodiscard]] std::size_t reserved() const { return reserved_; }
  /// Forgets the content and keeps the pages, whose bytes are not zero then.
  void clear() { size_ = 0; }

 private:
  void swap(Pages& o) noexcept {
    std::swap(data_, o.data_);
    std::swap(size_, o.size_);
    std::swap(reserved_, o.reserved_);
  }
  std::byte* data_ = nullptr;
  std::size_t size_ = 0, reserved_ = 0;
};

/// Memory for `n` values in pages whose content is no longer needed; it is not zero.
template <class T>
[[nodiscard]] std::span<T> reused(Pages& pages, std::size_t n) {
  pages.clear();
  return {reinterpret_cast<T*>(pages.room(n * sizeof(T))), n};
}

}  // namespace madang::base

#endif  // MADANG_BASE_PAGES_H_
