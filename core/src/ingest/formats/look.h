// What a shape is told by: the beginning of an input, looked at once for all
// importers.
#ifndef MADANG_INGEST_FORMATS_LOOK_H_
#define MADANG_INGEST_FORMATS_LOOK_H_

#include <optional>
#include <string>
#include <string_view>

#include "json/tree.h"

namespace madang::ingest {

class Look {
 public:
  /// `bytes` must outlive it; a byte order mark is stepped over.
  explicit Look(std::string_view bytes);

  /// All bytes behind a byte order mark.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  /// Bytes of the mark.
  [[nodiscard]] std::size_t mark() const { return mark_; }
  /// The first character that is no white space; 0: there is none.
  [[nodiscard]] char first() const { return first_; }
  /// A JSON document with the first few elements of each list and, of a long one,
  /// only its beginning; missing for what is no JSON. Offsets in it mean nothing.
  [[nodiscard]] json::Value json() const { return json_.root(); }
  /// What a table is told by, whatever it is written in: the JSON document itself; of
  /// XML its beginning, with elements as members; of CSV a list of one row that has
  /// the columns of the header. Missing for anything else.
  [[nodiscard]] json::Value table() const { return json() ? json() : table_.root(); }
  /// The first whole objects of each list of a document that is broken somewhere in its
  /// beginning, as lists under their JSON pointers; missing where json() has them. Looked
  /// for when it is first asked: few shapes do.
  [[nodiscard]] json::Value whole_rows() const;
  /// The name of the root element of XML (or HTML); empty for anything else.
  [[nodiscard]] const std::string& root() const { return root_; }
  /// An element of the list at `pointer` that is an object, else missing.
  [[nodiscard]] json::Value item(std::string_view pointer = {}) const;

 private:
  std::string_view bytes_;
  std::size_t mark_ = 0;
  char first_ = 0;
  std::string root_;
  json::Tree json_, table_;
  mutable std::optional<json::Tree> whole_rows_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_LOOK_H_
