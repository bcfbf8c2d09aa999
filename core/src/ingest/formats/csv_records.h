// CSV with madang's own columns, as `madang export --to csv` writes it: dotted names
// for members of parts, lists joined by "; ", JSON where a cell begins with a brace.
#ifndef MADANG_INGEST_FORMATS_CSV_RECORDS_H_
#define MADANG_INGEST_FORMATS_CSV_RECORDS_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Most columns, and at least six, are members of one record type, those that it
/// must have among them.
[[nodiscard]] bool is_csv_records(const Look& look);
void read_csv_records(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_CSV_RECORDS_H_
