// Byte offsets as lines and columns. Cheap when asked in rising order: each
// line break is counted once.
#ifndef MADANG_INGEST_PLACES_H_
#define MADANG_INGEST_PLACES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace madang::ingest {

/// 1-based; columns count bytes.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

class Places {
 public:
  /// Lines count from the one with the byte `origin`. The text must outlive
  /// this.
  explicit Places(std::string_view text = {}, std::size_t origin = 0) : text_(text) {
    if (origin > 0)
      if (const void* found = ::memrchr(text.data(), '\n', origin))
        first_ = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
    line_begin_ = searched_ = first_;
  }

  /// REQUIRES: `offset` is not before the line of the origin.
  [[nodiscard]] Position at(std::size_t offset) {
    if (offset > text_.size()) offset = text_.size();
    if (offset < line_begin_) {
      line_begin_ = searched_ = first_;
      line_ = 1;
    }
    // A line may be as long as the text; what was searched once holds no end.
    while (searched_ < offset) {
      const void* found = std::memchr(text_.data() + searched_, '\n', offset - searched_);
      if (found == nullptr) {
        searched_ = offset;
        break;
      }
      line_begin_ = searched_ =
          static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) + 1;
      ++line_;
    }
    return {line_, offset - line_begin_ + 1};
  }

 private:
  std::string_view text_;
  std::size_t first_ = 0;       // begin of the line of the origin
  std::size_t line_begin_ = 0;  // of the line asked for last
  std::size_t searched_ = 0;    // there is no line end between this and line_begin_
  std::uint64_t line_ = 1;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_PLACES_H_
