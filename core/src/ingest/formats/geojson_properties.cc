#include "ingest/formats/geojson_properties.h"

#include <madang/json.h>

#include <algorithm>
#include <utility>

#include "base/said.h"
#include "ingest/formats/guess.h"
#include "ingest/formats/make.h"
#include "ingest/formats/mapped_prose.h"
#include "ingest/repair/counted.h"
#include "ingest/repair/language.h"
#include "ingest/repair/money.h"
#include "json/tree.h"

namespace madang::ingest {
namespace {

using json::Value;

/// Features may each have names of their own: memory is not to grow with them.
constexpr std::size_t most_names = 10000, most_mappings = 1000;

bool is_number(const Value& value) {
  return value.number() || base::number_said(value.string()).has_value();
}

/// Whether the resource lacks what the path says, and the value can be it.
bool fits(std::string_view path, const Value& value, const Resource& r) {
  if (value.is_object() || value.is_list()) return false;
  const std::string_view text = value.string();
  if (path == "description") return r.description.empty();
  if (path == "place.address") return r.place->address.empty();
  if (path == "place.district") return r.place->district.empty();
  if (path == "url") return r.url.empty();
  if (path == "tags") return r.tags.empty();
  if (path == "capacity")
    return !r.capacity && (is_number(value) || repair::read_counted(text).has_value());
  if (path == "price.amount")
    return !r.price && (is_number(value) || repair::read_fee(text).has_value());
  // What reads prose reads Korean.
  return is_prose_path(path) && repair::has_hangul(value.key());
}

}  // namespace

bool GeoJsonProperties::is_known(std::string_view name) {
  if (const auto found = names_.find(name); found != names_.end()) return found->second;
  if (names_.size() >= most_names) return false;
  bool known = false;
  // Alone it may be a name, and beside one something else.
  for (const char* before : {"{", R"({"name":"",)"}) {
    std::string json = before;
    append_quoted(json, name);
    json += ":\"\"}";
    json::Tree tree;
    if (tree.parse_copy(json)) continue;
    const auto mapping = guess_by(tree.root(), "resources");
    known = known || (mapping && std::any_of(mapping->members.begin(), mapping->members.end(),
                                             [name](const auto& m) { return m.second == name; }));
  }
  names_.emplace(name, known);
  return known;
}

const Mapping& GeoJsonProperties::mapping_of(const Fields& properties) {
  now_.clear();
  for (const Value property : properties.object()) now_.append(property.raw_key());
  if (mapping_ != nullptr && now_ == before_) return *mapping_;
  std::swap(now_, before_);
  std::string names;
  for (const Value property : properties.object())
    if (is_known(property.key())) names.append(property.key()).append("\n");
  const auto found = mappings_.find(names);
  if (found != mappings_.end()) return *(mapping_ = &found->second);
  if (mappings_.size() >= most_mappings) mappings_.clear();
  auto mapping = guess_by(properties.object(), "resources");
  mapping_ = &mappings_.emplace(std::move(names), mapping.value_or(Mapping())).first->second;
  return *mapping_;
}

void GeoJsonProperties::take(Fields& properties, Resource& resource) {
  MappedProse prose;
  for (const auto& [path, name] : mapping_of(properties).members) {
    if (path == "name" && resource.name.empty()) {
      resource.name = plain_words(properties, {name});
      continue;
    }
    if (!fits(path, properties.look({name}), resource)) continue;
    if (is_prose_path(path)) prose.take(properties, path, name, resource);
    else assign_member(properties, resource, path, name);
  }
  prose.end(properties.item(), resource);
}

}  // namespace madang::ingest
