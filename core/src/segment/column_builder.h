// Columns while they grow. A column of a list has row offsets; any other has
// one value a row, a marker where it is missing.
#ifndef MADANG_SEGMENT_COLUMN_BUILDER_H_
#define MADANG_SEGMENT_COLUMN_BUILDER_H_

#include <madang/records/common.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "segment/image.h"

namespace madang::segment {

/// Finds a string_view in a map of strings without making a string.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using StringIds = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

/// Keeps count of which values belong to which row.
class RowOffsets {
 public:
  /// Values of row `row` begin at `size` or before: closes rows up to it.
  void reach(std::uint32_t row, std::size_t size) {
    offsets_.resize(row + 1, static_cast<std::uint32_t>(size));
  }
  [[nodiscard]] std::vector<std::uint32_t> finish(std::uint32_t rows, std::size_t size) {
    offsets_.resize(rows + 1, static_cast<std::uint32_t>(size));
    return std::move(offsets_);
  }

 private:
  std::vector<std::uint32_t> offsets_;
};

class KeywordBuilder {
 public:
  void add(std::uint32_t row, bool list, std::string_view value);
  void finish(std::uint32_t rows, bool list, std::uint32_t leaf, ImageWriter& out);

 private:
  StringIds ids_;
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

/// Sorted distinct strings as dict sections of `leaf`; returns for each old id
/// its rank.
std::vector<std::uint32_t> write_dictionary(const StringIds& ids, std::uint32_t leaf,
                                            ImageWriter& out);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_COLUMN_BUILDER_H_
