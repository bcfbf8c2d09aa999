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

/// The way to the first value for which `stop` answers with the rest of it, through objects
/// only, so many `levels` down.
template <class Stop>
std::optional<std::string> search(const json::Value& value, const Stop& stop, int levels) {
  if (auto rest = stop(value)) return rest;
  if (!value.is_object() || levels == 0) return std::nullopt;
  for (const json::Value member : value)
    if (const auto rest = search(member, stop, levels - 1))
      return "/" + escaped(member.key()) + *rest;
  return std::nullopt;
}

std::optional<std::string> here_if(bool found) {
  return found ? std::optional(std::string()) : std::nullopt;
}

}  // namespace

bool is_json(const Look& look) { return look.first() == '{' || look.first() == '['; }

std::optional<std::string> find_rows(const Look& look, bool (*fits)(json::Value row)) {
  const auto rows = [fits](const json::Value& value) { return here_if(is_rows(value, fits)); };
  if (const auto found = search(look.table(), rows, deepest)) return found;
  for (const json::Value list : look.whole_rows())
    for (const json::Value row : list)
      if (fits(row)) return std::string(list.key());
  return std::nullopt;
}

std::optional<std::string> find_single_row(json::Value document) {
  return search(
      document, [](const json::Value& value) { return here_if(is_single_row(value)); }, deepest);
}

std::optional<std::string> find_member(json::Value document, std::string_view name) {
  const auto holds = [name](const json::Value& value) {
    return value.is_object() && value[name] ? std::optional("/" + escaped(name)) : std::nullopt;
  };
  return search(document, holds, deepest - 1);
}

}  // namespace madang::ingest
