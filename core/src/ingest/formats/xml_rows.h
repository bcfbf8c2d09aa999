// Rows of a table in XML: each is an element, and its cells are the elements and
// attributes in it. This is how Korean open APIs answer unless they are asked for JSON.
#ifndef MADANG_INGEST_FORMATS_XML_ROWS_H_
#define MADANG_INGEST_FORMATS_XML_ROWS_H_

#include <functional>
#include <string_view>

#include "ingest/formats/table.h"

namespace madang::ingest {

/// Calls `use` for each element of that name.
void each_xml_row(Window& text, ImportSink& sink, std::string_view name, KeyOf key_of,
                  const std::function<void(const TableRow&)>& use);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_XML_ROWS_H_
