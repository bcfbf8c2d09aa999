#include "server/routes.h"

#include <madang/json.h>
#include <madang/schema.h>
#include <madang/version.h>

#include <algorithm>
#include <array>

#include "server/groups.h"
#include "server/list.h"
#include "server/openapi.h"
#include "server/page.h"
#include "server/problem.h"
#include "server/suggest.h"

namespace madang::server {
namespace {

Reply document(std::string body) {
  Reply reply;
  reply.body = std::move(body);
  return reply;
}

Reply record(const Call& call) {
  const auto found = call.city.get(call.collection + "/" + call.id);
  if (!found) return problem(call.request, found.error());
  return document(found->json());
}

Reply schema(const Call& call) {
  const auto text = json_schema(call.collection);
  if (!text) return problem(call.request, text.error());
  Reply reply = document(*text);
  reply.type = "application/schema+json; charset=utf-8";
  return reply;
}

Reply version(const Call& call) {
  JsonWriter out;
  out.begin_object().key("madang").value(MADANG_VERSION).key("data").value(call.city.version());
  return document(std::move(out.end_object()).text());
}

Reply stats(const Call& call) { return document(call.city.stats_json()); }
Reply health(const Call&) { return document("{\"status\":\"ok\"}"); }
Reply metrics(const Call& call) {
  Reply reply = document(call.metrics.text(call.city));
  reply.type = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

Reply openapi(const Call&) { return document(openapi_document()); }

constexpr std::array table{
    Route{"/{collection}", "Records of a collection: search, filter, sort, count", "list", "hits",
          list},
    Route{"/{collection}/{id}/similar", "Records that are about the same", "similar", "hits",
          similar},
    Route{"/{collection}/{id}", "One record", "", "record", record},
    Route{"/suggest", "Titles, names and topics that go on from what is typed", "suggest",
          "document", suggest},
    Route{"/search", "Search all collections together", "list", "hits", list},
    Route{"/groups/{collection}", "Records grouped, and their numbers added up", "groups",
          "document", groups},
    Route{"/schema/{collection}", "JSON Schema of the collection's records", "", "document",
          schema},
    Route{"/openapi.json", "This document", "", "document", openapi},
    Route{"/stats", "What the city holds, counted", "", "document", stats},
    Route{"/version", "Version of the program and of the data", "", "document", version},
    Route{"/metrics", "Counters for monitoring (Prometheus text format)", "", "text", metrics},
    Route{"/healthz", "The server runs", "", "document", health},
    Route{"/readyz", "The data is loaded", "", "document", health},
};

/// Whether the path fits the template; fills collection and id.
bool fits(std::string_view shape, std::string_view path, Call& call) {
  while (!shape.empty()) {
    if (shape.starts_with("/{id}")) {  // an id may hold slashes
      const std::string_view end = shape.substr(5);
      if (path.size() < 2 + end.size() || path.front() != '/' || !path.ends_with(end)) return false;
      call.id = path.substr(1, path.size() - 1 - end.size());
      return true;
    }
    if (path.empty() || path.front() != '/') return false;
    const std::size_t shape_end = std::min(shape.find('/', 1), shape.size());
    const std::size_t path_end = std::min(path.find('/', 1), path.size());
    const std::string_view want = shape.substr(0, shape_end), have = path.substr(0, path_end);
    if (want == "/{collection}") {
      const std::vector<std::string> known = Catalog::collections();
      if (std::find(known.begin(), known.end(), have.substr(1)) == known.end()) return false;
      call.collection = have.substr(1);
    } else if (want != have) {
      return false;
    }
    shape.remove_prefix(shape_end);
    path.remove_prefix(path_end);
  }
  return path.empty();
}

Reply not_modified_or(const Call& call, Reply reply) {
  if (reply.status != 200 || reply.type.starts_with("text/plain")) return reply;
  const std::string tag = "W/\"" + call.city.version() + "\"";
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control", "no-cache");
  if (call.request.if_none_match == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

Reply api(const Catalog& city, const Request& request, const Metrics& metrics,
          std::string_view path) {
  Call call{city, request, metrics, {}, {}};
  for (const Route& route : table) {
    if (!fits(route.path, path, call)) continue;
    // A record whose own id ends so is meant before records like one.
    if (route.handler == similar && city.collection(call.collection)->find(call.id + "/similar"))
      continue;
    if (route.takes.empty() && !request.params.empty())
      return problem(request, 400, "unknown-parameter",
                     "there is no parameter \"" + request.params.front().first + "\"",
                     "this address takes none");
    return not_modified_or(call, route.handler(call));
  }
  std::string hint = "there are ";
  for (const Route& route : table)
    hint.append(&route == table.data() ? "" : ", ").append(api_prefix).append(route.path);
  return problem(request, 404, "not-found", "there is nothing at " + request.path, hint);
}

Reply page(const Request& request) {
  const std::string path = request.path == "/" ? "/index.html" : request.path;
  for (const PageFile& file : page_files()) {
    if (file.path != path) continue;
    Reply reply;
    reply.body = file.bytes;
    reply.type = file.type;
    reply.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'");
    reply.headers.emplace_back("Cache-Control", "no-cache");
    return reply;
  }
  return problem(request, 404, "not-found", "there is nothing at " + request.path,
                 "the page is at / and the data under " + std::string(api_prefix));
}

}  // namespace

std::span<const Route> routes() { return table; }

Reply answer(const Catalog& city, const Request& request, const Metrics& metrics) {
  if (request.method == "OPTIONS") {
    Reply reply;
    reply.status = 204;
    reply.headers = {{"Allow", "GET, HEAD, OPTIONS"},
                     {"Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"},
                     {"Access-Control-Allow-Headers", "If-None-Match"}};
    return reply;
  }
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply = problem(request, 405, "method-not-allowed",
                          "the city can be read here and not changed by " + request.method);
    reply.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    return reply;
  }
  std::string_view path = request.path;
  if (path == "/healthz" || path == "/readyz" || path == "/metrics")
    return api(city, request, metrics, path);
  if (path == api_prefix || path.starts_with(std::string(api_prefix) + "/"))
    return api(city, request, metrics, path.substr(api_prefix.size()));
  return page(request);
}

}  // namespace madang::server
