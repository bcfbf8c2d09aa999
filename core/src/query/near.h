// The value of a distance condition: LAT,LON,DISTANCE.
#ifndef MADANG_QUERY_NEAR_H_
#define MADANG_QUERY_NEAR_H_

#include <madang/query.h>
#include <madang/result.h>

#include "query/scanner.h"

namespace madang::query {

/// Reads "37.57,126.98,2km" (or m; km where no unit stands; spaces may follow
/// the commas) and moves behind it. Errors point at the number that is wrong.
[[nodiscard]] Result<Query> take_near(Scanner& scanner, std::string field);

}  // namespace madang::query

#endif  // MADANG_QUERY_NEAR_H_
