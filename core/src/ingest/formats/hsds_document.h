// An HSDS package as one JSON document: a list of rows for each table, `services.csv`, `services`
// or `service` the name of one.
#ifndef MADANG_INGEST_FORMATS_HSDS_DOCUMENT_H_
#define MADANG_INGEST_FORMATS_HSDS_DOCUMENT_H_

#include <string_view>

#include "ingest/formats/registry.h"
#include "json/tree.h"

namespace madang::ingest {

/// Whether it has a table of things, not only of what belongs to them; without `.csv` in their
/// names not of organizations alone, which is our own shape.
[[nodiscard]] bool is_hsds_document(const json::Value& top);
void read_hsds_document(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_DOCUMENT_H_
