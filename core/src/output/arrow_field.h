// A record type as Arrow columns: the one table that both the schema and the
// builder follow, so that they cannot disagree.
#ifndef MADANG_OUTPUT_ARROW_FIELD_H_
#define MADANG_OUTPUT_ARROW_FIELD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "reflect/field_info.h"

namespace madang::output {

/// How a column is laid out.
enum class Layout : std::uint8_t {
  utf8,
  float64,
  int64,
  boolean,
  timestamp,   ///< seconds, no time zone
  dictionary,  ///< int32 into the values of an enumeration
  list,        ///< one child: the item
  map,         ///< one child: a struct of key and value
  object,      ///< a struct
};

/// Where a column's values come from.
enum class From : std::uint8_t {
  field,  ///< events of `field`; of a date its first second
  last,   ///< last second of a date
  extra,  ///< unknown members
  score,  ///< rank of a hit
  part,   ///< filled by the column around it: items, keys, values
};

struct ArrowField {
  std::string name;
  Layout layout = Layout::utf8;
  From from = From::field;
  bool nullable = true;
  const reflect::FieldInfo* field = nullptr;
  const reflect::RecordInfo* record = nullptr;  ///< of an object
  std::vector<ArrowField> children;
  /// Of an object: the child in which each field of `record` begins, and that
  /// of the unknown members.
  std::vector<std::uint16_t> child_of;
  std::uint16_t extra = 0;
};

/// The struct whose children are the columns of the table.
[[nodiscard]] ArrowField arrow_fields(const reflect::RecordInfo& info, bool scored);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_ARROW_FIELD_H_
