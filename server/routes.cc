#include "server/routes.h"

#include <madang/json.h>
#include <madang/schema.h>
#include <madang/sharing.h>
#include <madang/version.h>

#include <algorithm>
#include <array>

#include "server/groups.h"
#include "server/list.h"
#include "server/openapi.h"
#include "server/page.h"
#include "server/problem.h"
#include "server/sharing.h"
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
  // For the page, which offers to book only where that can be.
  if (call.guarded && Ledger::of(call.city)) out.key("bookings").value(true);
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
    Route{"/resources/free", "What can be used, and when", "free", "free", free},
    Route{"/resources/{id}/why-not", "Every rule that stands against a use", "why-not", "document",
          why_not},
    Route{"/resources/idle", "Unused hours and use rate", "idle", "document", idle},
    Route{"/impact", "Hours lent, use rate, and what is assumed to have been saved", "idle",
          "document", impact},
    Route{"/match", "The best assignment of many needs at once", "", "document", match, "POST"},
    Route{"/resources/{id}.ics", "Hours and bookings as iCalendar", "calendar", "calendar",
          resource_calendar},
    Route{"/bookings", "Bookings of a party or resource", "bookings", "document", bookings, "GET",
          true},
    Route{"/bookings", "Books, holds, or books a series", "", "document", book, "POST", true},
    Route{"/bookings/{id}/confirm", "Makes a hold a booking", "", "document", confirm, "POST",
          true},
    Route{"/bookings/{id}", "One booking", "", "document", booking, "GET", true},
    Route{"/bookings/{id}", "Frees a booking", "", "document", cancel, "DELETE", true},
    Route{"/{collection}", "Records of a collection: search, filter, sort, count", "list", "hits",
          list},
    Route{"/{collection}/{id}/similar", "Records that are about the same", "similar", "hits",
          similar},
    Route{"/{collection}/{id}", "One record", "", "record", record},
    Route{"/{collection}/{id}", "Adds or changes a record", "", "document", put_record, "PUT",
          true},
    Route{"/{collection}/{id}", "Removes a record", "", "document", remove_record, "DELETE", true},
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
      const std::string_view tail = shape.substr(5);
      if (path.size() < 2 + tail.size() || path.front() != '/' || !path.ends_with(tail))
        return false;
      call.id = path.substr(1, path.size() - 1 - tail.size());
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
  for (const auto& [name, value] : reply.headers)
    if (name == "Cache-Control") return reply;
  const std::string tag = "W/\"" + call.city.version() + "\"";
  reply.headers.emplace_back("ETag", tag);
  reply.headers.emplace_back("Cache-Control", "no-cache");
  if (call.request.if_none_match == tag) {
    reply.status = 304;
    reply.body.clear();
  }
  return reply;
}

/// Whether the request bears the token. In the same time whatever is wrong.
bool bears(const Request& request, std::string_view token) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view given = request.authorization;
  if (!given.starts_with(scheme) || given.size() != scheme.size() + token.size()) return false;
  unsigned differs = 0;
  for (std::size_t i = 0; i < token.size(); ++i)
    differs |= static_cast<unsigned char>(given[scheme.size() + i] ^ token[i]);
  return differs == 0;
}

Reply unauthorized(const Request& request, bool read_only) {
  if (read_only)
    return problem(request, 403, "read-only", "the city can be read here and not changed",
                   "start the server with --token-file and --ledger");
  Reply reply = problem(request, 401, "no-token", "this takes the token of the server",
                        "send the header Authorization: Bearer TOKEN");
  reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  return reply;
}

Reply api(const Catalog& city, const Request& request, const Metrics& metrics,
          std::string_view path, std::string_view token) {
  const bool trusted = !token.empty() && bears(request, token);
  Call call{city, request, metrics, {}, {}, !token.empty(), trusted};
  std::string allowed;
  const std::string_view method =
      request.method == "HEAD" ? "GET" : std::string_view(request.method);
  for (const Route& route : table) {
    if (!fits(route.path, path, call)) continue;
    // A record whose own id ends so is meant before records like one.
    if (route.handler == similar && city.collection(call.collection)->find(call.id + "/similar"))
      continue;
    if (route.method != method) {
      // What only the token opens is not offered where there is none.
      if (!route.guarded || !token.empty())
        allowed.append(allowed.empty() ? "" : ", ").append(route.method);
      continue;
    }
    if (route.guarded && !trusted) return unauthorized(request, token.empty());
    if (route.takes.empty() && !request.params.empty())
      return problem(request, 400, "unknown-parameter",
                     "there is no parameter \"" + request.params.front().first + "\"",
                     "this address takes none");
    return not_modified_or(call, route.handler(call));
  }
  if (!allowed.empty()) {
    if (allowed.find("GET") != allowed.npos) allowed += ", HEAD";
    Reply reply = problem(request, 405, "method-not-allowed",
                          "the city can be read here and not changed by " + request.method);
    reply.headers.emplace_back("Allow", allowed + ", OPTIONS");
    return reply;
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

Reply answer(const Catalog& city, const Request& request, const Metrics& metrics,
             std::string_view token) {
  if (request.method == "OPTIONS") {
    Reply reply;
    reply.status = 204;
    const std::string methods =
        token.empty() ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, POST, PUT, DELETE, OPTIONS";
    reply.headers = {
        {"Allow", methods},
        {"Access-Control-Allow-Methods", methods},
        {"Access-Control-Allow-Headers", "If-None-Match, Authorization, Content-Type"}};
    return reply;
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (!reads && !std::string_view(request.path).starts_with(std::string(api_prefix) + "/")) {
    Reply reply = problem(request, 405, "method-not-allowed",
                          "the city can be read here and not changed by " + request.method);
    reply.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    return reply;
  }
  std::string_view path = request.path;
  if (path == "/healthz" || path == "/readyz" || path == "/metrics" ||
      (path.starts_with("/resources/") && path.ends_with(".ics")))
    return api(city, request, metrics, path, token);
  if (path == api_prefix || path.starts_with(std::string(api_prefix) + "/"))
    return api(city, request, metrics, path.substr(api_prefix.size()), token);
  return page(request);
}

}  // namespace madang::server
