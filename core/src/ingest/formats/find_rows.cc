#include "ingest/formats/find_rows.h"

#include "json/lists.h"

namespace madang::ingest {
namespace {

constexpr int deepest = 4;

std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

bool is_rows(json::Value value, bool (*fits)(json::Value)) {
  if (value.is_list()) {
    for (const json::Value element : value)
      if (element.is_object()) return fits(element);
    return false;
  }
  return value.is_object() && (value.key() == "item" || value.key() == "row") && fits(value);
}

std::optional<std::string> search(json::Value value, bool (*fits)(json::Value), int depth) {
  if (is_rows(value, fits)) return std::string();
  if (!value.is_object() || depth == deepest) return std::nullopt;
  for (const json::Value member : value)
    if (const auto found = search(member, fits, depth + 1))
      return "/" + escaped(member.key()) + *found;
  return std::nullopt;
}

std::optional<std::string> search_member(json::Value value, std::string_view name, int depth) {
  if (!value.is_object() || depth == deepest) return std::nullopt;
  if (value[name]) return "/" + escaped(name);
  for (const json::Value member : value)
    if (const auto found = search_member(member, name, depth + 1))
      return "/" + escaped(member.key()) + *found;
  return std::nullopt;
}

bool has_empty_list(json::Value value, int depth) {
  if (value.is_list()) return value.size() == 0;
  if (!value.is_object() || depth == deepest) return false;
  for (const json::Value member : value)
    if (has_empty_list(member, depth + 1)) return true;
  return false;
}

/// The same for a document that is broken somewhere in its beginning: by its
/// brackets, and the first elements that are whole.
std::optional<std::string> search_broken(std::string_view text, bool (*fits)(json::Value)) {
  constexpr std::size_t enough = 1 << 20;
  text = text.substr(0, enough);
  json::Tree tree;
  for (const json::FoundList& list : json::find_lists(text)) {
    json::Elements elements(text, list.range.begin);
    json::Range at;
    while (elements.next(at)) {
      const auto fault = tree.parse_copy(text.substr(at.begin, at.end - at.begin));
      if (fault) static_cast<void>(elements.broken(at.begin + fault->offset));
      else if (tree.root().is_object() && fits(tree.root())) return list.pointer;
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_json(const Look& look) { return look.first() == '{' || look.first() == '['; }

std::optional<std::string> find_rows(const Look& look, bool (*fits)(json::Value row)) {
  if (const auto found = search(look.table(), fits, 0)) return found;
  // What is broken among the first elements leaves an empty list, or nothing.
  const bool broken = is_json(look) && (!look.json() || has_empty_list(look.json(), 0));
  return broken ? search_broken(look.bytes(), fits) : std::nullopt;
}

std::optional<std::string> find_member(json::Value document, std::string_view name) {
  return search_member(document, name, 0);
}

}  // namespace madang::ingest
