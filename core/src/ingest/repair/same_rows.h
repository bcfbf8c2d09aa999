// Rows that are one thing told several times (rules duplicate-row, bay-rows): the
// same row again, or a car park with one row a bay.
#ifndef MADANG_INGEST_REPAIR_SAME_ROWS_H_
#define MADANG_INGEST_REPAIR_SAME_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/key_index.h"

namespace madang::ingest::repair {

/// First shown all rows in order, then asked about each. Keeps hashes only.
class SameRows {
 public:
  /// `whole`: all of the row, which stands at `offset`. `thing`: what the rows of
  /// one thing share, if this row may be one of several that each stand for one
  /// bay; else empty.
  void row(std::size_t offset, std::string_view whole, std::string_view thing);

  /// Whether an earlier row tells the same.
  [[nodiscard]] bool repeats(std::size_t row) const {
    return row < repeats_.size() && repeats_[row];
  }
  /// Later rows that belong to this one.
  struct Repeats {
    std::vector<std::size_t> offsets;  ///< where they stand
    bool bays = false;                 ///< each is one more bay; else the same again
  };
  /// Null where there are none.
  [[nodiscard]] const Repeats* of(std::size_t row) const;

 private:
  static std::size_t slot_of(std::uint64_t hash) { return hash; }
  /// Hashes, and the first row of each.
  struct Known {
    base::KeyIndex<std::uint64_t, slot_of> hashes;
    std::vector<std::uint32_t> rows;
  };
  Known seen_, things_;
  std::unordered_map<std::size_t, Repeats> found_;  // by first row
  std::vector<bool> repeats_;
};

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_SAME_ROWS_H_
