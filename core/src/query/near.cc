#include "query/near.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "query/operators.h"
#include "query/syntax_error.h"

namespace madang::query {
namespace {

constexpr const char* form = "write near:37.57,126.98,2km: latitude, longitude, distance";

std::optional<double> take_number(Scanner& scanner) {
  const std::string_view rest = scanner.rest();
  double value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  scanner.skip(static_cast<std::size_t>(end - rest.data()));
  return value;
}

/// Reads km or m behind the number, also after a space; false if something
/// else sticks to it.
bool take_unit(Scanner& scanner, double& distance) {
  Scanner ahead = scanner;
  ahead.skip_space();
  const bool km = ahead.take("km");
  const bool m = !km && ahead.take("m");
  if ((km || m) && !ahead.sees_value()) {
    scanner = ahead;
    if (m) distance /= 1000;
    return true;
  }
  return !scanner.sees_value();
}

}  // namespace

Result<Query> take_near(Scanner& scanner, std::string field) {
  struct Part {
    const char* missing;
    const char* wrong;
    double low, high;
  };
  constexpr Part parts[] = {
      {"a latitude is missing here", "a latitude lies between -90 and 90", -90, 90},
      {"a longitude is missing here", "a longitude lies between -180 and 180", -180, 180},
      {"a distance is missing here", "a distance is above 0", 0, 1e9},
  };
  double values[3] = {};
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      if (!scanner.take(","))
        return syntax_error(scanner.text(), scanner.at(), "a comma is missing here", form);
      scanner.skip_space();
    }
    const std::size_t place = scanner.at();
    const auto value = take_number(scanner);
    if (!value) return syntax_error(scanner.text(), place, parts[i].missing, form);
    if (*value < parts[i].low || *value > parts[i].high || (i == 2 && *value <= 0))
      return syntax_error(scanner.text(), place, parts[i].wrong, form);
    values[i] = *value;
  }
  if (!take_unit(scanner, values[2]))
    return syntax_error(scanner.text(), scanner.at(), "a distance ends with km or m", form);
  Query q = leaf(Query::Op::near, std::move(field));
  q.lat = values[0];
  q.lon = values[1];
  q.km = values[2];
  return q;
}

}  // namespace madang::query
