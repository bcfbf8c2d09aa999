// Unpacks gzip piece by piece: members one behind another, damaged and cut
// ones, and ones that would fill the memory.
#ifndef MADANG_INGEST_GUNZIP_H_
#define MADANG_INGEST_GUNZIP_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/buffer.h"

namespace madang::ingest {

/// What an input may grow to. A file of sentences packs five to twenty times;
/// 1,032 times is the most that deflate can do, and only bombs come near.
struct Limits {
  std::uint64_t max_bytes = 8ULL << 30;
  std::uint64_t max_ratio = 250;            ///< held against bytes unpacked so far …
  std::uint64_t ratio_from = 256ULL << 20;  ///< … from this many on
};

[[nodiscard]] inline bool is_gzip(std::string_view bytes) {
  return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

class Gunzip {
 public:
  enum class State : std::uint8_t {
    reading,    ///< in a member, or between two
    damaged,    ///< the rest cannot be unpacked; see message()
    trailing,   ///< bytes behind the last member are not gzip; ignored
    too_large,  ///< a limit was reached; see message()
    no_memory,
  };
  explicit Gunzip(const Limits& limits);
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  /// Unpacks `packed` to the end of `out`. Anything but reading is final.
  State feed(std::string_view packed, Buffer& out);
  /// Whether the last member ended: false when the input was cut.
  [[nodiscard]] bool ended() const;
  /// Bytes given in all.
  [[nodiscard]] std::uint64_t unpacked() const;
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  struct Stream;
  State inflate_some(Buffer& out);
  State too_large(std::uint64_t unpacked);

  Limits limits_;
  std::unique_ptr<Stream> stream_;
  State state_ = State::reading;
  std::string message_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_GUNZIP_H_
