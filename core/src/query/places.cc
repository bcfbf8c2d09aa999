#include "query/places.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <span>

#include "query/operators.h"
#include "query/syntax_error.h"

namespace madang::query {
namespace {

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

struct Part {
  const char* missing;
  const char* wrong;
  double low, high;
};
constexpr Part latitude{"a latitude is missing here", "a latitude lies between -90 and 90", -90,
                        90};
constexpr Part longitude{"a longitude is missing here", "a longitude lies between -180 and 180",
                         -180, 180};
constexpr Part distance{"a distance is missing here", "a distance is above 0", 0, 1e9};

/// Reads numbers with commas between them; the error, if there is one.
std::optional<Error> take_numbers(Scanner& scanner, std::span<const Part> parts,
                                  const char* how_to_write, double* values) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      if (!scanner.take(","))
        return syntax_error(scanner.text(), scanner.at(), "a comma is missing here", how_to_write);
      scanner.skip_space();
    }
    const std::size_t place = scanner.at();
    const auto value = take_number(scanner);
    if (!value) return syntax_error(scanner.text(), place, parts[i].missing, how_to_write);
    const bool positive = parts[i].high > 180;
    if (*value < parts[i].low || *value > parts[i].high || (positive && *value <= 0))
      return syntax_error(scanner.text(), place, parts[i].wrong, how_to_write);
    values[i] = *value;
  }
  return std::nullopt;
}

}  // namespace

Result<Query> take_near(Scanner& scanner, std::string field) {
  constexpr const char* form = "write near:37.57,126.98,2km: latitude, longitude, distance";
  constexpr Part parts[] = {latitude, longitude, distance};
  double values[3] = {};
  if (auto error = take_numbers(scanner, parts, form, values)) return std::move(*error);
  if (!take_unit(scanner, values[2]))
    return syntax_error(scanner.text(), scanner.at(), "a distance ends with km or m", form);
  Query q = leaf(Query::Op::near, std::move(field));
  q.lat = values[0];
  q.lon = values[1];
  q.km = values[2];
  return q;
}

Result<Query> take_box(Scanner& scanner, std::string field) {
  constexpr const char* form = "write box:37.5,126.9,37.6,127.1: south, west, north, east";
  constexpr Part parts[] = {latitude, longitude, latitude, longitude};
  double values[4] = {};
  const std::size_t start = scanner.at();
  if (auto error = take_numbers(scanner, parts, form, values)) return std::move(*error);
  if (scanner.sees_value())
    return syntax_error(scanner.text(), scanner.at(), "a box ends with its east", form);
  if (values[2] < values[0])
    return syntax_error(scanner.text(), start, "the north of a box is not below its south", form);
  Query q = leaf(Query::Op::box, std::move(field));
  q.lat = values[0];
  q.lon = values[1];
  q.north = values[2];
  q.east = values[3];
  return q;
}

Result<Query> take_within(Scanner& scanner, std::string field) {
  constexpr const char* form =
      "write within:NAME, or three corners or more: within:37.5,127,37.6,127,37.6,127.1";
  const std::size_t start = scanner.at();
  if (scanner.sees_quote()) {
    auto name = scanner.take_quoted();
    if (!name) return syntax_error(scanner.text(), start, "this quotation mark is never closed");
    if (name->empty()) return syntax_error(scanner.text(), start, "an area is missing here", form);
    return leaf(Query::Op::within, std::move(field), std::move(*name));
  }
  const std::string_view run = scanner.run();
  if (run.empty()) return syntax_error(scanner.text(), start, "an area is missing here", form);
  Scanner ahead = scanner;
  const bool numbers = run.find(',') != run.npos && take_number(ahead) && ahead.take(",");
  if (!numbers) {
    scanner.skip(run.size());
    return leaf(Query::Op::within, std::move(field), Scanner::unescape(run));
  }
  std::string value;
  std::size_t corners = 0;
  do {
    constexpr Part parts[] = {latitude, longitude};
    double corner[2] = {};
    if (corners > 0) scanner.skip_space();
    if (auto error = take_numbers(scanner, parts, form, corner)) return std::move(*error);
    for (const double number : corner)
      value.append(value.empty() ? "" : ",").append(number_text(number));
    ++corners;
  } while (scanner.take(","));
  if (scanner.sees_value())
    return syntax_error(scanner.text(), scanner.at(), "a comma is missing here", form);
  if (corners < 3)
    return syntax_error(scanner.text(), start, "a polygon has three corners or more", form);
  return leaf(Query::Op::within, std::move(field), std::move(value));
}

std::vector<double> corners_of(std::string_view value) {
  std::vector<double> numbers;
  Scanner scanner(value);
  do {
    const auto number = take_number(scanner);
    if (!number) return {};
    numbers.push_back(*number);
  } while (scanner.take(","));
  if (!scanner.done() || numbers.size() < 6 || numbers.size() % 2 != 0) return {};
  return numbers;
}

std::string number_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

}  // namespace madang::query
