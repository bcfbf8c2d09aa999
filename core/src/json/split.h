// Cuts a JSON document into the records it holds without parsing them: the
// elements of a top-level array, of the arrays under the collection keys of a
// top-level object, or the object itself. One broken element costs one
// element.
#ifndef MADANG_JSON_SPLIT_H_
#define MADANG_JSON_SPLIT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/check.h"

namespace madang::json {

/// A stretch of the document that should be a record.
struct Piece {
  std::size_t begin = 0, end = 0;  ///< byte offsets into the document
  std::string pointer;             ///< "/bulletins/3", "/3", ""
  std::string key;                 ///< the collection key it stood under, or ""
};

struct Split {
  std::vector<Piece> pieces;
  /// Where the envelope itself is broken (pieces found before stay good).
  std::vector<SyntaxFault> faults;
  /// Keys of a top-level object that hold no collection, with their raw value.
  std::vector<std::pair<std::string, std::string_view>> others;
};

/// `keys`: names of collections. An object that has none of them is one Piece.
[[nodiscard]] Split split(std::string_view document, const std::vector<std::string_view>& keys);

}  // namespace madang::json

#endif  // MADANG_JSON_SPLIT_H_
