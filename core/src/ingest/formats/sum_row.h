// Rows of a table that are the sum of others (notice `sum-row`).
#ifndef MADANG_INGEST_FORMATS_SUM_ROW_H_
#define MADANG_INGEST_FORMATS_SUM_ROW_H_

#include <string_view>
#include <vector>

#include "ingest/csv.h"
#include "ingest/formats/align.h"

namespace madang::ingest {

/// The first cell that is no number.
[[nodiscard]] std::string_view first_words(const std::vector<CsvField>& fields);

/// Whether the first cell that is no number says sum (합계, 소계(3개소), 서울특별시 합계, Total),
/// or the one behind that of the `group` that the row before is of; numbers follow, and nothing
/// else does. What lies somewhere is a thing, whatever it is called.
[[nodiscard]] bool is_sum_row(const std::vector<CsvField>& fields, const std::vector<Form>& forms,
                              std::string_view group);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SUM_ROW_H_
