// A row of a table as a JSON object, for what reads objects.
#ifndef MADANG_INGEST_FORMATS_ROW_OBJECT_H_
#define MADANG_INGEST_FORMATS_ROW_OBJECT_H_

#include <string>
#include <utility>
#include <vector>

#include "ingest/formats/table.h"

namespace madang::ingest {

class RowObject {
 public:
  /// `lists`: names of the columns whose cells are lists, cut at semicolons.
  explicit RowObject(std::vector<std::string> lists) : lists_(std::move(lists)) {}

  /// A member for each cell with something in it: a number where it is one as JSON writes it, else
  /// a text.
  void write(const TableRow& row, std::string& json) const;

 private:
  std::vector<std::string> lists_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ROW_OBJECT_H_
