// Records and their parts as canonical JSON text.
#ifndef MADANG_JSON_WRITE_H_
#define MADANG_JSON_WRITE_H_

#include <string>
#include <string_view>

#include "reflect/field_info.h"

namespace madang::json {

/// The member under which shapes of others carry the members of a record that madang does not
/// know; importers give them their names back. JSON Feed asks that such names begin with `_`.
inline constexpr std::string_view unknown_members = "_madang";

/// Appends the struct as a JSON object: members in the order of the
/// description, without absent ones (null is never written), then `extra`. False
/// where a text was not UTF-8 and had to be mended.
bool append_record(std::string& out, const reflect::RecordInfo& info, const void* record);

/// The same on a new string.
[[nodiscard]] std::string to_json(const reflect::RecordInfo& info, const void* record);

/// append_quoted() of a text that is known to be UTF-8, or asked about later.
void append_quoted_utf8(std::string& out, std::string_view text);

/// Writes `json` without white space between tokens to `to`, where
/// json.size() + json::padding bytes can be written; returns how many it took.
/// REQUIRES: valid JSON, and json::padding readable bytes behind it.
std::size_t minify(std::string_view json, char* to);

}  // namespace madang::json

#endif  // MADANG_JSON_WRITE_H_
