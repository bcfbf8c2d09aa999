// The records' JSON: plain while in memory, in zstd frames of some rows each in
// a file.
#ifndef MADANG_SEGMENT_STORED_H_
#define MADANG_SEGMENT_STORED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/image.h"

namespace madang::segment {

class Stored {
 public:
  Stored() = default;
  explicit Stored(const Image& image);

  /// JSON of all records, in bytes.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// Of one record; empty where damaged bytes give none. REQUIRES: row < rows.
  [[nodiscard]] std::string json(std::uint32_t row) const;
  /// Bytes of one record. REQUIRES: row < rows.
  [[nodiscard]] std::size_t size(std::uint32_t row) const;
  /// Whether json() has to unpack.
  [[nodiscard]] bool packed() const { return !block_rows_.empty(); }

  /// Records one after another, with each frame unpacked once.
  class Cursor {
   public:
    explicit Cursor(const Stored& stored) : stored_(&stored) {}
    /// A view until the next call.
    [[nodiscard]] std::string_view json(std::uint32_t row);

   private:
    const Stored* stored_;
    std::string frame_;
    std::uint32_t block_ = no_code;
  };

 private:
  [[nodiscard]] std::uint32_t block_of(std::uint32_t row) const;
  /// The frame's records, one behind the other; empty where it is damaged.
  [[nodiscard]] std::string unpack(std::uint32_t block) const;
  /// The row's part of an unpacked frame.
  [[nodiscard]] std::string_view part(std::string_view frame, std::uint32_t block,
                                      std::uint32_t row) const;

  std::uint64_t serial_ = 0;  // tells it from all others, also gone ones
  std::uint32_t rows_ = 0;
  std::uint64_t bytes_ = 0;
  Offsets offsets_, block_offsets_;
  std::string_view plain_, blocks_;
  std::span<const std::uint32_t> block_rows_;  // blocks + 1
};

/// Packs records into frames.
class StoredWriter {
 public:
  /// The next record.
  void add(std::string_view json);
  void finish(ImageWriter& out);

 private:
  void close_block();
  std::string open_, blocks_, packed_;
  std::vector<std::uint64_t> offsets_{0}, block_offsets_{0};
  std::vector<std::uint32_t> block_rows_{0};
  std::uint32_t rows_ = 0;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_STORED_H_
