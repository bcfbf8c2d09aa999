// Finds the list of a document that holds rows of a kind, wherever it stands: the
// keys of Korean envelopes are not always those that the documentation says.
#ifndef MADANG_INGEST_FORMATS_FIND_ROWS_H_
#define MADANG_INGEST_FORMATS_FIND_ROWS_H_

#include <optional>
#include <string>
#include <string_view>

#include "ingest/formats/look.h"
#include "json/tree.h"

namespace madang::ingest {

/// Whether it begins as JSON, whole or broken.
[[nodiscard]] bool is_json(const Look& look);

/// JSON pointer of the first list whose first object `fits`, or of an object of
/// which it is a single row under the key "item" or "row"; nothing where there is
/// none. Lists inside rows are not looked into.
[[nodiscard]] std::optional<std::string> find_rows(const Look& look, bool (*fits)(json::Value row));

/// JSON pointer of a single row: of the first object under the key "item" or "row"; nothing
/// where there is none.
[[nodiscard]] std::optional<std::string> find_single_row(json::Value document);

/// JSON pointer of the first member of that name, at the top or up to three objects
/// below it; nothing where there is none.
[[nodiscard]] std::optional<std::string> find_member(json::Value document, std::string_view name);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_FIND_ROWS_H_
