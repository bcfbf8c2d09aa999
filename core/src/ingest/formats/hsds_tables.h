// A table of HSDS's tabular package: organizations.csv, services.csv, locations.csv
// or service_at_location.csv, joined with what the tables beside it say of its rows.
#ifndef MADANG_INGEST_FORMATS_HSDS_TABLES_H_
#define MADANG_INGEST_FORMATS_HSDS_TABLES_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Told by its columns; phones, schedules and others that only say something of
/// another table's rows among them.
[[nodiscard]] bool is_hsds_table(const Look& look);
/// `name` is the path of the file; other tables are looked for in its folder.
void read_hsds_table(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_TABLES_H_
