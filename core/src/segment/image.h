// segment: a collection's records as one immutable stretch of bytes.
//
// Enters: the events of records. Leaves: an Image (columns, dictionaries,
// postings, stored JSON), and a Segment that reads it without copying. The
// same image is meant for memory and for a file. Not for: parsing, questions.
//
// An image is a directory of sections followed by their bytes, each aligned to
// 64 bytes. Numbers are little-endian. docs/format.md lists the sections.
#ifndef MADANG_SEGMENT_IMAGE_H_
#define MADANG_SEGMENT_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madang::segment {

/// What a section holds; with a leaf number it names one section.
enum class Part : std::uint32_t {
  stored_offsets,    ///< u64[rows+1] into stored_bytes
  stored_bytes,      ///< JSON text of the records
  id_rows,           ///< u32[rows]: row of the id with each code
  dict_offsets,      ///< u32[values+1] into dict_bytes, of a keyword leaf
  dict_bytes,        ///< the values, sorted bytewise
  row_offsets,       ///< u32[rows+1] into the values of a leaf that is a list
  codes,             ///< u32: dictionary codes, no_code where missing
  numbers,           ///< f64: NaN where missing
  date_first,        ///< i64: first second covered, no_date where missing
  date_last,         ///< i64: last second covered
  presence,          ///< u64 bits by row, of objects and plain fields
  lengths,           ///< u32[rows]: words in a text leaf
  term_offsets,      ///< u32[terms+1] into term_bytes
  term_bytes,        ///< the terms, sorted bytewise
  term_rows,         ///< u32[terms]: records that have the term
  posting_offsets,   ///< u64[terms+1] into posting_bytes
  posting_bytes,     ///< see postings.h
  position_offsets,  ///< u64[terms+1] into position_bytes
  position_bytes,    ///< see postings.h
  sort_keys,         ///< u32[rows]: rank of the record by a text leaf
};

inline constexpr std::uint32_t no_code = 0xFFFFFFFFU;
inline constexpr std::int64_t no_date = INT64_MAX;
/// Leaf number of sections that belong to no leaf.
inline constexpr std::uint32_t no_leaf = 0xFFFFU;

/// Builds an image section by section.
class ImageWriter {
 public:
  template <class T>
  void add(Part part, std::uint32_t leaf, const std::vector<T>& values) {
    add_bytes(part, leaf, values.data(), values.size() * sizeof(T));
  }
  void add(Part part, std::uint32_t leaf, const std::string& bytes) {
    add_bytes(part, leaf, bytes.data(), bytes.size());
  }
  [[nodiscard]] std::vector<std::byte> finish(std::uint32_t rows);

 private:
  struct Entry {
    std::uint32_t part, leaf;
    std::uint64_t offset, bytes;
  };
  void add_bytes(Part part, std::uint32_t leaf, const void* data, std::size_t bytes);
  std::vector<Entry> entries_;
  std::vector<std::byte> body_;
  friend class Image;
};

/// Reads the directory of an image. The bytes must outlive it.
class Image {
 public:
  Image() = default;
  explicit Image(std::span<const std::byte> bytes);

  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  /// The section as values; empty where there is none.
  template <class T>
  [[nodiscard]] std::span<const T> get(Part part, std::uint32_t leaf = no_leaf) const {
    const std::span<const std::byte> s = section(part, leaf);
    return {reinterpret_cast<const T*>(s.data()), s.size() / sizeof(T)};
  }
  [[nodiscard]] std::string_view text(Part part, std::uint32_t leaf = no_leaf) const {
    const std::span<const char> s = get<char>(part, leaf);
    return {s.data(), s.size()};
  }

 private:
  [[nodiscard]] std::span<const std::byte> section(Part part, std::uint32_t leaf) const;
  std::span<const std::byte> bytes_;
  std::span<const ImageWriter::Entry> entries_;
  std::uint32_t rows_ = 0;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_IMAGE_H_
