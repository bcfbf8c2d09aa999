// From an address to a question.
#include <madang/ask.h>
#include <madang/query.h>

#include <algorithm>
#include <charconv>

#include "query/fields.h"
#include "query/operators.h"
#include "query/syntax_error.h"
#include "reflect/leaves.h"

namespace madang {
namespace {

constexpr std::size_t most = 1000;  // records on a page
constexpr std::string_view api = "/api/v1/";

Error bad_parameter(std::string message, std::string hint = {}) {
  Error error;
  error.kind = ErrorKind::usage;
  error.code = "bad-parameter";
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

/// Whether some collection that is asked has the field that a parameter names,
/// with or without a comparison behind it.
bool names_field(std::string_view name, std::string_view collection) {
  const std::size_t dot = name.rfind('.');
  const bool compared = dot != name.npos && query::operator_named(name.substr(dot + 1)) != nullptr;
  for (const reflect::CollectionInfo& c : reflect::collections()) {
    if (!collection.empty() && c.name != collection) continue;
    for (const std::string_view field : {name, compared ? name.substr(0, dot) : name}) {
      if (query::find_field(*c.record, field) != nullptr) return true;
      const auto reference = query::find_reference(*c.record, field);
      if (reference && query::find_field(*reference->to->record, reference->rest) != nullptr)
        return true;
    }
  }
  return false;
}

Error unknown(std::string_view name, std::string_view collection) {
  std::vector<std::string> names;
  std::string hint = "there are ";
  for (const ParamInfo& p : list_params()) {
    hint.append(p.name).append(", ");
    names.emplace_back(p.name);
  }
  for (const reflect::CollectionInfo& c : reflect::collections())
    if (collection.empty() || c.name == collection)
      for (const reflect::Path& path : reflect::paths_of(*c.record)) names.push_back(path.name);
  const std::string near = query::nearest(name, names);
  Error error = bad_parameter(
      "there is no parameter \"" + query::shown(name) + "\"",
      near.empty() ? hint + "and the fields of the collection" : "did you mean \"" + near + "\"?");
  error.code = "unknown-parameter";
  return error;
}

void split(const std::string& value, std::vector<std::string>& out) {
  for (std::size_t i = 0; i <= value.size();) {
    const std::size_t comma = std::min(value.find(',', i), value.size());
    if (comma > i) out.push_back(value.substr(i, comma - i));
    i = comma + 1;
  }
}

Result<bool> flag(const std::string& name, const std::string& value) {
  if (value == "0" || value == "1") return value == "1";
  return bad_parameter(name + " is 0 or 1; found \"" + query::shown(value) + "\"");
}

Error bad_url(std::string message) {
  Error error = bad_parameter(std::move(message),
                              "copy one such as http://127.0.0.1:8750/api/v1/bulletins?q=bus");
  error.code = "bad-url";
  return error;
}

/// The address of a page as the parameters of the API.
Result<Asked> read_page(const Params& params) {
  std::string collection;
  Params own;
  for (const auto& [name, value] : params) {
    if (name == "in") collection = value;
    else if (name == "show") return bad_url("this address shows one record and asks nothing");
    else if (name.starts_with("f.")) own.emplace_back(name.substr(2), value);
    else if (name != "lang") own.emplace_back(name, value);
  }
  if (!collection.empty() && reflect::find_collection(collection) == nullptr)
    return bad_url("there is no collection \"" + query::shown(collection) + "\"");
  return read_params(collection, own);
}

}  // namespace

const std::vector<ParamInfo>& list_params() {
  static const auto* table = [] {
    auto* list = new std::vector<ParamInfo>{
        {"q", "string", "What a person typed; see the grammar of queries"}};
    for (const OperatorInfo& op : operators())
      if (op.asks == "place" || op.asks == "time" || op.asks == "presence")
        list->push_back({op.name, "string", op.doc});
    list->insert(
        list->end(),
        {{"sort", "string", "Fields to sort by, a comma list, -FIELD descending; else by rank"},
         {"facet", "string",
          "Field to count values of, of a date also FIELD.month; may be repeated or a comma list"},
         {"fields", "string", "What to show of a record besides its id, a comma list"},
         {"limit", "integer", "Records on a page, 0 to 1000; 10 if not given"},
         {"after", "string", "Cursor of the page before"},
         {"highlight", "string", "html: highlights as HTML too, escaped; spans: without"},
         {"explain", "integer", "1, with envelope=1: how the question was answered"},
         {"envelope", "integer", "1: total, next and facets in the body too"}});
    return list;
  }();
  return *table;
}

Result<Asked> read_params(std::string_view collection, const Params& params) {
  Asked asked;
  asked.collection = collection;
  Params conditions;
  for (const auto& [name, value] : params) {
    if (name == "limit") {
      const char* end = value.data() + value.size();
      const auto [p, error] = std::from_chars(value.data(), end, asked.options.limit);
      if (error != std::errc() || p != end || asked.options.limit > most)
        return bad_parameter("limit is a number from 0 to 1000; found \"" + query::shown(value) +
                             "\"");
    } else if (name == "sort") {
      asked.options.sort = value;
    } else if (name == "after") {
      asked.options.after = value;
    } else if (name == "envelope" || name == "explain") {
      const auto on = flag(name, value);
      if (!on) return on.error();
      (name == "envelope" ? asked.envelope : asked.options.explain) = *on;
    } else if (name == "highlight") {
      if (value != "html" && value != "spans")
        return bad_parameter("highlight is spans or html; found \"" + query::shown(value) + "\"");
      asked.options.html = value == "html";
    } else if (name == "facet") {
      split(value, asked.options.facets);
    } else if (name == "fields") {
      split(value, asked.options.fields);
    } else if (name == "q" || name == "has" || name == "free" ||
               query::place_condition(name).first != nullptr || names_field(name, collection)) {
      conditions.emplace_back(name, value);
    } else {
      return unknown(name, collection);
    }
  }
  auto query = query_from_params(conditions);
  if (!query) return std::move(query).error();
  asked.query = std::move(*query);
  return asked;
}

Result<Asked> read_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  if (const std::size_t scheme = url.find("://"); scheme < url.find('/')) {
    url.remove_prefix(scheme + 3);
    url.remove_prefix(std::min(url.find('/'), url.size()));
  }
  const std::size_t mark = std::min(url.find('?'), url.size());
  const std::string path = percent_decode(url.substr(0, mark), false);
  const Params params = parse_params(mark < url.size() ? url.substr(mark + 1) : std::string_view{});
  if (path == "/" || path == "/index.html" || (path.empty() && mark < url.size()))
    return read_page(params);
  if (!path.starts_with(api)) return bad_url("this is no address of a list");
  const std::string_view name = std::string_view(path).substr(api.size());
  if (name != "search" && reflect::find_collection(name) == nullptr)
    return bad_url("this is no address of a list");
  return read_params(name == "search" ? std::string_view{} : name, params);
}

Result<Hits> ask(const Catalog& city, const Asked& asked) {
  if (asked.collection.empty()) return city.search(asked.query, asked.options);
  const auto collection = city.collection(asked.collection);
  if (!collection) return collection.error();
  return collection->search(asked.query, asked.options);
}

}  // namespace madang
