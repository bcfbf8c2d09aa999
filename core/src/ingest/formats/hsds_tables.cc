#include "ingest/formats/hsds_tables.h"

#include <madang/json.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/buffer.h"
#include "ingest/formats/hsds_make.h"
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
  if (has({"service_id", "location_id", "description"})) return What::link;
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

/// The rows of another table by one of their columns, each as the members of an object.
using RowsBy = std::unordered_map<std::string, std::vector<std::string>>;

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

/// Lists of the rows that belong to a row, under the names that the API has for them.
class Parts {
 public:
  Parts(std::string_view file, std::string_view key) : file_(file), key_(key) {}
  void add(std::initializer_list<std::string_view> tables) {
    for (const std::string_view table : tables) add(table, key_);
  }
  void add(std::string_view table, std::string_view key) {
    if (RowsBy rows = rows_beside(file_, table, key); !rows.empty())
      lists_.emplace_back(table, std::move(rows));
  }
  void append(const std::string& id, std::string& json) const {
    for (const auto& list : lists_) {
      const auto found = list.second.find(id);
      if (found == list.second.end()) continue;
      json.append(",");
      append_quoted(json, list.first);
      json += ":[";
      for (const std::string& members : found->second)
        json.append(json.back() == '[' ? "{" : ",{").append(members).append("}");
      json += ']';
    }
  }

 private:
  std::string_view file_, key_;
  std::vector<std::pair<std::string, RowsBy>> lists_;
};

/// One object, by its id.
class Objects {
 public:
  Objects(std::string_view file, std::string_view table)
      : rows_(rows_beside(file, table, "id")), parts_(file, "location_id") {
    if (table == "locations") parts_.add({"addresses"});
  }
  void append(std::string_view name, const std::string& id, std::string& json) const {
    const auto found = rows_.find(id);
    if (found == rows_.end()) return;
    json.append(",");
    append_quoted(json, name);
    json.append(":{").append(found->second.front());
    parts_.append(id, json);
    json += '}';
  }

 private:
  RowsBy rows_;
  Parts parts_;
};

/// What is beside the rows of a table of one kind.
class Joined {
 public:
  Joined(What what, std::string_view file) : parts_(file, key_of(what)) {
    parts_.add("attributes", "link_id");
    parts_.add("metadata", "resource_id");
    if (what == What::organization)
      parts_.add({"phones", "contacts", "funding", "programs", "organization_identifiers"});
    if (what == What::location)
      parts_.add({"addresses", "phones", "contacts", "schedules", "languages", "accessibility"});
    if (what == What::service)
      parts_.add({"phones", "contacts", "schedules", "service_areas", "languages", "funding",
                  "cost_options", "required_documents", "service_capacities"});
    if (what == What::link) parts_.add({"phones", "contacts", "schedules", "service_areas"});
    if (what == What::service) places_ = rows_beside(file, "service_at_location", "service_id");
    if (what == What::service || what == What::link) locations_.emplace(file, "locations");
    if (what == What::link) services_.emplace(file, "services");
  }

  [[nodiscard]] std::string object(What what, const TableRow& row) const {
    std::string json = "{" + members_of(row);
    const std::string id(row.text("id"));
    parts_.append(id, json);
    if (what == What::link) {
      services_->append("service", std::string(row.text("service_id")), json);
      locations_->append("location", std::string(row.text("location_id")), json);
    }
    if (const auto at = places_.find(id); at != places_.end()) {
      // Only where it is first; the others have rows of their own.
      json::Tree tree;
      std::string place = "{" + at->second.front();
      if (!tree.parse_copy(place + "}"))
        locations_->append("location", std::string(tree.root()["location_id"].string()), place);
      json.append(",\"service_at_locations\":[").append(place).append("}]");
    }
    return json + "}";
  }

 private:
  static std::string_view key_of(What what) {
    switch (what) {
      case What::organization: return "organization_id";
      case What::location: return "location_id";
      case What::link: return "service_at_location_id";
      default: return "service_id";
    }
  }
  Parts parts_;
  RowsBy places_;
  std::optional<Objects> locations_, services_;
};

}  // namespace

bool is_hsds_table(const Look& look) { return table_of(look).has_value(); }

void read_hsds_table(Window& text, std::string_view name, ImportSink& sink) {
  const auto what = table_of(Look(text.view()));
  if (!what || *what == What::none)
    return sink.problem(Severity::notice, 0, "no-records",
                        "its rows say something of those of another table of the package, and "
                        "are read with them");
  const Joined joined(*what, name);
  Hsds reading(true);
  CsvTable table(text, as_it_is);
  TableRow row;
  json::Tree tree;
  while (table.next(row)) {
    Item item(sink, name, row.begin, row.end);
    item.without_places();
    for (const RowNote& note : row.notes)
      item.tell(note.severity, note.offset, std::string(note.rule), note.message);
    if (row.refused() || tree.parse_copy(joined.object(*what, row))) continue;
    Fields fields(item, tree.root());
    reading.take_as(*what, item, fields);
  }
}

}  // namespace madang::ingest
