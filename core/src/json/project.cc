#include "json/project.h"

#include <simdjson.h>

#include <algorithm>

#include "json/path.h"

namespace madang::json {
namespace {

namespace ondemand = simdjson::ondemand;

using Paths = std::vector<std::string_view>;

/// What is wanted of a member: all of it, or what is at the rest of the paths.
struct Wanted {
  bool whole = false;
  Paths rest;
};

Wanted wanted(const Paths& paths, std::string_view name) {
  Wanted found;
  for (const std::string_view path : paths) {
    if (path == name) found.whole = true;
    else if (path.starts_with(name) && path[name.size()] == '.')
      found.rest.push_back(path.substr(name.size() + 1));
  }
  return found;
}

bool add_object(ondemand::object object, const Paths& paths, std::string& out);

bool add_inside(ondemand::value value, const Paths& paths, std::string& out) {
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  if (type == ondemand::json_type::object) {
    ondemand::object inner;
    return value.get_object().get(inner) == simdjson::SUCCESS && add_object(inner, paths, out);
  }
  if (type != ondemand::json_type::array) {
    std::string_view raw;
    if (value.raw_json_token().size() == 0) return false;
    raw = trimmed(value.raw_json_token());
    out.append(raw);
    return true;
  }
  ondemand::array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) return false;
  out.push_back('[');
  bool first = true;
  for (auto item : list) {
    ondemand::value inner;
    if (item.get(inner) != simdjson::SUCCESS) return false;
    if (!first) out.push_back(',');
    first = false;
    if (!add_inside(inner, paths, out)) return false;
  }
  out.push_back(']');
  return true;
}

bool add_object(ondemand::object object, const Paths& paths, std::string& out) {
  out.push_back('{');
  bool first = true;
  for (auto member : object) {
    ondemand::field field;
    std::string_view name;
    if (std::move(member).get(field) != simdjson::SUCCESS ||
        field.unescaped_key().get(name) != simdjson::SUCCESS)
      return false;
    const std::string key(name);
    const Wanted here = wanted(paths, key);
    if (!here.whole && here.rest.empty()) continue;
    if (!first) out.push_back(',');
    first = false;
    out.append("\"").append(key).append("\":");
    if (!here.whole) {
      if (!add_inside(field.value(), here.rest, out)) return false;
      continue;
    }
    std::string_view raw;
    ondemand::json_type type{};
    if (field.value().type().get(type) != simdjson::SUCCESS) return false;
    if (type == ondemand::json_type::object || type == ondemand::json_type::array) {
      const bool is_list = type == ondemand::json_type::array;
      ondemand::array list;
      ondemand::object inner;
      const auto error =
          is_list ? field.value().get_array().get(list) : field.value().get_object().get(inner);
      if (error != simdjson::SUCCESS) return false;
      const auto got = is_list ? list.raw_json().get(raw) : inner.raw_json().get(raw);
      if (got != simdjson::SUCCESS) return false;
    } else {
      raw = field.value().raw_json_token();
    }
    out.append(trimmed(raw));
  }
  out.push_back('}');
  return true;
}

}  // namespace

std::string project(std::string_view object, const std::vector<std::string>& paths) {
  Paths all{"id"};
  all.insert(all.end(), paths.begin(), paths.end());
  ondemand::parser parser;
  const simdjson::padded_string padded(object);
  ondemand::document document;
  ondemand::object top;
  std::string out;
  if (parser.iterate(padded).get(document) == simdjson::SUCCESS &&
      document.get_object().get(top) == simdjson::SUCCESS && add_object(top, all, out))
    return out;
  return std::string(object);
}

}  // namespace madang::json
