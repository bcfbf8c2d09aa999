// Columns while they grow. A column of a list has row offsets; any other has
// one value a row, a marker where it is missing. A column without any value is
// left out of the image.
#ifndef MADANG_SEGMENT_COLUMN_BUILDER_H_
#define MADANG_SEGMENT_COLUMN_BUILDER_H_

#include <madang/records/common.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/image.h"
#include "segment/string_table.h"

namespace madang::segment {

/// Keeps count of which values belong to which row.
class RowOffsets {
 public:
  /// Values of row `row` begin at `size` or before: closes rows up to it.
  void reach(std::uint32_t row, std::size_t size) {
    if (offsets_.size() <= row) offsets_.resize(row + 1, static_cast<std::uint32_t>(size));
  }
  [[nodiscard]] const std::vector<std::uint32_t>& finish(std::uint32_t rows, std::size_t size) {
    offsets_.resize(rows + 1, static_cast<std::uint32_t>(size));
    return offsets_;
  }
  void clear() { offsets_.clear(); }

 private:
  std::vector<std::uint32_t> offsets_;
};

// All builders: add() appends a value of a row (a second value of a field that
// is no list replaces the first); finish() writes the sections and leaves the
// builder empty, with its memory.

class KeywordBuilder {
 public:
  void add(std::uint32_t row, bool list, std::string_view value);
  /// The same for a value known not to be there yet, of a field that is no
  /// list; false, and nothing is added, if it is.
  bool add_new(std::uint32_t row, std::string_view value);
  void finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out);
  /// Also writes which row has each value. REQUIRES: added by add_new only.
  void finish_ids(std::uint32_t rows, std::uint32_t leaf, ImageWriter& out);
  [[nodiscard]] const StringTable& strings() const { return strings_; }

 private:
  /// Writes the dictionary; returns for each old code its rank.
  std::vector<std::uint32_t> write_dictionary(std::uint32_t leaf, ImageWriter& out) const;
  void clear();
  StringTable strings_;
  std::vector<std::uint32_t> codes_;
  RowOffsets offsets_;
};

class NumberBuilder {
 public:
  void add(std::uint32_t row, bool list, double value);
  void finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out);

 private:
  std::vector<double> values_;
  RowOffsets offsets_;
};

class DateBuilder {
 public:
  void add(std::uint32_t row, bool list, const Date& value);
  void finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out);

 private:
  std::vector<std::int64_t> first_, last_;
  RowOffsets offsets_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_COLUMN_BUILDER_H_
