// Rows of a table that are no things: what is written below it, and the names of its columns again
// (notices `note-row`, `header-again`).
#ifndef MADANG_INGEST_FORMATS_NOTE_ROW_H_
#define MADANG_INGEST_FORMATS_NOTE_ROW_H_

#include <string>
#include <vector>

#include "ingest/csv.h"

namespace madang::ingest {

/// Whether one cell alone says something, and that is a remark (※ 자료출처 : 강서구청, Source: …),
/// in a table of `columns`. Where these are few, a thing may have no more than a name.
[[nodiscard]] bool is_note_row(const std::vector<CsvField>& fields, std::size_t columns);

/// Whether the cells are the names of the columns, as in tables that were put behind one another.
[[nodiscard]] bool repeats_header(const std::vector<CsvField>& fields,
                                  const std::vector<std::string>& written);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_NOTE_ROW_H_
