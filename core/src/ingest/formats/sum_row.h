// Rows of a table that are the sum of others (notice `sum-row`).
#ifndef MADANG_INGEST_FORMATS_SUM_ROW_H_
#define MADANG_INGEST_FORMATS_SUM_ROW_H_

#include <vector>

#include "ingest/csv.h"
#include "ingest/formats/align.h"

namespace madang::ingest {

/// Whether the first cell that is no number says sum (합계, 소계, Total), numbers follow, and
/// nothing else does. What lies somewhere is a thing, whatever it is called.
[[nodiscard]] bool is_sum_row(const std::vector<CsvField>& fields, const std::vector<Form>& forms);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SUM_ROW_H_
