// Rows of the wrong width: which columns ran into one another, told by the columns
// whose values have a form (rule row-width).
#ifndef MADANG_INGEST_FORMATS_ALIGN_H_
#define MADANG_INGEST_FORMATS_ALIGN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/csv.h"

namespace madang::ingest {

/// What values a column has.
enum class Form : std::uint8_t { any, degrees, korean_degrees, clock, date, flag, code };

/// By the names of the columns.
[[nodiscard]] std::vector<Form> forms_of(const std::vector<std::string_view>& keys);

/// Whether all values may stand in the columns that they stand in.
[[nodiscard]] bool all_fit(const std::vector<CsvField>& fields, const std::vector<Form>& forms);

/// Puts the fields of a row under the columns: cells behind them that are empty are dropped;
/// fields that a comma without quotes took apart are joined again; missing ones are empty; where
/// the surplus stands behind the last column, it stays there. `text`: what the fields are views
/// into. False where no way fits the columns with a form, or where nothing tells which.
[[nodiscard]] bool align(std::string_view text, const std::vector<CsvField>& fields,
                         const std::vector<Form>& forms, std::vector<CsvField>& out);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ALIGN_H_
