#include "server/openapi.h"

#include <madang/json.h>
#include <madang/query.h>
#include <madang/schema.h>
#include <madang/version.h>

#include "server/groups.h"
#include "server/routes.h"
#include "server/sharing.h"
#include "server/suggest.h"

namespace madang::server {
namespace {

constexpr std::string_view schemas = "#/components/schemas/";

void parameter(JsonWriter& out, std::string_view name, std::string_view where,
               std::string_view kind, std::string_view doc) {
  out.begin_object().key("name").value(name).key("in").value(where);
  if (where == "path") out.key("required").value(true);
  if (!doc.empty()) out.key("description").value(doc);
  out.key("schema").begin_object().key("type").value(kind).end_object().end_object();
}

void ref(JsonWriter& out, std::string_view name) {
  out.begin_object().key("$ref").value(std::string(schemas) + std::string(name)).end_object();
}

/// The conditions that the fields of a collection allow.
void conditions(JsonWriter& out, std::string_view collection) {
  for (const FieldDoc& field : fields(collection)) {
    if (!field.filterable && !field.searchable) continue;
    parameter(out, field.path, "query", "string", field.doc);
    const bool ranges = field.filterable && field.kind != "boolean" && field.kind != "enum" &&
                        field.kind != "keyword";
    for (const OperatorInfo& op : operators()) {
      const bool fits = op.asks == "order" ? ranges : op.asks == "value" && field.filterable;
      const bool list = op.name != "all" || field.list;
      if (fits && list && !op.name.empty())
        parameter(out, field.path + "." + std::string(op.name), "query", "string", op.doc);
    }
  }
}

void content(JsonWriter& out, const Route& route, const std::string& collection) {
  out.key("content").begin_object();
  if (route.gives == "calendar") {
    out.key("text/calendar").begin_object().key("schema").begin_object();
    out.key("type").value("string").end_object().end_object().end_object();
    return;
  }
  if (route.gives == "text") {
    out.key("text/plain").begin_object().key("schema").begin_object();
    out.key("type").value("string").end_object().end_object().end_object();
    return;
  }
  out.key("application/json").begin_object().key("schema");
  if (route.gives == "record") {
    ref(out, collection);
  } else if (route.gives == "free") {
    out.begin_object().key("type").value("array").key("items");
    ref(out, "resources");
    out.end_object();
  } else if (route.gives == "hits") {
    out.begin_object().key("type").value("array").key("items");
    if (collection.empty()) out.begin_object().key("type").value("object").end_object();
    else ref(out, collection);
    out.end_object();
  } else {
    out.begin_object().key("type").value("object").end_object();
  }
  out.end_object().end_object();
}

void responses(JsonWriter& out, const Route& route, const std::string& collection) {
  out.key("responses").begin_object();
  out.key("200").begin_object().key("description").value("The answer");
  if (route.gives == "hits" || route.gives == "free") {
    out.key("headers").begin_object();
    out.key("X-Total-Count").begin_object().key("description").value("Records that match in all");
    out.key("schema").begin_object().key("type").value("integer").end_object().end_object();
    out.key("Link").begin_object().key("description").value("The next page, rel=\"next\"");
    out.key("schema").begin_object().key("type").value("string").end_object().end_object();
    out.end_object();
  }
  content(out, route, collection);
  out.end_object();
  out.key("default").begin_object().key("description").value("A problem, in words");
  out.key("content").begin_object().key("application/problem+json").begin_object().key("schema");
  ref(out, "problem");
  out.end_object().end_object().end_object();
  out.end_object();
}

void body(JsonWriter& out, const std::string& schema) {
  out.key("requestBody").begin_object().key("required").value(true).key("content").begin_object();
  out.key("application/json").begin_object().key("schema").begin_object();
  out.key("$ref").value(schema).end_object().end_object().end_object().end_object();
}

void operation(JsonWriter& out, const Route& route, const std::string& path,
               const std::string& collection) {
  std::string method;
  for (const char c : route.method) method += static_cast<char>(c | 0x20);
  out.key(method).begin_object();
  out.key("summary").value(route.summary);
  std::string id = method;
  for (const char c : path.substr(api_prefix.size())) {
    if (std::string_view("/{}.").find(c) == std::string_view::npos) id += c;
    else if (id.back() != '_') id += '_';
  }
  out.key("operationId").value(id);
  out.key("parameters").begin_array();
  if (path.find("{id}") != std::string::npos)
    parameter(out, "id", "path", "string", "Id of the record");
  if (route.takes == "list") {
    for (const ParamInfo& p : list_params()) parameter(out, p.name, "query", p.kind, p.doc);
    if (!collection.empty()) conditions(out, collection);
  }
  if (route.takes == "groups") {
    for (const ParamInfo& p : group_params()) parameter(out, p.name, "query", p.kind, p.doc);
    parameter(out, "q", "query", "string", list_params().front().doc);
    for (const OperatorInfo& op : operators())
      if (op.asks == "place" || op.asks == "time" || op.asks == "presence")
        parameter(out, op.name, "query", "string", op.doc);
    conditions(out, collection);
  }
  if (route.takes == "suggest")
    for (const ParamInfo& p : suggest_params()) parameter(out, p.name, "query", p.kind, p.doc);
  if (route.takes == "similar")
    for (const ParamInfo& p : similar_params()) parameter(out, p.name, "query", p.kind, p.doc);
  for (const ParamInfo& p : sharing_params(route.takes))
    parameter(out, p.name, "query", p.kind, p.doc);
  out.end_array();
  if (route.guarded)
    out.key("security")
        .begin_array()
        .begin_object()
        .key("token")
        .begin_array()
        .end_array()
        .end_object()
        .end_array();
  if (route.method == "POST" && path.ends_with("/bookings"))
    body(out, "#/components/schemas/booking_request");
  if (route.path == "/match") body(out, "#/components/schemas/match_request");
  if (route.method == "PUT") body(out, std::string(schemas) + collection);
  responses(out, route, collection);
  out.end_object();
}

/// All methods of a path.
void path_item(JsonWriter& out, const Route& first, const std::string& path,
               const std::string& collection) {
  out.key(path).begin_object();
  for (const Route& route : routes())
    if (route.path == first.path) operation(out, route, path, collection);
  out.end_object();
}

/// Whether the row is the first of its path.
bool is_first(const Route& route) {
  for (const Route& each : routes())
    if (each.path == route.path) return &each == &route;
  return false;
}

void request_schema(JsonWriter& out) {
  out.key("booking_request").begin_object().key("type").value("object");
  out.key("required").begin_array();
  for (const std::string_view name : {"resource", "from", "to", "party"}) out.value(name);
  out.end_array().key("properties").begin_object();
  for (const std::string_view name :
       {"resource", "from", "to", "party", "key", "note", "hold", "rule"})
    out.key(name).begin_object().key("type").value("string").end_object();
  for (const std::string_view name : {"quantity", "people"})
    out.key(name).begin_object().key("type").value("number").end_object();
  out.end_object().end_object();
}

void problem_schema(JsonWriter& out) {
  out.key("problem").begin_object().key("type").value("object").key("properties").begin_object();
  for (const std::string_view name :
       {"type", "title", "detail", "instance", "code", "hint", "pointer"})
    out.key(name).begin_object().key("type").value("string").end_object();
  for (const std::string_view name : {"status", "column"})
    out.key(name).begin_object().key("type").value("integer").end_object();
  out.end_object().end_object();
}

void match_schema(JsonWriter& out) {
  out.key("match_request").begin_object().key("type").value("object");
  out.key("required").begin_array().value("needs").end_array().key("properties").begin_object();
  out.key("needs").begin_object().key("type").value("array").key("items").begin_object();
  out.key("type").value("object").key("required").begin_array().value("from").value("to");
  out.end_array().key("properties").begin_object();
  for (const std::string_view name : {"id", "from", "to", "duration", "kind", "where"})
    out.key(name).begin_object().key("type").value("string").end_object();
  for (const std::string_view name :
       {"lat", "lon", "within_km", "people", "quantity", "max_price", "weight"})
    out.key(name).begin_object().key("type").value("number").end_object();
  out.end_object().end_object().end_object();
  out.key("weights").begin_object().key("type").value("object").end_object();
  out.key("now").begin_object().key("type").value("string").end_object();
  out.end_object().end_object();
}

}  // namespace

std::string openapi_document() {
  constexpr std::string_view slot = "{collection}";
  JsonWriter out;
  out.begin_object().key("openapi").value("3.1.0");
  out.key("info").begin_object().key("title").value("madang").key("version").value(MADANG_VERSION);
  out.key("description").value("A city's bulletins, organizations and shared resources");
  out.end_object();
  out.key("paths").begin_object();
  for (const Route& route : routes()) {
    if (!is_first(route)) continue;
    const std::string path = std::string(api_prefix) + std::string(route.path);
    const std::size_t at = path.find(slot);
    if (at == std::string::npos) {
      path_item(out, route, path, "");
      continue;
    }
    for (const std::string& collection : Catalog::collections()) {
      std::string one = path;
      path_item(out, route, one.replace(at, slot.size(), collection), collection);
    }
  }
  out.end_object().key("components").begin_object().key("schemas").begin_object();
  for (const std::string& collection : Catalog::collections())
    out.key(collection).raw(*json_schema(collection));
  problem_schema(out);
  request_schema(out);
  match_schema(out);
  out.end_object().key("securitySchemes").begin_object().key("token").begin_object();
  out.key("type").value("http").key("scheme").value("bearer").end_object().end_object();
  out.end_object().end_object();
  return std::move(out).text();
}

}  // namespace madang::server
