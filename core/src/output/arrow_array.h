// Memory that is handed over as an ArrowArray and freed by whoever has it.
#ifndef MADANG_OUTPUT_ARROW_ARRAY_H_
#define MADANG_OUTPUT_ARROW_ARRAY_H_

#include <madang/arrow.h>

#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace madang::output {

/// Bytes that grow.
class Buffer {
 public:
  template <class T>
  void push(T value) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof value);
    std::memcpy(bytes_.data() + at, &value, sizeof value);
  }
  void push_text(std::string_view text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    bytes_.insert(bytes_.end(), begin, begin + text.size());
  }
  /// Adds bit number `i`. REQUIRES: the i bits before were added.
  void push_bit(std::int64_t i, bool on) {
    if (i % 8 == 0) bytes_.push_back(std::byte{0});
    if (on) bytes_.back() |= std::byte{1} << (i % 8);
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const void* data() const { return bytes_.data(); }

 private:
  std::vector<std::byte> bytes_;
};

/// An ArrowArray that is released unless it is handed over.
class OwnedArray {
 public:
  OwnedArray() = default;
  OwnedArray(OwnedArray&& o) noexcept : raw_(std::exchange(o.raw_, {})) {}
  OwnedArray& operator=(OwnedArray&& o) noexcept {
    std::swap(raw_, o.raw_);
    return *this;
  }
  ~OwnedArray() {
    if (raw_.release != nullptr) raw_.release(&raw_);
  }
  [[nodiscard]] ArrowArray* raw() { return &raw_; }
  [[nodiscard]] ArrowArray hand_over() { return std::exchange(raw_, {}); }

 private:
  ArrowArray raw_{};
};

/// What an array is made of.
struct ArrayParts {
  std::int64_t length = 0;
  std::int64_t nulls = 0;
  Buffer validity;               ///< left out where nothing is null
  std::vector<Buffer> buffers;   ///< after the validity
  const void* values = nullptr;  ///< instead of `buffers`: one that lies in the catalog
  std::vector<OwnedArray> children;
  std::optional<OwnedArray> dictionary;
  std::optional<Collection> keep;  ///< handle onto the catalog of `values`
};

[[nodiscard]] OwnedArray make_array(ArrayParts parts);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_ARROW_ARRAY_H_
