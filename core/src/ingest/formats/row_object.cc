#include "ingest/formats/row_object.h"

#include <madang/json.h>

#include <algorithm>

#include "ingest/repair/scan.h"
#include "json/check.h"

namespace madang::ingest {
namespace {

bool is_number(std::string_view text) {
  return (text[0] == '-' || repair::is_digit(text[0])) && !json::check(text);
}

void append_list(std::string_view text, std::string& json) {
  json += '[';
  for (bool first = true; !text.empty();) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view one = repair::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.empty()) continue;
    if (!first) json += ',';
    append_quoted(json, one);
    first = false;
  }
  json += ']';
}

}  // namespace

void append_cell(std::string& json, std::string_view text) {
  if (!text.empty() && is_number(text)) json += text;
  else append_quoted(json, text);
}

void RowObject::write(const TableRow& row, std::string& json) const {
  json = "{";
  for (const Cell& cell : row.cells) {
    const std::string_view text = repair::trim(cell.text);
    if (text.empty()) continue;
    if (json.size() > 1) json += ',';
    append_quoted(json, cell.name);
    json += ':';
    const bool list = std::find(lists_.begin(), lists_.end(), cell.name) != lists_.end();
    if (list) append_list(text, json);
    else append_cell(json, text);
  }
  json += '}';
}

}  // namespace madang::ingest
