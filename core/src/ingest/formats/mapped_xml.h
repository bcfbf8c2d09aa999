// Rows of XML of a shape that is not known: read by a map, or by the usual names.
#ifndef MADANG_INGEST_FORMATS_MAPPED_XML_H_
#define MADANG_INGEST_FORMATS_MAPPED_XML_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/formats/item.h"
#include "ingest/formats/look.h"
#include "ingest/formats/mapping.h"
#include "ingest/window.h"

namespace madang::ingest {

/// JSON pointer, in Look::table(), of the elements that are rows: of the list with most
/// elements, or of a single one called row or item. Nothing where there is none, in feeds and
/// in pages.
[[nodiscard]] std::optional<std::string> find_xml_rows(const Look& look);

/// Calls `use` for each element of the name that the pointer ends with, as an object
/// (append_row_object). False where there was none.
bool each_xml_object(Window& text, std::string_view file, ImportSink& sink,
                     std::string_view pointer,
                     const std::function<void(Item& item, Fields& fields)>& use);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MAPPED_XML_H_
