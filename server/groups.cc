#include "server/groups.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "server/problem.h"

namespace madang::server {
namespace {

constexpr std::array params{
    ParamInfo{"by", "string", "Field to group by, of a date also FIELD.month; else all are one"},
    ParamInfo{"of", "string", "Number to add up: sum, min, max, mean and percentiles"},
    ParamInfo{"percentiles", "string", "From 0 to 100, a comma list; 50 if not given"},
    ParamInfo{"limit", "integer", "Groups at most, those of most records first; 20 if not given"},
};
constexpr std::size_t most = 10000;

Error bad_parameter(std::string message) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "bad-parameter";
  error.message = std::move(message);
  return error;
}

Result<std::vector<double>> percentiles(const std::string& text) {
  std::vector<double> values;
  const char *p = text.data(), *const end = p + text.size();
  while (p < end) {
    double value = 0;
    const auto [next, error] = std::from_chars(p, end, value);
    if (error != std::errc() || (next < end && *next != ','))
      return bad_parameter("percentiles are numbers with commas between them; found \"" + text +
                           "\"");
    values.push_back(value);
    p = next < end ? next + 1 : next;
  }
  return values;
}

}  // namespace

std::span<const ParamInfo> group_params() { return params; }

Reply groups(const Call& call) {
  GroupOptions options;
  Params conditions;
  for (const auto& [name, value] : call.request.params) {
    if (name == "by") {
      options.by = value;
    } else if (name == "of") {
      options.of = value;
    } else if (name == "percentiles") {
      auto values = percentiles(value);
      if (!values) return problem(call.request, values.error());
      options.percentiles = std::move(*values);
    } else if (name == "limit") {
      const char* end = value.data() + value.size();
      const auto [p, error] = std::from_chars(value.data(), end, options.limit);
      if (error != std::errc() || p != end || options.limit > most)
        return problem(call.request,
                       bad_parameter("limit is a number from 0 to 10000; found \"" + value + "\""));
    } else {
      conditions.emplace_back(name, value);
    }
  }
  // What is a parameter of a list and no condition is none here.
  for (const auto& [name, value] : conditions)
    for (const char* other : {"sort", "facet", "fields", "after", "envelope", "explain"})
      if (name == other)
        return problem(call.request, 400, "unknown-parameter",
                       "there is no parameter \"" + name + "\"", "groups have none of that name");
  const auto asked = read_params(call.collection, conditions);
  if (!asked) return problem(call.request, asked.error());
  const auto made = call.city.collection(call.collection)->group(asked->query, options);
  if (!made) return problem(call.request, made.error());
  Reply reply;
  reply.body = made->to_json();
  return reply;
}

}  // namespace madang::server
