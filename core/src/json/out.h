// Text that is written byte by byte: room is asked for once for several parts, and what is
// short is copied in blocks, without a call. Records are made of short parts.
#ifndef MADANG_JSON_OUT_H_
#define MADANG_JSON_OUT_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace madang::json {

/// Copies blocks of 16 bytes until `size` are there; to where it ends. REQUIRES: 16 bytes
/// behind either can be read and written.
inline char* put_blocks(char* to, const char* from, std::size_t size) {
  for (std::size_t i = 0; i < size; i += 16) std::memcpy(to + i, from + i, 16);
  return to + size;
}

class Out {
 public:
  /// Where `bytes` can be written, and a block behind them to no purpose. What
  /// was written up to there is said with end().
  [[nodiscard]] char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes + slack) grow(bytes + slack);
    return data_.get() + size_;
  }
  void end(const char* at) { size_ = static_cast<std::size_t>(at - data_.get()); }
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view text) {
    std::copy(text.begin(), text.end(), room(text.size()));
    size_ += text.size();
  }
  /// The same for a short text behind which 16 bytes can be read.
  void put_padded(std::string_view text) {
    put_blocks(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  /// REQUIRES: i < size().
  [[nodiscard]] char& operator[](std::size_t i) { return data_[i]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// REQUIRES: size <= size().
  void shorten(std::size_t size) { size_ = size; }
  [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }

 private:
  static constexpr std::size_t slack = 16;
  void grow(std::size_t more) {
    const std::size_t wanted = std::max(2 * capacity_, size_ + more + 1024);
    std::unique_ptr<char[]> fresh(new char[wanted]);
    if (size_ > 0) std::memcpy(fresh.get(), data_.get(), size_);
    data_ = std::move(fresh);
    capacity_ = wanted;
  }
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

/// Appends a string in its quotes. REQUIRES: it is UTF-8, or that is asked about later.
void quote(Out& out, std::string_view text);

/// Writes a number as append_number() does (madang/json.h), of at most 32 bytes; to where
/// it ends.
char* write_number(char* to, double value);

}  // namespace madang::json

#endif  // MADANG_JSON_OUT_H_
