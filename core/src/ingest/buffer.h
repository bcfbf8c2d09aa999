// Bytes that grow in place and always have json::padding readable zero bytes
// behind them. Not std::string: that would write zeros over every byte before
// the file is read into it.
#ifndef MADANG_INGEST_BUFFER_H_
#define MADANG_INGEST_BUFFER_H_

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "json/read.h"

namespace madang::ingest {

class Buffer {
 public:
  Buffer() = default;
  Buffer(Buffer&& o) noexcept : data_(std::move(o.data_)), size_(o.size_), capacity_(o.capacity_) {
    o.size_ = o.capacity_ = 0;
  }
  Buffer& operator=(Buffer&& o) noexcept {
    data_ = std::move(o.data_);
    size_ = o.size_;
    capacity_ = o.capacity_;
    o.size_ = o.capacity_ = 0;
    return *this;
  }

  [[nodiscard]] char* data() { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }

  /// Room for `more` bytes behind the present ones; null when there is no
  /// memory. Write there, then call grew().
  [[nodiscard]] char* room(std::size_t more) {
    if (capacity_ - size_ < more) {
      std::size_t wanted = capacity_ + capacity_ / 2;
      if (wanted < size_ + more) wanted = size_ + more;
      void* moved = std::realloc(data_.get(), wanted + json::padding);
      if (moved == nullptr) return nullptr;
      static_cast<void>(data_.release());
      data_.reset(static_cast<char*>(moved));
      capacity_ = wanted;
    }
    return data_.get() + size_;
  }
  void grew(std::size_t bytes) { size_ += bytes; }
  /// Clears the padding. REQUIRES: room() was called.
  void seal() { std::memset(data_.get() + size_, 0, json::padding); }
  void clear() { size_ = 0; }
  /// REQUIRES: bytes <= size().
  void shorten(std::size_t bytes) { size_ = bytes; }

 private:
  struct Free {
    void operator()(char* p) const { std::free(p); }
  };
  std::unique_ptr<char, Free> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_BUFFER_H_
