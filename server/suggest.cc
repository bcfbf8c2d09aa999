#include "server/suggest.h"

#include <madang/output.h>

#include <array>
#include <charconv>

#include "server/problem.h"

namespace madang::server {
namespace {

constexpr std::array of_suggest{
    ParamInfo{"q", "string", "What is typed so far"},
    ParamInfo{"limit", "integer", "Suggestions, 0 to 100; 8 if not given"},
};
constexpr std::array of_similar{
    ParamInfo{"limit", "integer", "Records, 0 to 100; 5 if not given"},
    ParamInfo{"envelope", "integer", "1: total in the body too"},
};
constexpr std::size_t most = 100;

/// The value of each of these parameters, "" where it is not given; an error for
/// any other.
Result<std::vector<std::string>> values(const Call& call, std::span<const ParamInfo> known) {
  std::vector<std::string> found(known.size());
  for (const auto& [name, value] : call.request.params) {
    std::size_t i = 0;
    while (i < known.size() && known[i].name != name) ++i;
    if (i == known.size()) {
      Error error;
      error.code = "unknown-parameter";
      error.message = "there is no parameter \"" + name + "\"";
      for (const ParamInfo& p : known)
        error.hint.append(error.hint.empty() ? "there are " : ", ").append(p.name);
      return error;
    }
    found[i] = value;
  }
  return found;
}

Result<std::size_t> limit_of(const std::string& value, std::size_t otherwise) {
  if (value.empty()) return otherwise;
  std::size_t limit = 0;
  const char* end = value.data() + value.size();
  const auto [p, error] = std::from_chars(value.data(), end, limit);
  if (error == std::errc() && p == end && limit <= most) return limit;
  Error bad;
  bad.code = "bad-parameter";
  bad.message = "limit is a number from 0 to 100; found \"" + value + "\"";
  return bad;
}

}  // namespace

std::span<const ParamInfo> suggest_params() { return of_suggest; }
std::span<const ParamInfo> similar_params() { return of_similar; }

Reply suggest(const Call& call) {
  const auto given = values(call, of_suggest);
  if (!given) return problem(call.request, given.error());
  const auto limit = limit_of((*given)[1], 8);
  if (!limit) return problem(call.request, limit.error());
  const auto found = call.city.suggest((*given)[0], *limit);
  if (!found) return problem(call.request, found.error());
  Reply reply;
  reply.body = to_json(*found);
  return reply;
}

Reply similar(const Call& call) {
  const auto given = values(call, of_similar);
  if (!given) return problem(call.request, given.error());
  const auto limit = limit_of((*given)[0], 5);
  if (!limit) return problem(call.request, limit.error());
  const auto record = call.city.get(call.collection + "/" + call.id);
  if (!record) return problem(call.request, record.error());
  const auto hits = record->similar(*limit);
  if (!hits) return problem(call.request, hits.error());
  Reply reply;
  reply.body = (*given)[1] == "1" ? hits->to_json() : hits->items_json();
  reply.headers.emplace_back("X-Total-Count", std::to_string(hits->total()));
  return reply;
}

}  // namespace madang::server
