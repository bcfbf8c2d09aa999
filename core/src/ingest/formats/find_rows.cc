#include "ingest/formats/find_rows.h"

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

bool is_single_row(json::Value value) {
  return value.is_object() && (value.key() == "item" || value.key() == "row");
}

bool is_rows(json::Value value, bool (*fits)(json::Value)) {
  if (value.is_list()) {
    for (const json::Value element : value)
      if (element.is_object()) return fits(element);
    return false;
  }
  return is_single_row(value) && fits(value);
}

std::optional<std::string> search(json::Value value, bool (*fits)(json::Value), int depth) {
  if (is_rows(value, fits)) return std::string();
  if (!value.is_object() || depth == deepest) return std::nullopt;
  for (const json::Value member : value)
    if (const auto found = search(member, fits, depth + 1))
      return "/" + escaped(member.key()) + *found;
  return std::nullopt;
}

std::optional<std::string> search_single(json::Value value, int depth) {
  if (is_single_row(value)) return std::string();
  if (!value.is_object() || depth == deepest) return std::nullopt;
  for (const json::Value member : value)
    if (const auto found = search_single(member, depth + 1))
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

}  // namespace

bool is_json(const Look& look) { return look.first() == '{' || look.first() == '['; }

std::optional<std::string> find_rows(const Look& look, bool (*fits)(json::Value row)) {
  if (const auto found = search(look.table(), fits, 0)) return found;
  for (const json::Value list : look.whole_rows())
    for (const json::Value row : list)
      if (fits(row)) return std::string(list.key());
  return std::nullopt;
}

std::optional<std::string> find_single_row(json::Value document) {
  return search_single(document, 0);
}

std::optional<std::string> find_member(json::Value document, std::string_view name) {
  return search_member(document, name, 0);
}

}  // namespace madang::ingest
