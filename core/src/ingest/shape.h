// How a text is laid out, told by its name and its first lines.
#ifndef MADANG_INGEST_SHAPE_H_
#define MADANG_INGEST_SHAPE_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace madang::ingest {

/// Whether it is NDJSON, one record a line, rather than one JSON document.
[[nodiscard]] bool is_lines(std::string_view text, std::string_view name);

/// Whether the name says that it is one JSON document.
[[nodiscard]] bool is_document_name(std::string_view name);

/// The collection that the file is named after: the last part of `name` starts
/// with the collection's name.
[[nodiscard]] std::optional<std::size_t> collection_by_file(std::string_view name);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_SHAPE_H_
