// A row of a table as a JSON object, for what reads objects.
#ifndef MADANG_INGEST_FORMATS_ROW_OBJECT_H_
#define MADANG_INGEST_FORMATS_ROW_OBJECT_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/formats/table.h"

namespace madang::ingest {

/// Appends a number where the text is one as JSON writes it, else the text: of what is written
/// without quotes nobody says which it is.
void append_cell(std::string& json, std::string_view text);

class RowObject {
 public:
  /// `lists`: names of the columns whose cells are lists, cut at semicolons.
  explicit RowObject(std::vector<std::string> lists) : lists_(std::move(lists)) {}

  /// A member for each cell with something in it (append_cell).
  void write(const TableRow& row, std::string& json) const;

 private:
  std::vector<std::string> lists_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ROW_OBJECT_H_
