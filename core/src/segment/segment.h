// Reads an image: one collection, or a piece of one.
//
// Whatever the bytes of an image are (a file may be damaged or made to harm),
// reading it stays inside them and ends; only what it says may be wrong.
// verify.h tells whether it is.
#ifndef MADANG_SEGMENT_SEGMENT_H_
#define MADANG_SEGMENT_SEGMENT_H_

#include <madang/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lazy.h"
#include "reflect/leaves.h"
#include "segment/guide.h"
#include "segment/image.h"
#include "segment/postings.h"
#include "segment/stored.h"

namespace madang::segment {

/// Sorted strings; the code of a value is its rank.
class Dictionary {
 public:
  Dictionary() = default;
  /// One that is asked often has a guide.
  Dictionary(std::span<const std::uint32_t> offsets, std::string_view bytes,
             std::shared_ptr<Guide> guide = nullptr)
      : offsets_(offsets), bytes_(bytes), guide_(std::move(guide)) {}
  [[nodiscard]] std::uint32_t size() const {
    return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  /// REQUIRES: code < size().
  [[nodiscard]] std::string_view operator[](std::uint32_t code) const {
    const std::uint32_t begin = offsets_[code], end = offsets_[code + 1];
    return begin <= end && end <= bytes_.size() ? bytes_.substr(begin, end - begin)
                                                : std::string_view{};
  }
  /// First code whose value is not below `value`.
  [[nodiscard]] std::uint32_t lower_bound(std::string_view value) const;
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
  std::shared_ptr<Guide> guide_;
};

/// Which of a column's values belong to a row: all of a list's, or the row's
/// one; none where the column is empty.
class Rows {
 public:
  Rows() = default;
  Rows(std::span<const std::uint32_t> offsets, std::size_t values)
      : offsets_(offsets), values_(static_cast<std::uint32_t>(values)) {}
  [[nodiscard]] std::uint32_t begin(std::uint32_t row) const { return at(row); }
  [[nodiscard]] std::uint32_t end(std::uint32_t row) const { return at(row + 1); }
  /// Whether each row has its one place.
  [[nodiscard]] bool single() const { return offsets_.empty(); }

 private:
  [[nodiscard]] std::uint32_t at(std::uint32_t i) const {
    const std::uint32_t n = offsets_.empty() ? i : offsets_[i];
    return n < values_ ? n : values_;
  }
  std::span<const std::uint32_t> offsets_;
  std::uint32_t values_ = 0;
};

struct KeywordColumn {
  Dictionary dictionary;
  Rows rows;
  std::span<const std::uint32_t> codes;  ///< dictionary.size() or above where missing
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
  /// An image with what keeps it alive. Checks the head, the directory and the
  /// sizes of the sections, not their content. Errors: snapshot-version,
  /// snapshot-damaged.
  [[nodiscard]] static Result<Segment> open(const reflect::RecordInfo& info, Bytes bytes);

  [[nodiscard]] const reflect::RecordInfo& info() const { return *info_; }
  [[nodiscard]] std::uint32_t rows() const { return image_.rows(); }
  [[nodiscard]] const Image& image() const { return image_; }
  /// What others make of its columns and keep with it.
  [[nodiscard]] base::Lazy& lazy() const { return *lazy_; }
  [[nodiscard]] const Stored& stored() const { return stored_; }
  [[nodiscard]] std::string json(std::uint32_t row) const { return stored_.json(row); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const;
  /// All ids.
  [[nodiscard]] Dictionary ids() const { return keywords(id_leaf_).dictionary; }

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

  /// Whether there is a text index.
  [[nodiscard]] bool has_words() const { return has_words_; }
  [[nodiscard]] const Dictionary& terms() const { return terms_; }
  /// REQUIRES: term < terms().size().
  [[nodiscard]] Postings postings(std::uint32_t term) const;
  [[nodiscard]] std::string_view posting_bytes(std::uint32_t term) const {
    return posting_offsets_.slice(postings_, term);
  }
  /// The terms of the words with a stem or part; both are given with their form
  /// byte. Rising. Of a stem that is its only word there are none.
  [[nodiscard]] std::vector<std::uint32_t> words_of(std::string_view stem_or_part) const;
  /// The names of words that belong together, and which words.
  struct Family {
    Dictionary names;
    std::span<const std::uint32_t> word_offsets;
    std::string_view words;
  };
  [[nodiscard]] const Family& stems() const { return stems_; }
  [[nodiscard]] const Family& parts() const { return parts_; }
  /// REQUIRES: number < family.names.size().
  [[nodiscard]] std::vector<std::uint32_t> words_of(const Family& family,
                                                    std::uint32_t number) const;

  /// A field with words, numbered as in Postings.
  struct TextField {
    const reflect::Path* path = nullptr;
    std::span<const std::uint32_t> lengths;  ///< words by row; empty: none
    std::uint64_t words = 0;                 ///< of all rows
    std::uint64_t rows = 0;                  ///< that have some
  };
  [[nodiscard]] const std::vector<TextField>& text_fields() const { return text_fields_; }

 private:
  Segment() = default;
  /// Whether each section has the size that the others and the rows ask for;
  /// the name of one that has not, or "".
  [[nodiscard]] std::string misfit() const;

  const reflect::RecordInfo* info_ = nullptr;
  std::shared_ptr<const void> owner_;
  std::shared_ptr<base::Lazy> lazy_ = std::make_shared<base::Lazy>();
  Image image_;
  Stored stored_;
  std::uint32_t id_leaf_ = 0;
  bool has_words_ = false;
  Dictionary terms_;
  Family stems_, parts_;
  Offsets posting_offsets_;
  std::string_view postings_;
  std::vector<TextField> text_fields_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_SEGMENT_H_
