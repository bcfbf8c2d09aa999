#include "query/free_time.h"

#include <algorithm>

#include "query/operators.h"
#include "query/syntax_error.h"

namespace madang::query {
namespace {

/// What times and lengths are written with.
bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' ||
         c == '-' || c == '+' || c == '.' || c == '/';
}

}  // namespace

Result<Query> take_free(Scanner& scanner, std::string field) {
  constexpr const char* form = "write free:2022-05-14T10:00/2h, or both ends with / between them";
  const std::size_t start = scanner.at();
  const std::string value(scanner.run());
  const std::size_t slash = value.find('/');
  const bool two = slash != value.npos && slash > 0 && slash + 1 < value.size() &&
                   value.find('/', slash + 1) == value.npos;
  if (!two || !std::all_of(value.begin(), value.end(), is_plain))
    return syntax_error(scanner.text(), start, "a time and a length are missing here", form);
  scanner.skip(value.size());
  return leaf(Query::Op::free, std::move(field), value);
}

}  // namespace madang::query
