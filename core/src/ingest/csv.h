// Comma-separated values (RFC 4180) row by row, with the place of each, and
// through what spreadsheets and people make of them: other delimiters, quotes
// inside fields, quotes that never close. Of the libraries that Debian has,
// libcsv tells no places, and fast-cpp-csv-parser stops at a row that is too
// long or too short.
#ifndef MADANG_INGEST_CSV_H_
#define MADANG_INGEST_CSV_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace madang::ingest {

struct CsvField {
  std::string_view text;   ///< without quotes; lives until the next row is read
  std::size_t offset = 0;  ///< of its first byte, or its quote
};

struct CsvRow {
  std::vector<CsvField> fields;
  std::size_t begin = 0, end = 0;  ///< its bytes, without the line end
  bool broken = false;             ///< a quote in it never closes; fields are its one line's
  bool loose = false;  ///< there was a quote inside a field, or text behind a closing one
};

class CsvReader {
 public:
  /// Reads `text` from `begin` on. The text must outlive it.
  CsvReader(std::string_view text, std::size_t begin, char delimiter = ',')
      : text_(text), at_(begin), delimiter_(delimiter) {}

  /// The next row that is not blank; false at the end.
  bool next(CsvRow& row);

  /// Where the next row is looked for.
  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  /// The text is read some at a time: `text` is what there is of it now, without
  /// the first `gone` bytes of what there was.
  void moved(std::string_view text, std::size_t gone) {
    text_ = text;
    at_ -= gone;
  }

 private:
  struct Pending {
    std::size_t offset, begin, end;  // of the unescaped text in unescaped_, if quoted
    bool quoted;
  };
  void plain_field(CsvRow& row);
  bool quoted_field(CsvRow& row);
  void line_as_row(CsvRow& row);
  void finish(CsvRow& row);

  std::string_view text_;
  std::size_t at_;
  char delimiter_;
  std::vector<Pending> pending_;
  std::string unescaped_;
};

/// Where the first row begins, at `begin` or behind a line "sep=;" there, which tells spreadsheets
/// the delimiter.
[[nodiscard]] std::size_t csv_first_row(std::string_view text, std::size_t begin);

/// The delimiter that the first row uses most: a comma, a tab or a semicolon.
[[nodiscard]] char csv_delimiter(std::string_view text, std::size_t begin);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_CSV_H_
