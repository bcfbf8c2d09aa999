// Rows of the wrong width: which columns ran into one another, told by the columns
// whose values have a form (rule row-width).
#ifndef MADANG_INGEST_FORMATS_ALIGN_H_
#define MADANG_INGEST_FORMATS_ALIGN_H_

#include <string_view>
#include <vector>

#include "ingest/csv.h"

namespace madang::ingest {

/// Puts the fields of a row under the header's keys: cells behind the header that
/// are empty are dropped; fields that a comma without quotes took apart are joined
/// again; missing ones are empty. `text`: what the fields are views into. False
/// where no way fits the columns with a form.
[[nodiscard]] bool align(std::string_view text, const std::vector<CsvField>& fields,
                         const std::vector<std::string_view>& keys, std::vector<CsvField>& out);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_ALIGN_H_
