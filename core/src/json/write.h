// Records and their parts as canonical JSON text.
#ifndef MADANG_JSON_WRITE_H_
#define MADANG_JSON_WRITE_H_

#include <string>
#include <string_view>

#include "json/out.h"
#include "reflect/events.h"

namespace madang::json {

/// The member under which shapes of others carry the members of a record that madang does not
/// know; importers give them their names back. JSON Feed asks that such names begin with `_`.
inline constexpr std::string_view unknown_members = "_madang";

/// The member among those with the record's own members that would not come back as they are:
/// {"NAME":{"value":…,"read":"…"}}. `value`: what it is; absent: it is not there. `read`:
/// read_mark() of what is read in its place; absent: nothing is.
inline constexpr std::string_view kept_fields = "_fields";

struct Written {
  bool utf8 = false;   ///< else a text was not, and had to be mended
  bool whole = false;  ///< a reader takes all of it as it is, but for unknown members
};

/// Appends the struct as a JSON object: members in the order of the
/// description, without absent ones (null is never written), then `extra`. `events`,
/// unless it is null, becomes what a reader would make of it where it is whole, but that
/// all unknown members of an object are one event; the views are those of the record.
Written append_record(Out& out, const reflect::RecordInfo& info, const void* record,
                      reflect::Events* events = nullptr);

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
