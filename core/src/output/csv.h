// Comma-separated values (RFC 4180).
#ifndef MADANG_OUTPUT_CSV_H_
#define MADANG_OUTPUT_CSV_H_

#include <string>
#include <string_view>
#include <vector>

#include "reflect/field_info.h"

namespace madang::output {

/// Appends a cell, quoted where needed. What a spreadsheet would run as a
/// formula gets a leading apostrophe.
void append_cell(std::string& out, std::string_view text);

/// The header line of a collection's columns: the leaves that are no lists of
/// objects, dotted, then "extra" for unknown members.
[[nodiscard]] std::string csv_header(const reflect::RecordInfo& info);
/// The line of one stored record.
[[nodiscard]] std::string csv_row(const reflect::RecordInfo& info, std::string_view json);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_CSV_H_
