// Parts of a record, for those who do not want all of it.
#ifndef MADANG_JSON_PROJECT_H_
#define MADANG_JSON_PROJECT_H_

#include <string>
#include <string_view>
#include <vector>

namespace madang::json {

/// The object with only the members at these paths ("title", "place.city"; in
/// lists of objects, of each), in its own order and as they are written; `id`
/// always. The object itself where it is no valid JSON.
[[nodiscard]] std::string project(std::string_view object, const std::vector<std::string>& paths);

}  // namespace madang::json

#endif  // MADANG_JSON_PROJECT_H_
