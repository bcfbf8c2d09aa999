// Whether a table writes 1.200,50 or 1,200.50: told by all values of a column, for one alone may be
// either (rule decimal-comma).
#ifndef MADANG_INGEST_FORMATS_DECIMAL_MARKS_H_
#define MADANG_INGEST_FORMATS_DECIMAL_MARKS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "ingest/formats/csv_header.h"

namespace madang::ingest {

class DecimalMarks {
 public:
  /// Looks at the first rows of a table. Where a comma parts the cells, none stands before
  /// decimals.
  DecimalMarks(std::string_view text, const CsvHeader& header);

  /// The number that a cell of that column is, where it is written with a comma before its
  /// decimals or points between its thousands; nothing where it is written otherwise, or is none.
  /// Of `degrees` there are no thousands.
  [[nodiscard]] std::optional<double> read(std::string_view column, std::string_view cell,
                                           bool degrees) const;
  /// Whether all values of the column that have a point have it between thousands, and none is
  /// larger without one: 1.000, 2.500, 500. Of sums that tells, whatever parts the cells, unless
  /// another column has points before decimals or the sum is for a litre (€/l).
  [[nodiscard]] bool has_thousands(std::string_view column) const {
    return thousands_.contains(column);
  }

 private:
  enum class Mark { unknown, comma, point };

  std::map<std::string, Mark, std::less<>> columns_;
  Mark table_ = Mark::unknown;  ///< of most columns that tell
  std::set<std::string, std::less<>> thousands_;
  bool may_be_ = false;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_DECIMAL_MARKS_H_
