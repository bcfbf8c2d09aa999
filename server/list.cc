#include "server/list.h"

#include "server/problem.h"

namespace madang::server {
namespace {

/// The same request with another cursor.
std::string next_target(const Call& call, const std::string& cursor) {
  std::string target = percent_encode(call.request.path, "/") + "?";
  for (const auto& [name, value] : call.request.params)
    if (name != "after") target += percent_encode(name) + "=" + percent_encode(value) + "&";
  return target + "after=" + percent_encode(cursor);
}

}  // namespace

Reply list(const Call& call) {
  const auto asked = read_params(call.collection, call.request.params);
  if (!asked) return problem(call.request, asked.error());
  const auto hits = ask(call.city, *asked);
  if (!hits) return problem(call.request, hits.error());
  Reply reply;
  reply.body = asked->envelope ? hits->to_json() : hits->items_json();
  reply.headers.emplace_back("X-Total-Count", std::to_string(hits->total()));
  if (const std::string cursor = hits->next(); !cursor.empty())
    reply.headers.emplace_back("Link", "<" + next_target(call, cursor) + ">; rel=\"next\"");
  return reply;
}

}  // namespace madang::server
