#include "ingest/formats/csv_records.h"

#include <madang/json.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/formats/find_rows.h"
#include "ingest/formats/table.h"
#include "json/check.h"
#include "json/read.h"
#include "reflect/record_info.h"

namespace madang::ingest {
namespace {

using reflect::FieldInfo;
using reflect::Kind;
using reflect::RecordInfo;

bool spreads(const FieldInfo& field) { return field.kind == Kind::object && !field.list; }

/// Whether a column is a leaf of the type.
bool is_column(const RecordInfo& info, std::string_view name) {
  if (name == "extra") return true;
  const std::size_t dot = name.find('.');
  const FieldInfo* field = info.find(name.substr(0, dot));
  if (field == nullptr) return false;
  if (dot == std::string_view::npos) return !spreads(*field);
  return spreads(*field) && is_column(*field->nested, name.substr(dot + 1));
}

const reflect::CollectionInfo* collection_of(const std::vector<std::string>& header) {
  constexpr std::size_t enough = 6;
  const reflect::CollectionInfo* best = nullptr;
  std::size_t most = std::max(enough, header.size() / 2 + 1) - 1;
  for (const reflect::CollectionInfo& c : reflect::collections()) {
    const auto has = [&](std::string_view name) {
      return std::find(header.begin(), header.end(), name) != header.end();
    };
    const bool whole =
        std::all_of(c.record->fields.begin(), c.record->fields.end(),
                    [&](const FieldInfo& f) { return !f.required() || has(f.name); });
    const auto known = static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(),
                      [&](const std::string& name) { return is_column(*c.record, name); }));
    if (!whole || known <= most) continue;
    most = known;
    best = &c;
  }
  return best;
}

/// The apostrophe that keeps a spreadsheet from running a cell.
std::string_view without_guard(std::string_view cell) {
  constexpr std::string_view formulas = "=+-@\t\r";
  if (cell.size() > 1 && cell[0] == '\'' && formulas.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return cell;
}

void append_leaf(const FieldInfo& field, std::string_view cell, std::string& out) {
  const bool bare =
      field.kind == Kind::number || field.kind == Kind::integer || field.kind == Kind::boolean;
  const bool json =
      (field.kind == Kind::text && cell.starts_with('{')) || field.kind == Kind::object;
  if ((bare || json) && !json::check(cell)) out += cell;
  else append_quoted(out, without_guard(cell));
}

void append_value(const FieldInfo& field, std::string_view cell, std::string& out) {
  if (!field.list) return append_leaf(field, cell, out);
  if (field.kind == Kind::object) return append_leaf(field, cell, out);
  if (cell.starts_with('[') && !json::check(cell)) {  // where "; " stands in one of them
    out += cell;
    return;
  }
  out += '[';
  while (true) {
    const std::size_t end = std::min(cell.find("; "), cell.size());
    append_leaf(field, cell.substr(0, end), out);
    if (end == cell.size()) break;
    cell.remove_prefix(end + 2);
    out += ',';
  }
  out += ']';
}

class Reading {
 public:
  Reading(const reflect::CollectionInfo& collection, std::string_view name, ImportSink& sink)
      : collection_(collection), name_(name), sink_(sink) {}

  void take(const TableRow& row) {
    Row account(sink_, name_, row.begin, row.end, row.cells);
    account.tell_all(row.notes);
    if (row.refused()) return;
    row_ = &row;
    std::string json;
    object(*collection_.record, {}, json);
    if (json.empty()) json = "{}";
    unknown(json);
    const std::size_t size = json.size();
    json.resize(size + json::padding);
    const bool good = reader_.read(*collection_.record, std::string_view(json).substr(0, size),
                                   false, events_, faults_);
    for (json::Fault& f : faults_)
      sink_.problem(f.refused ? Severity::refused : Severity::repaired, row.begin, f.rule,
                    std::move(f.message), f.pointer);
    if (!good) return;
    if (collection_.name == "bulletins") add<Bulletin>();
    else if (collection_.name == "organizations") add<Organization>();
    else add<Resource>();
  }

 private:
  /// The members that have a cell with something in it; nothing where none has.
  void object(const RecordInfo& info, const std::string& prefix, std::string& out) {
    std::string members;
    const auto begin = [&members](std::string_view name) {
      if (!members.empty()) members += ',';
      append_quoted(members, name);
      members += ':';
    };
    for (const FieldInfo& field : info.fields) {
      const std::string path = prefix + std::string(field.name);
      std::string inner;
      if (spreads(field)) object(*field.nested, path + ".", inner);
      else if (const std::string_view cell = text(path); !cell.empty())
        if (!decimal(field, path, cell, inner)) append_value(field, cell, inner);
      if (inner.empty()) continue;
      begin(field.name);
      members += inner;
    }
    const std::string_view more = prefix.empty() ? std::string_view() : text(prefix + "extra");
    if (more.size() > 2 && more.starts_with('{') && !json::check(more))
      members.append(members.empty() ? "" : ",").append(more.substr(1, more.size() - 2));
    if (!members.empty()) out.append("{").append(members).append("}");
  }

  /// A number with a comma before its decimals, where one may be.
  bool decimal(const FieldInfo& field, std::string_view path, std::string_view cell,
               std::string& out) {
    if (row_->decimals == nullptr || field.list ||
        (field.kind != Kind::number && field.kind != Kind::integer))
      return false;
    const bool degrees = field.name == "lat" || field.name == "lon";
    const auto number = row_->decimals->read(path, cell, degrees);
    if (!number) return false;
    append_number(out, *number);
    sink_.problem(Severity::repaired, row_->begin, "decimal-comma",
                  Message("a point before the decimals and none else", cell,
                          "the number was read that is meant"),
                  {});
    return true;
  }

  /// With the white space around it: it was written so.
  [[nodiscard]] std::string_view text(std::string_view name) const {
    for (const Cell& cell : row_->cells)
      if (cell.name == name) return cell.text;
    return {};
  }

  /// Adds the members of the column "extra", and columns that are none of ours.
  void unknown(std::string& json) const {
    std::string more;
    const std::string_view extra = text("extra");
    if (extra.size() > 2 && extra.starts_with('{') && !json::check(extra))
      more = extra.substr(1, extra.size() - 2);
    for (const Cell& cell : row_->cells) {
      if (cell.text.empty() || is_column(*collection_.record, cell.name)) continue;
      if (!more.empty()) more += ',';
      append_quoted(more, cell.name);
      more += ':';
      append_quoted(more, cell.text);
    }
    if (more.empty()) return;
    json.pop_back();
    json.append(json.size() > 1 ? "," : "").append(more).append("}");
  }

  template <class T>
  void add() {
    T record;
    reflect::fill(*collection_.record, events_, &record);
    sink_.add(record);
  }

  const reflect::CollectionInfo& collection_;
  std::string_view name_;
  ImportSink& sink_;
  const TableRow* row_ = nullptr;
  json::Reader reader_;
  reflect::Events events_;
  std::vector<json::Fault> faults_;
};

std::string_view as_it_is(std::string_view name) { return name; }

}  // namespace

bool is_csv_records(const Look& look) {
  return !is_json(look) && look.first() != '<' &&
         collection_of(csv_header_of(look.bytes())) != nullptr;
}

void read_csv_records(Window& text, std::string_view name, ImportSink& sink) {
  const reflect::CollectionInfo* collection = collection_of(csv_header_of(text.view()));
  if (collection == nullptr)
    return sink.problem(Severity::refused, 0, "unknown-collection",
                        "expected a header with members of a record type, and found others", {});
  Reading reading(*collection, name, sink);
  each_row(text, name, sink, {}, as_it_is, [&](const TableRow& row) { reading.take(row); });
}

}  // namespace madang::ingest
