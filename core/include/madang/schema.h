// The record types as data: fields with their sentences, JSON Schema, Python
// stubs, Markdown. All are made from the descriptions in records/.
#ifndef MADANG_SCHEMA_H_
#define MADANG_SCHEMA_H_

#include <madang/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace madang {

/// A field that can be asked for, flattened: "place.lat", "parts.title".
struct FieldDoc {
  std::string path;
  std::string kind;  ///< text, keyword, number, integer, boolean, date, enum, object
  bool list = false;
  bool required = false;
  bool facet = false;       ///< offered as a facet by default
  bool searchable = false;  ///< words are searched
  bool filterable = false;  ///< can be compared, sorted and counted
  std::string doc;
  std::vector<std::string> values;  ///< of an enum
  std::string refers;               ///< collection a reference points into
};

/// All fields of a collection in the order of the description; empty for an
/// unknown collection.
[[nodiscard]] std::vector<FieldDoc> fields(std::string_view collection);

/// JSON Schema (2020-12) of one record.
[[nodiscard]] Result<std::string> json_schema(std::string_view collection);
/// Typed Python views of the records (the body of madang/records.pyi).
[[nodiscard]] std::string python_stub();
/// A table of the fields for people.
[[nodiscard]] Result<std::string> markdown_schema(std::string_view collection);

}  // namespace madang

#endif  // MADANG_SCHEMA_H_
