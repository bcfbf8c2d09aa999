#include "segment/schema_text.h"

#include <map>

#include "reflect/leaves.h"

namespace madang::segment {
namespace {

std::string_view name_of(reflect::Kind kind) {
  static constexpr std::string_view names[] = {"text",    "keyword", "number",      "integer",
                                               "boolean", "date",    "enumeration", "object"};
  return names[static_cast<std::size_t>(kind)];
}

/// Line by line: what stands before the first space, and behind it.
std::map<std::string, std::string> by_field(std::string_view text) {
  std::map<std::string, std::string> fields;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos)
      fields.emplace(line.substr(0, space), line.substr(space + 1));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return fields;
}

}  // namespace

std::string schema_text() {
  std::string text;
  for (const reflect::CollectionInfo& c : reflect::collections())
    for (const reflect::Path& path : reflect::paths_of(*c.record)) {
      text.append(c.name).append("/").append(path.name).append(" ");
      text += name_of(path.field->kind);
      if (path.list) text += " list";
      if (!path.object() && path.field->words()) text += " words";
      if (path.field->plain()) text += " plain";
      for (const std::string_view value : path.field->values) text.append(" ").append(value);
      text += '\n';
    }
  return text;
}

std::string schema_difference(std::string_view then, std::string_view now) {
  constexpr std::size_t most = 5;  // of differences named
  const auto before = by_field(then), after = by_field(now);
  std::string text;
  std::size_t count = 0;
  const auto say = [&](const std::string& field, const std::string& what) {
    if (++count > most) return;
    text.append(text.empty() ? "" : "; ").append("field ").append(field).append(" ").append(what);
  };
  for (const auto& [field, kind] : after) {
    const auto it = before.find(field);
    if (it == before.end()) say(field, "is new");
    else if (it->second != kind) say(field, "was \"" + it->second + "\" and is \"" + kind + "\"");
  }
  for (const auto& [field, kind] : before)
    if (after.count(field) == 0) say(field, "is gone");
  if (count > most) text.append("; and ").append(std::to_string(count - most)).append(" more");
  return text.empty() ? "fields stand in another order" : text;
}

}  // namespace madang::segment
