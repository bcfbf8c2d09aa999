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
  /// Lines count from the one with the byte `origin`, of which `column` bytes stand
  /// before the text. The text must outlive this.
  explicit Places(std::string_view text = {}, std::size_t origin = 0, std::size_t column = 0)
      : text_(text), before_(column) {
    if (origin > 0)
      if (const void* found = ::memrchr(text.data(), '\n', origin)) {
        first_ = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
        before_ = 0;
      }
    line_begin_ = searched_ = first_;
  }

  /// Of a text that is read some at a time: the bytes before `offset` will go, and
  /// are asked for no more.
  void forget(std::size_t offset) {
    const Position here = at(offset);
    before_ = here.column - 1;
    first_line_ = line_ = here.line;
    first_ = line_begin_ = searched_ = offset;
  }
  /// It now has `text`, whose first byte is the `base`-th of all.
  void hold(std::string_view text, std::size_t base) {
    text_ = text;
    base_ = base;
  }

  /// The line that begins at `begin` ends before `next`, where the next one begins:
  /// found by another, it need not be searched again.
  void line(std::size_t begin, std::size_t next) {
    if (line_begin_ != begin || next > base_ + text_.size()) return;
    line_begin_ = searched_ = next;
    ++line_;
  }

  /// REQUIRES: `offset` is not before the line of the origin.
  [[nodiscard]] Position at(std::size_t offset) {
    if (offset > base_ + text_.size()) offset = base_ + text_.size();
    if (offset < first_) offset = first_;
    if (offset < line_begin_) {
      line_begin_ = searched_ = first_;
      line_ = first_line_;
    }
    // A line may be as long as the text; what was searched once holds no end.
    while (searched_ < offset) {
      const char* from = text_.data() + (searched_ - base_);
      const void* found = std::memchr(from, '\n', offset - searched_);
      if (found == nullptr) {
        searched_ = offset;
        break;
      }
      searched_ += static_cast<std::size_t>(static_cast<const char*>(found) - from) + 1;
      line_begin_ = searched_;
      ++line_;
    }
    return {line_, offset - line_begin_ + 1 + (line_ == first_line_ ? before_ : 0)};
  }

 private:
  std::string_view text_;
  std::size_t base_ = 0;
  std::size_t before_ = 0;      // bytes of the first line before first_
  std::size_t first_ = 0;       // begin of the line of the origin, or what is left of it
  std::size_t line_begin_ = 0;  // of the line asked for last
  std::size_t searched_ = 0;    // there is no line end between this and line_begin_
  std::uint64_t line_ = 1, first_line_ = 1;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_PLACES_H_
