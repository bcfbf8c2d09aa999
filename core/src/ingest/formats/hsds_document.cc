#include "ingest/formats/hsds_document.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ingest/formats/hsds_package.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/no_sink.h"

namespace madang::ingest {
namespace {

using What = Hsds::What;

constexpr std::array<std::pair<std::string_view, What>, 6> things{
    {{"organizations", What::organization},
     {"services", What::service},
     {"locations", What::location},
     {"service_at_location", What::link},
     {"taxonomies", What::taxonomy},
     {"taxonomy_terms", What::taxonomy}}};

std::string_view members_of(const json::Value& object) {
  return object.raw().substr(1, object.raw().size() - 2);
}

/// All tables of the document, each read when it is first asked for.
class Tables {
 public:
  Tables(Window& text, std::string_view name, ImportSink& sink)
      : text_(text), name_(name), sink_(sink) {}

  RowsBy by(std::string_view table, std::string_view key) {
    RowsBy rows;
    for (const Row& row : table_of(table))
      for (const auto& [column, id] : row.ids)
        if (column == key) rows[id].push_back(row.members);
    return rows;
  }

 private:
  struct Row {
    std::string members;
    std::vector<std::pair<std::string, std::string>> ids;  // columns that say whose it is
  };

  const std::vector<Row>& table_of(std::string_view table) {
    const auto [known, fresh] = tables_.try_emplace(std::string(table));
    std::vector<Row>& rows = known->second;
    if (!fresh) return rows;
    NoSink none;  // what is wrong with a row of a thing is told where it becomes a record
    bool is_thing = false;
    for (const auto& thing : things) is_thing = is_thing || thing.first == table;
    ImportSink& told = is_thing ? static_cast<ImportSink&>(none) : sink_;
    JsonItems list(text_, name_, told, "/" + std::string(table) + ".csv");
    if (!list.found()) return rows;
    list.each([&](Item&, Fields& f) {
      Row row{std::string(members_of(f.object())), {}};
      for (const json::Value member : f.object()) {
        const std::string_view column = member.key();
        if (column != "id" && !column.ends_with("_id")) continue;
        if (std::string id = plain_text(member); !id.empty())
          row.ids.emplace_back(column, std::move(id));
      }
      rows.push_back(std::move(row));
    });
    return rows;
  }

  Window& text_;
  std::string_view name_;
  ImportSink& sink_;
  std::map<std::string, std::vector<Row>> tables_;
};

}  // namespace

bool is_hsds_document(const json::Value& top) {
  for (const auto& thing : things)
    if (top[std::string(thing.first) + ".csv"].is_list()) return true;
  return false;
}

void read_hsds_document(Window& text, std::string_view name, ImportSink& sink) {
  text.all();  // several lists are gone through one after the other
  Tables tables(text, name, sink);
  Hsds reading(true);
  json::Tree tree;
  for (const auto& [table, what] : things) {
    JsonItems rows(text, name, sink, "/" + std::string(table) + ".csv");
    if (!rows.found()) continue;
    const HsdsPackage package(
        what, [&tables](std::string_view of, std::string_view key) { return tables.by(of, key); });
    const What kind = what;  // clang 14 captures no structured binding
    rows.each([&](Item& item, Fields& f) {
      const auto id = [&f](std::string_view column) { return plain_text(f.object()[column]); };
      const PackageRow row{std::string(members_of(f.object())), id("id"), id("service_id"),
                           id("location_id")};
      if (tree.parse_copy(package.object(kind, row))) return reading.take_as(kind, item, f);
      item.without_places();
      Fields joined(item, tree.root());
      reading.take_as(kind, item, joined);
    });
  }
}

}  // namespace madang::ingest
