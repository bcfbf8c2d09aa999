// segment: a collection's records as one immutable stretch of bytes.
//
// Enters: the events of records. Leaves: an image (columns, dictionaries,
// postings, stored JSON), and a Segment that reads it without copying. An
// image is the same in memory and in a file (docs/format.md lists every byte).
// Not for: parsing, questions.
#ifndef MADANG_SEGMENT_IMAGE_H_
#define MADANG_SEGMENT_IMAGE_H_

#include <madang/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/pages.h"

namespace madang::segment {

/// What a section holds; with a leaf number it names one section. A section
/// that would only say "nothing" is left out.
enum class Part : std::uint32_t {
  stored_offsets,     ///< u32 or u64[rows+1] into the stored records
  stored_bytes,       ///< JSON of the records, one behind the other
  stored_blocks,      ///< the same in zstd frames; one of the two is there
  block_rows,         ///< u32[blocks+1]: first row of each frame
  block_offsets,      ///< u64[blocks+1] into stored_blocks
  id_rows,            ///< u32[rows]: row of the id with each code
  dict_offsets,       ///< u32[values+1] into dict_bytes, of a keyword leaf
  dict_bytes,         ///< the values, sorted bytewise
  row_offsets,        ///< u32[rows+1] into the values of a leaf that is a list
  codes,              ///< u32: dictionary codes, no_code where missing
  numbers,            ///< f64: NaN where missing
  date_first,         ///< i64: first second covered, no_date where missing
  date_last,          ///< i64: last second covered
  presence,           ///< u64 bits by row, by index of the top-level field
  lengths,            ///< u32[rows]: words in a text leaf
  text_sums,          ///< u64[2 * text fields]: words, and rows that have some
  term_offsets,       ///< u32[terms+1] into term_bytes
  term_bytes,         ///< the terms, sorted bytewise
  posting_offsets,    ///< u32 or u64[terms+1] into posting_bytes
  posting_bytes,      ///< see postings.h
  stem_offsets,       ///< u32[stems+1] into stem_bytes
  stem_bytes,         ///< stems but those that are their only word, sorted
  stem_word_offsets,  ///< u32[stems+1] into stem_words
  stem_words,         ///< numbers of the terms with the stem, deltas as varints
  part_offsets,       ///< u32[parts+1] into part_bytes
  part_bytes,         ///< pairs of syllables and numbers inside words, sorted
  part_word_offsets,  ///< u32[parts+1] into part_words
  part_words,         ///< numbers of the terms with the part, deltas as varints
  sort_keys,          ///< u32[rows]: rank of the record by a text leaf
  count,
};
/// As docs/format.md and error messages call it.
[[nodiscard]] std::string_view name_of(Part part);

inline constexpr std::uint32_t no_code = 0xFFFFFFFFU;
inline constexpr std::int64_t no_date = INT64_MAX;
/// Leaf number of sections that belong to no leaf.
inline constexpr std::uint32_t no_leaf = 0xFFFFU;
/// Sections begin at multiples of this.
inline constexpr std::size_t section_alignment = 64;
inline constexpr std::uint32_t image_version = 4;

/// A section in the directory.
struct Entry {
  std::uint32_t part, leaf;
  std::uint64_t offset, bytes;
  std::uint64_t checksum;  ///< base::hash of the bytes; 0 in an image in memory
};
static_assert(sizeof(Entry) == 32);

/// Bytes with what keeps them alive.
struct Bytes {
  std::shared_ptr<const void> owner;
  std::span<const std::byte> view;
};

/// Builds an image section by section, in place.
class ImageWriter {
 public:
  /// Writes to `memory`, whose bytes are forgotten; it may move where it is too small.
  explicit ImageWriter(base::Pages memory);

  /// A section that is written bit by bit with room() and grew(), one at a time.
  void begin(Part part, std::uint32_t leaf);
  [[nodiscard]] std::byte* room(std::size_t bytes) { return pages_.room(bytes); }
  void grew(std::size_t bytes) { pages_.grew(bytes); }
  void append(std::string_view bytes) { pages_.append(bytes.data(), bytes.size()); }
  [[nodiscard]] std::size_t size() const { return pages_.size(); }
  /// Bytes written to room() that did not count yet.
  [[nodiscard]] std::span<const std::byte> pending(std::size_t bytes) const {
    return {pages_.data() + pages_.size(), bytes};
  }
  /// Ends it; an empty one is left out.
  void end();

  template <class T>
  void add(Part part, std::uint32_t leaf, const std::vector<T>& values) {
    add_bytes(part, leaf, values.data(), values.size() * sizeof(T));
  }
  void add(Part part, std::uint32_t leaf, std::string_view bytes) {
    add_bytes(part, leaf, bytes.data(), bytes.size());
  }
  /// Rising offsets, as u32 where the last one allows it, else as u64.
  void add_offsets(Part part, std::uint32_t leaf, const std::vector<std::uint64_t>& offsets);
  /// The image; the writer is spent. With `checksums`, as a file has them. The
  /// memory that is left goes to `rest`, if there is one.
  [[nodiscard]] Bytes finish(std::uint32_t rows, bool checksums = false,
                             base::Pages* rest = nullptr);

 private:
  void add_bytes(Part part, std::uint32_t leaf, const void* data, std::size_t bytes);
  base::Pages pages_;
  std::vector<Entry> entries_;
};

/// Offsets as ImageWriter::add_offsets wrote `count` of them. Whatever the
/// bytes are, slices lie inside.
class Offsets {
 public:
  Offsets() = default;
  Offsets(std::span<const std::byte> bytes, std::uint64_t count)
      : bytes_(bytes.data()), wide_(bytes.size() == count * sizeof(std::uint64_t)) {}
  [[nodiscard]] std::uint64_t operator[](std::uint64_t i) const {
    return wide_ ? reinterpret_cast<const std::uint64_t*>(bytes_)[i]
                 : reinterpret_cast<const std::uint32_t*>(bytes_)[i];
  }
  [[nodiscard]] std::string_view slice(std::string_view of, std::uint64_t i) const {
    const std::uint64_t begin = (*this)[i], end = (*this)[i + 1];
    return begin <= end && end <= of.size() ? of.substr(begin, end - begin) : std::string_view{};
  }

 private:
  const std::byte* bytes_ = nullptr;
  bool wide_ = false;
};

/// Reads the directory of an image. The bytes must outlive it.
class Image {
 public:
  Image() = default;
  /// Checks what can be checked without looking at the sections: that the head
  /// and directory are whole, and that each section lies inside, aligned and in
  /// order. Errors: snapshot-version, snapshot-damaged.
  [[nodiscard]] static Result<Image> open(std::span<const std::byte> bytes);

  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
  /// The section as values; empty where there is none.
  template <class T>
  [[nodiscard]] std::span<const T> get(Part part, std::uint32_t leaf = no_leaf) const {
    const std::span<const std::byte> s = section(part, leaf);
    return {reinterpret_cast<const T*>(s.data()), s.size() / sizeof(T)};
  }
  [[nodiscard]] Offsets offsets(Part part, std::uint64_t count) const {
    return {section(part, no_leaf), count};
  }
  [[nodiscard]] std::string_view text(Part part, std::uint32_t leaf = no_leaf) const {
    const std::span<const char> s = get<char>(part, leaf);
    return {s.data(), s.size()};
  }

 private:
  [[nodiscard]] std::span<const std::byte> section(Part part, std::uint32_t leaf) const;
  std::span<const std::byte> bytes_;
  std::span<const Entry> entries_;
  std::uint32_t rows_ = 0;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_IMAGE_H_
