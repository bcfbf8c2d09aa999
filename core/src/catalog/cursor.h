// The cursor of a page: which record it ended with. The next page begins behind
// that record by the values it is sorted by, not by counting, so that a page
// deep down costs no more than the first.
#ifndef MADANG_CATALOG_CURSOR_H_
#define MADANG_CATALOG_CURSOR_H_

#include <madang/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace madang::catalog {

struct Cursor {
  std::uint64_t question = 0;  ///< hash of the question, order and collections
  std::uint64_t version = 0;   ///< of the data
  std::uint32_t collection = 0, row = 0;

  /// "9f86d081884c7d65-3-1b2"; of the hashes 32 bits each are kept.
  [[nodiscard]] std::string to_string() const;
};

/// Where it says so, the row and collection of a cursor of this question over
/// this data. Error: bad-cursor.
[[nodiscard]] Result<Cursor> read_cursor(std::string_view text, std::uint64_t question,
                                         std::uint64_t version);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_CURSOR_H_
