// How the columns of a grouping are called.
#ifndef MADANG_OUTPUT_GROUP_COLUMNS_H_
#define MADANG_OUTPUT_GROUP_COLUMNS_H_

#include <madang/json.h>

#include <string>

namespace madang::output {

/// "p50", "p99.9".
[[nodiscard]] inline std::string percentile_name(double percent) {
  std::string name = "p";
  append_number(name, percent);
  if (name.ends_with(".0")) name.resize(name.size() - 2);
  return name;
}

}  // namespace madang::output

#endif  // MADANG_OUTPUT_GROUP_COLUMNS_H_
