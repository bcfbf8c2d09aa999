// Bytes that grow in place and always have json::padding readable zero bytes
// behind them.
#ifndef MADANG_INGEST_BUFFER_H_
#define MADANG_INGEST_BUFFER_H_

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>

#include "base/pages.h"
#include "json/read.h"

namespace madang::ingest {

class Buffer {
 public:
  [[nodiscard]] char* data() { return reinterpret_cast<char*>(pages_.data()); }
  [[nodiscard]] std::size_t size() const { return pages_.size(); }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(pages_.data()), pages_.size()};
  }

  /// Room for `more` bytes behind the present ones; null when there is no
  /// memory. Write there, then call grew().
  [[nodiscard]] char* room(std::size_t more) {
    try {
      return reinterpret_cast<char*>(pages_.room(more + json::padding));
    } catch (const std::bad_alloc&) {
      return nullptr;
    }
  }
  void grew(std::size_t bytes) { pages_.grew(bytes); }
  /// Reserves address space for this many in all, so that it need not move.
  void expect(std::size_t bytes) { pages_.reserve(bytes + json::padding); }
  /// Clears the padding. REQUIRES: room() was called.
  void seal() { std::memset(data() + size(), 0, json::padding); }
  void clear() { pages_.clear(); }
  /// The memory, for something else meanwhile: the bytes are forgotten.
  [[nodiscard]] base::Pages& pages() {
    pages_.clear();
    return pages_;
  }
  /// REQUIRES: bytes <= size().
  void shorten(std::size_t bytes) {
    pages_.clear();
    pages_.grew(bytes);
  }

 private:
  base::Pages pages_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_BUFFER_H_
