// A table as rows of cells, whatever it is written in.
#ifndef MADANG_INGEST_FORMATS_TABLE_H_
#define MADANG_INGEST_FORMATS_TABLE_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv.h"
#include "ingest/formats/align.h"
#include "ingest/formats/csv_header.h"
#include "ingest/formats/decimal_marks.h"
#include "ingest/formats/registry.h"
#include "ingest/formats/row.h"

namespace madang::ingest {

/// What importers call a column, by what the source calls it: a view of the name
/// or of something that outlives the table.
using KeyOf = std::string_view (*)(std::string_view name);

/// Something about a row that was met while it was cut out.
struct RowNote {
  Severity severity;
  std::size_t offset;
  std::string_view rule;
  std::string message;
};

struct TableRow {
  std::vector<Cell> cells;
  std::size_t begin = 0, end = 0;
  std::vector<RowNote> notes;
  std::string mended;                      ///< the row as JSON, where it had to be mended for that
  const DecimalMarks* decimals = nullptr;  ///< of tables in CSV; lives as long as the table

  bool no_thing = false;  ///< a sum of other rows, a remark, or the header again

  /// Whether it is left out: a note refuses it, or it is no thing.
  [[nodiscard]] bool refused() const;
  /// The text of the first cell of that key without white space around it; empty
  /// where there is none.
  [[nodiscard]] std::string_view text(std::string_view key) const;
};

/// A table in CSV; its first row is the header (formats/csv_header.h). Rows of another width than
/// the header's are put right where the other columns tell how (formats/align.h).
class CsvTable {
 public:
  /// The text may begin with a byte order mark, and must outlive it.
  CsvTable(Window& text, KeyOf key_of);
  /// False behind the last row. Views in `row` live until the next.
  [[nodiscard]] bool next(TableRow& row);

 private:
  void put(const std::vector<CsvField>& fields, TableRow& row);
  void put_right(TableRow& row, std::size_t width);
  /// Whether the row stands as it should; the fields behind it that say nothing are dropped.
  bool has_width();
  /// Whether the row is none that stands for a thing, which is told.
  bool tell_no_thing(TableRow& row);

  /// Reads more of the text, if there is more.
  bool more();
  /// The next row to read_.
  bool cut_row();

  Window* text_;
  CsvHeader header_;
  CsvReader reader_;
  CsvRow read_;
  std::deque<std::string> names_;  // cells are views of them
  std::vector<std::string_view> keys_;
  std::vector<Form> forms_;
  std::vector<CsvField> aligned_;
  DecimalMarks decimals_;
  bool title_told_ = false;
  std::string group_;  ///< of the row before: its first words
};

/// Names of the columns of a CSV text (CsvHeader::names), up to the last that it names; its header
/// stands in its first 64 KiB.
[[nodiscard]] std::vector<std::string> csv_header_of(std::string_view bytes);

/// Calls `use` for each row of a text that is CSV, or JSON or XML with the rows in
/// the list at `pointer` (of find_rows). `sink` is told of elements that are none.
void each_row(Window& text, std::string_view name, ImportSink& sink, std::string_view pointer,
              KeyOf key_of, const std::function<void(const TableRow&)>& use);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_TABLE_H_
