#include "ingest/formats/hsds_document.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/formats/hsds_package.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/no_sink.h"
#include "json/lists.h"

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

/// How the members that hold tables are named: by the file of a table, the table, or one thing in
/// it (`services.csv`, `services`, `service`).
enum class Naming : std::uint8_t { file, table, thing };

std::string member_of(std::string_view table, Naming naming) {
  std::string name(table);
  if (naming == Naming::file) return name + ".csv";
  if (table == "service_at_location") return naming == Naming::thing ? name : name + "s";
  if (naming == Naming::table) return name;
  if (table == "addresses") return "address";
  if (name.ends_with("ies")) name.replace(name.size() - 3, 3, "y");
  else if (name.ends_with("s")) name.pop_back();
  return name;
}

/// Where a table is: that of services at locations has two names.
std::string pointer_to(std::string_view table, Naming naming, std::string_view document) {
  std::string pointer = "/" + member_of(table, naming);
  if (naming == Naming::table && table == "service_at_location")
    if (std::string other = "/" + std::string(table); json::find_begin(document, other))
      return other;
  return pointer;
}

json::Value first_of(const json::Value& rows) { return rows.is_list() ? rows.at(0) : rows; }

/// All tables of the document, each read when it is first asked for.
class Tables {
 public:
  /// `document`: all of the text, behind a byte order mark.
  Tables(Window& text, std::string_view name, ImportSink& sink, Naming naming,
         std::string_view document)
      : text_(text), name_(name), sink_(sink), naming_(naming), document_(document) {}

  /// Whether there are rows of it.
  [[nodiscard]] bool has(std::string_view table) const {
    const auto begin = json::find_begin(document_, pointer_to(table, naming_, document_));
    if (!begin) return false;
    const bool list = document_[*begin] == '[';
    const std::size_t first = document_.find_first_not_of(" \t\r\n", *begin + (list ? 1 : 0));
    return first != std::string_view::npos && document_[first] == '{';
  }

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
    JsonItems list(text_, name_, told, pointer_to(table, naming_, document_));
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
  Naming naming_;
  std::string_view document_;
  std::map<std::string, std::vector<Row>> tables_;
};

/// What a document without files named is told by: not organizations alone, which our own shape
/// has too.
bool is_sure(const json::Value& top, Naming naming) {
  int tables = 0;
  bool sure = false;
  for (const auto& [table, what] : things) {
    json::Value rows = top[member_of(table, naming)];
    if (!rows && what == What::link) rows = top[table];
    const json::Value row = first_of(rows);
    if (!row["id"]) continue;
    ++tables;
    if (what != What::organization)
      sure = sure || Hsds::what_is(row) != What::none || row["organization_id"];
  }
  return sure || (tables > 1 && first_of(top[member_of("services", naming)])["name"]);
}

std::optional<Naming> naming_of(const json::Value& top) {
  for (const auto& thing : things)
    if (top[member_of(thing.first, Naming::file)].is_list()) return Naming::file;
  // Not a thing that has others in it, and not our own shape.
  if (!top.is_object() || top["id"] || top["bulletins"] || top["resources"]) return std::nullopt;
  for (const Naming naming : {Naming::table, Naming::thing})
    if (is_sure(top, naming)) return naming;
  return std::nullopt;
}

}  // namespace

bool is_hsds_document(const json::Value& top) { return naming_of(top).has_value(); }

void read_hsds_document(Window& text, std::string_view name, ImportSink& sink) {
  text.all();  // several lists are gone through one after the other
  const Look look(text.view());
  const auto naming = naming_of(look.json());
  if (!naming) return;
  Tables tables(text, name, sink, *naming, look.bytes());
  std::vector<What> alone;  // a file says where all of them are
  for (const auto& [table, what] : things)
    if (*naming == Naming::file || tables.has(table)) alone.push_back(what);
  Hsds reading(std::move(alone));
  json::Tree tree;
  for (const auto& [table, what] : things) {
    JsonItems rows(text, name, sink, pointer_to(table, *naming, look.bytes()));
    if (!rows.found()) continue;
    const HsdsPackage package(
        what, [&tables](std::string_view of, std::string_view key) { return tables.by(of, key); });
    const What kind = what;  // clang 14 captures no structured binding
    rows.each([&](Item& item, Fields& f) {
      const auto id = [&f](std::string_view column) { return plain_text(f.object()[column]); };
      const PackageRow row{std::string(members_of(f.object())), id("id"), id("service_id"),
                           id("location_id")};
      const std::string object = package.object(kind, row);
      const bool as_it_stands = object.size() == row.members.size() + 2;
      if (as_it_stands || tree.parse_copy(object)) return reading.take_as(kind, item, f);
      item.without_places();
      Fields joined(item, tree.root());
      reading.take_as(kind, item, joined);
    });
  }
}

}  // namespace madang::ingest
