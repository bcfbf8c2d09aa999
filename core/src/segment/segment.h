// Reads an image: one collection, or a piece of one.
#ifndef MADANG_SEGMENT_SEGMENT_H_
#define MADANG_SEGMENT_SEGMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "reflect/leaves.h"
#include "segment/image.h"
#include "segment/postings.h"

namespace madang::segment {

/// Sorted strings; the code of a value is its rank.
class Dictionary {
 public:
  Dictionary(std::span<const std::uint32_t> offsets, std::string_view bytes)
      : offsets_(offsets), bytes_(bytes) {}
  [[nodiscard]] std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  [[nodiscard]] std::string_view operator[](std::uint32_t code) const {
    return bytes_.substr(offsets_[code], offsets_[code + 1] - offsets_[code]);
  }
  /// First code whose value is not below `value`.
  [[nodiscard]] std::uint32_t lower_bound(std::string_view value) const;
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
};

/// Which values belong to a row: all of a list's, or the row's one.
class Rows {
 public:
  explicit Rows(std::span<const std::uint32_t> offsets) : offsets_(offsets) {}
  [[nodiscard]] std::uint32_t begin(std::uint32_t row) const {
    return offsets_.empty() ? row : offsets_[row];
  }
  [[nodiscard]] std::uint32_t end(std::uint32_t row) const {
    return offsets_.empty() ? row + 1 : offsets_[row + 1];
  }

 private:
  std::span<const std::uint32_t> offsets_;
};

struct KeywordColumn {
  Dictionary dictionary;
  Rows rows;
  std::span<const std::uint32_t> codes;  ///< no_code where missing
};
struct NumberColumn {
  Rows rows;
  std::span<const double> values;  ///< NaN where missing
};
struct DateColumn {
  Rows rows;
  std::span<const std::int64_t> first, last;  ///< no_date where missing
};

class Segment {
 public:
  /// Takes the bytes that Builder::finish made.
  Segment(const reflect::RecordInfo& info, std::vector<std::byte> bytes);

  [[nodiscard]] const reflect::RecordInfo& info() const { return *info_; }
  [[nodiscard]] std::uint32_t rows() const { return image_.rows(); }
  [[nodiscard]] std::span<const std::byte> bytes() const { return image_.bytes(); }
  [[nodiscard]] std::string_view json(std::uint32_t row) const {
    return stored_.substr(stored_offsets_[row], stored_offsets_[row + 1] - stored_offsets_[row]);
  }
  [[nodiscard]] std::uint64_t stored_bytes() const { return stored_.size(); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const;

  [[nodiscard]] KeywordColumn keywords(std::uint32_t leaf) const;
  [[nodiscard]] NumberColumn numbers(std::uint32_t leaf) const;
  [[nodiscard]] DateColumn dates(std::uint32_t leaf) const;
  /// Rank of each row by its first text in `leaf`; empty where not kept.
  [[nodiscard]] std::span<const std::uint32_t> sort_keys(std::uint32_t leaf) const {
    return image_.get<std::uint32_t>(Part::sort_keys, leaf);
  }
  /// Bits by row of the top-level field with this index.
  [[nodiscard]] std::span<const std::uint64_t> presence(std::size_t field) const {
    return image_.get<std::uint64_t>(Part::presence, static_cast<std::uint32_t>(field));
  }

  [[nodiscard]] const Dictionary& terms() const { return terms_; }
  [[nodiscard]] std::uint32_t rows_with(std::uint32_t term) const { return term_rows_[term]; }
  [[nodiscard]] Postings postings(std::uint32_t term) const;

  /// The fields with words, numbered as in Postings.
  struct TextField {
    const reflect::Path* path;
    std::span<const std::uint32_t> lengths;  ///< words by row
    double mean_length;                      ///< over the rows that have it
  };
  [[nodiscard]] const std::vector<TextField>& text_fields() const { return text_fields_; }

 private:
  const reflect::RecordInfo* info_;
  std::vector<std::byte> storage_;
  Image image_;
  std::span<const std::uint64_t> stored_offsets_;
  std::string_view stored_;
  std::uint32_t id_leaf_ = 0;
  Dictionary terms_;
  std::span<const std::uint32_t> term_rows_;
  std::span<const std::uint64_t> posting_offsets_, position_offsets_;
  std::string_view postings_, positions_;
  std::vector<TextField> text_fields_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_SEGMENT_H_
