// The values of conditions on places: a distance, a box, an area.
#ifndef MADANG_QUERY_PLACES_H_
#define MADANG_QUERY_PLACES_H_

#include <madang/query.h>
#include <madang/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/scanner.h"

namespace madang::query {

// Each reads its value, after the commas of which spaces may follow, and moves
// behind it. Errors point at what is wrong.

/// "37.57,126.98,2km" (or m; km where no unit stands).
[[nodiscard]] Result<Query> take_near(Scanner& scanner, std::string field);
/// "37.5,126.9,37.6,127.1": south, west, north, east.
[[nodiscard]] Result<Query> take_box(Scanner& scanner, std::string field);
/// A name, quoted or not, or the corners of a polygon: "37.5,127,37.6,127,…".
[[nodiscard]] Result<Query> take_within(Scanner& scanner, std::string field);

/// The numbers of a polygon's corners as `within` keeps them; empty: a name.
[[nodiscard]] std::vector<double> corners_of(std::string_view value);

/// The shortest text that reads back as the number.
[[nodiscard]] std::string number_text(double value);

}  // namespace madang::query

#endif  // MADANG_QUERY_PLACES_H_
