#include "ingest/shape.h"

#include <array>

#include "base/has_any.h"
#include "json/check.h"
#include "reflect/field_info.h"

namespace madang::ingest {
namespace {

/// The first three lines that are not blank.
std::array<std::string_view, 3> first_lines(std::string_view text) {
  std::array<std::string_view, 3> lines;
  for (std::string_view& line : lines) {
    while (line.empty() && !text.empty()) {
      const std::size_t end = text.find('\n');
      line = base::trim(text.substr(0, end));
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
  }
  return lines;
}

}  // namespace

bool is_lines(std::string_view text, std::string_view name) {
  if (name.ends_with(".gz")) name.remove_suffix(3);
  if (name.ends_with(".ndjson") || name.ends_with(".jsonl")) return true;
  const auto [first, second, third] = first_lines(text);
  if (second.empty() || first.front() == '[') return false;
  if (second.front() == '{') {
    // {"bulletins": [ is followed by such lines too, but they end with commas.
    const bool open = std::string_view("[{,:").find(first.back()) != std::string_view::npos;
    return !open || (second.back() == '}' && !third.empty() && third.front() == '{');
  }
  return first.front() == '{' && first.back() == '}' && !json::check(first);
}

bool is_document_name(std::string_view name) {
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name.ends_with(".json");
}

std::optional<std::size_t> collection_by_file(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);  // npos + 1 is 0
  const auto all = reflect::collections();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (name.starts_with(all[i].name)) return i;
  return std::nullopt;
}

}  // namespace madang::ingest
