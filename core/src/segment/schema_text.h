// The description of all record types as text, so that a snapshot can say which
// fields it was made with.
#ifndef MADANG_SEGMENT_SCHEMA_TEXT_H_
#define MADANG_SEGMENT_SCHEMA_TEXT_H_

#include <string>
#include <string_view>

namespace madang::segment {

/// One line a field: "bulletins/topics keyword list words".
[[nodiscard]] std::string schema_text();
/// What differs, for a person: "field bulletins/x is new; field …".
[[nodiscard]] std::string schema_difference(std::string_view then, std::string_view now);

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_SCHEMA_TEXT_H_
