#include "ingest/formats/hsds_tables.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "ingest/buffer.h"
#include "ingest/formats/hsds_package.h"
#include "ingest/formats/table.h"
#include "ingest/stream.h"
#include "json/check.h"

namespace madang::ingest {
namespace {

using What = Hsds::What;

std::string_view as_it_is(std::string_view name) { return name; }

/// What rows of a table are, by its columns. Nothing: it is no table of HSDS.
std::optional<What> table_of(const Look& look) {
  const json::Value row = look.json() || !look.root().empty() ? json::Value() : look.table().at(0);
  const auto has = [&row](std::initializer_list<const char*> names) {
    return std::all_of(names.begin(), names.end(),
                       [&row](const char* name) { return bool(row[name]); });
  };
  if (!has({"id"})) return std::nullopt;
  if (has({"location_type", "name"})) return What::location;
  if (has({"organization_id", "name", "status"})) return What::service;
  for (const char* own : {"year_incorporated", "legal_status", "parent_organization_id"})
    if (has({"name", "description", own})) return What::organization;
  if (has({"taxonomy_id", "code"}) || has({"name", "description", "uri", "version"}))
    return What::taxonomy;
  // Columns that say whose a row is, and one of the table's own.
  constexpr std::array<std::pair<const char*, const char*>, 15> parts{
      {{"service_id", "opens_at"},
       {"service_id", "number"},
       {"location_id", "address_1"},
       {"service_id", "amount"},
       {"service_id", "extent"},
       {"service_id", "document"},
       {"service_id", "source"},
       {"organization_id", "source"},
       {"organization_id", "identifier_scheme"},
       {"organization_id", "alternate_name"},
       {"location_id", "details"},
       {"service_id", "code"},
       {"service_id", "department"},
       {"link_id", "taxonomy_term_id"},
       {"resource_id", "resource_type"}}};
  for (const auto& [whose, own] : parts)
    if (has({whose, own})) return What::none;
  if (has({"service_id", "location_id"}) && (row["description"] || row.size() == 3))
    return What::link;
  return has({"name", "language", "character_set"}) ? std::optional(What::none) : std::nullopt;
}

bool is_number(std::string_view column) {
  constexpr std::array<std::string_view, 12> numbers{
      "latitude", "longitude", "minimum_age", "maximum_age", "year_incorporated", "interval",
      "count",    "timezone",  "amount",      "extension",   "available",         "maximum"};
  return std::find(numbers.begin(), numbers.end(), column) != numbers.end();
}

/// The members of a row; empty cells are none.
std::string members_of(const TableRow& row) {
  std::string json;
  for (const Cell& cell : row.cells) {
    if (cell.text.empty()) continue;
    json.append(json.empty() ? "" : ",");
    append_quoted(json, cell.name);
    json += ':';
    if (is_number(cell.name) && !json::check(cell.text)) json += cell.text;
    else append_quoted(json, cell.text);
  }
  return json;
}

/// Of a table in the folder of `file`; empty where it is not there.
RowsBy rows_beside(std::string_view file, std::string_view table, std::string_view key) {
  namespace fs = std::filesystem;
  std::error_code none;
  RowsBy rows;
  if (!fs::is_regular_file(fs::path(file), none)) return rows;  // bytes are nowhere
  const std::string path = (fs::path(file).parent_path() / table).string();
  for (const char* end : {".csv", ".csv.gz"}) {
    if (!fs::is_regular_file(path + end, none)) continue;
    auto stream = Stream::open(path + end);
    Buffer text;
    while (stream && !stream->ended() && stream->fill(text)) {
    }
    text.seal();
    Window window(text.view());
    CsvTable csv(window, as_it_is);
    TableRow row;
    while (csv.next(row))
      if (const std::string_view id = row.text(key); !row.refused() && !id.empty())
        rows[std::string(id)].push_back(members_of(row));
    break;
  }
  return rows;
}

}  // namespace

bool is_hsds_table(const Look& look) { return table_of(look).has_value(); }

void read_hsds_table(Window& text, std::string_view name, ImportSink& sink) {
  const auto what = table_of(Look(text.view()));
  if (!what || *what == What::none)
    return sink.problem(Severity::notice, 0, "no-records",
                        "its rows say something of those of another table of the package, and "
                        "are read with them");
  const HsdsPackage package(*what, [name](std::string_view of, std::string_view key) {
    return rows_beside(name, of, key);
  });
  Hsds reading(Hsds::all());
  CsvTable table(text, as_it_is);
  TableRow row;
  json::Tree tree;
  while (table.next(row)) {
    Item item(sink, name, row.begin, row.end);
    item.without_places();
    for (const RowNote& note : row.notes)
      item.tell(note.severity, note.offset, std::string(note.rule), note.message);
    if (row.refused()) continue;
    const auto cell = [&row](std::string_view column) { return std::string(row.text(column)); };
    const PackageRow joined{members_of(row), cell("id"), cell("service_id"), cell("location_id")};
    if (tree.parse_copy(package.object(*what, joined))) continue;
    Fields fields(item, tree.root());
    reading.take_as(*what, item, fields);
  }
}

}  // namespace madang::ingest
