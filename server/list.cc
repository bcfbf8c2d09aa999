#include "server/list.h"

#include <madang/query.h>
#include <madang/schema.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "server/problem.h"

namespace madang::server {
namespace {

constexpr std::array params{
    ListParam{"q", "string", "What a person typed; see the grammar of queries"},
    ListParam{"near", "string", "LAT,LON,KM: only records within that distance"},
    ListParam{"has", "string", "Only records that have this field"},
    ListParam{"sort", "string", "Field to sort by, -FIELD descending; else by rank"},
    ListParam{"facet", "string", "Field to count values of; may be repeated or a comma list"},
    ListParam{"limit", "integer", "Records on a page, 0 to 1000; 10 if not given"},
    ListParam{"after", "string", "Cursor of the page before"},
    ListParam{"envelope", "integer", "1: total, next and facets in the body too"},
    ListParam{"highlight", "string", "html: highlights as HTML too, escaped"},
};
constexpr std::size_t most = 1000;

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool names_field(std::string_view name, std::string_view collection) {
  std::vector<std::string> collections = Catalog::collections();
  if (!collection.empty()) collections = {std::string(collection)};
  std::string_view bare = name;
  for (const OperatorInfo& op : operators())
    if (!op.name.empty() && name.size() > op.name.size() + 1 && name.ends_with(op.name) &&
        name[name.size() - op.name.size() - 1] == '.')
      bare = name.substr(0, name.size() - op.name.size() - 1);
  for (const std::string& each : collections)
    for (const FieldDoc& field : fields(each))
      if (field.path == name || field.path == bare) return true;
  return false;
}

Error bad_parameter(std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "bad-parameter";
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

Error unknown(std::string_view name) {
  std::string hint = "there are ";
  for (const ListParam& p : list_params()) hint.append(p.name).append(", ");
  Error error = bad_parameter("there is no parameter \"" + std::string(name) + "\"",
                              hint + "and the fields of the collection");
  error.code = "unknown-parameter";
  return error;
}

struct Asked {
  SearchOptions options;
  Pairs conditions;
  bool envelope = false;
};

Result<Asked> read(const Call& call) {
  Asked asked;
  for (const auto& [name, value] : call.request.params) {
    if (name == "limit") {
      const char* end = value.data() + value.size();
      const auto [p, error] = std::from_chars(value.data(), end, asked.options.limit);
      if (error != std::errc() || p != end || asked.options.limit > most)
        return bad_parameter("limit is a number from 0 to 1000; found \"" + value + "\"", "");
    } else if (name == "sort") {
      asked.options.sort = value;
    } else if (name == "after") {
      asked.options.after = value;
    } else if (name == "envelope") {
      if (value != "0" && value != "1")
        return bad_parameter("envelope is 0 or 1; found \"" + value + "\"", "");
      asked.envelope = value == "1";
    } else if (name == "highlight") {
      if (value != "html" && value != "spans")
        return bad_parameter("highlight is spans or html; found \"" + value + "\"", "");
      asked.options.html = value == "html";
    } else if (name == "facet") {
      for (std::size_t i = 0; i <= value.size();) {
        const std::size_t comma = std::min(value.find(',', i), value.size());
        if (comma > i) asked.options.facets.push_back(value.substr(i, comma - i));
        i = comma + 1;
      }
    } else if (name == "q" || name == "near" || name == "has" ||
               names_field(name, call.collection)) {
      asked.conditions.emplace_back(name, value);
    } else {
      return unknown(name);
    }
  }
  return asked;
}

/// The same request with another cursor.
std::string next_target(const Call& call, const std::string& cursor) {
  std::string target = percent_encode(call.request.path, "/") + "?";
  for (const auto& [name, value] : call.request.params)
    if (name != "after") target += percent_encode(name) + "=" + percent_encode(value) + "&";
  return target + "after=" + percent_encode(cursor);
}

}  // namespace

std::span<const ListParam> list_params() { return params; }

Reply list(const Call& call) {
  const auto asked = read(call);
  if (!asked) return problem(call.request, asked.error());
  const auto query = query_from_params(asked->conditions);
  if (!query) return problem(call.request, query.error());
  const auto hits = call.collection.empty()
                        ? call.city.search(*query, asked->options)
                        : call.city.collection(call.collection)->search(*query, asked->options);
  if (!hits) return problem(call.request, hits.error());
  Reply reply;
  reply.body = asked->envelope ? hits->to_json() : hits->items_json();
  reply.headers.emplace_back("X-Total-Count", std::to_string(hits->total()));
  if (const std::string cursor = hits->next(); !cursor.empty())
    reply.headers.emplace_back("Link", "<" + next_target(call, cursor) + ">; rel=\"next\"");
  return reply;
}

}  // namespace madang::server
