// The first row of a table in CSV: the names of its columns, through what spreadsheets and people
// put above and into it.
#ifndef MADANG_INGEST_FORMATS_CSV_HEADER_H_
#define MADANG_INGEST_FORMATS_CSV_HEADER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace madang::ingest {

struct CsvHeader {
  /// One for each column, no two the same: a column without a name is called by its place
  /// (column5), the second of a name by both (name_2).
  std::vector<std::string> names;
  /// As the table calls them; "" where it does not.
  std::vector<std::string> written;
  std::size_t named = 0;  ///< columns up to the last that the table gives a name
  char delimiter = ',';
  bool titled = false;   ///< lines above it are no rows, such as a title
  std::size_t rows = 0;  ///< where the rows behind it begin

  /// The name of column `at`, behind those that the header has too.
  [[nodiscard]] static std::string by_place(std::size_t at);
};

/// Of the beginning of a table; a byte order mark is stepped over. Without names where the
/// text has no row.
[[nodiscard]] CsvHeader read_csv_header(std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_CSV_HEADER_H_
