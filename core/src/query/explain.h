// Why a record matched: the words found again in its texts, with spans into
// the original.
#ifndef MADANG_QUERY_EXPLAIN_H_
#define MADANG_QUERY_EXPLAIN_H_

#include <madang/catalog.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/evidence.h"
#include "reflect/leaves.h"

namespace madang::query {

struct Explanation {
  std::vector<Why> why;               ///< each typed word once a field
  std::vector<Highlight> highlights;  ///< one a field, the best of its values
};

/// Looks for `wanted` in the stored `json` of a record of type `info`.
[[nodiscard]] Explanation explain(const reflect::RecordInfo& info, std::string_view json,
                                  const std::vector<Wanted>& wanted);

/// The first value of a text field in the stored `json`.
[[nodiscard]] std::string first_text(const reflect::RecordInfo& info, std::string_view json,
                                     const reflect::Path& path);

/// Around the first of `spans` (into `text`), at most about `longest` bytes,
/// cut between words; moves the spans into the snippet and drops those outside.
[[nodiscard]] std::string cut_snippet(std::string_view text, std::size_t longest,
                                      std::vector<std::pair<std::uint32_t, std::uint32_t>>& spans);

}  // namespace madang::query

#endif  // MADANG_QUERY_EXPLAIN_H_
