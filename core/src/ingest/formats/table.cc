#include "ingest/formats/table.h"

#include <algorithm>

#include "ingest/formats/align.h"
#include "ingest/formats/item.h"
#include "ingest/formats/json_items.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

std::size_t behind_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return bytes.starts_with(mark) ? mark.size() : 0;
}

}  // namespace

bool TableRow::refused() const {
  return std::any_of(notes.begin(), notes.end(),
                     [](const RowNote& n) { return n.severity == Severity::refused; });
}

std::string_view TableRow::text(std::string_view key) const {
  for (const Cell& cell : cells)
    if (cell.key == key) return repair::trim(cell.text);
  return {};
}

CsvTable::CsvTable(std::string_view bytes, KeyOf key_of)
    : bytes_(bytes),
      delimiter_(csv_delimiter(bytes, behind_mark(bytes))),
      reader_(bytes, behind_mark(bytes), delimiter_) {
  if (!reader_.next(read_)) return;
  header_.reserve(read_.fields.size());  // keys are views into it
  for (const CsvField& field : read_.fields) header_.emplace_back(repair::trim(field.text));
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  for (const std::string& name : header_) keys_.push_back(key_of(name));
}

void CsvTable::put(const std::vector<CsvField>& fields, TableRow& row) const {
  for (std::size_t i = 0; i < header_.size(); ++i)
    row.cells.push_back({header_[i], keys_[i], fields[i].text, fields[i].offset, false});
}

void CsvTable::put_right(TableRow& row) {
  const std::string widths = "expected " + std::to_string(header_.size()) +
                             " columns, as the header has, and found " +
                             std::to_string(read_.fields.size());
  const bool told = align(bytes_, read_.fields, keys_, aligned_);
  row.notes.push_back(
      {told ? Severity::repaired : Severity::refused, read_.begin, "row-width",
       widths + (told ? "; the columns with numbers, times and dates told where each is"
                      : ", and no column tells where one is missing or too many")});
  if (told) put(aligned_, row);
}

bool CsvTable::next(TableRow& row) {
  row.cells.clear();
  row.notes.clear();
  if (!reader_.next(read_)) return false;
  row.begin = read_.begin;
  row.end = read_.end;
  if (read_.broken)
    row.notes.push_back({Severity::refused, read_.begin, "csv-quote",
                         "expected a quote that closes, and found none; the line was left out"});
  else if (read_.loose)
    row.notes.push_back({Severity::notice, read_.begin, "csv-quote",
                         "a quote stands inside a value, not doubled; it was taken as a letter"});
  if (read_.broken) return true;
  if (read_.fields.size() == header_.size()) put(read_.fields, row);
  else put_right(row);
  return true;
}

std::vector<std::string> csv_header_of(std::string_view bytes) {
  constexpr std::size_t enough = 64 << 10;
  bytes = bytes.substr(0, enough);
  const std::size_t begin = behind_mark(bytes);
  CsvReader reader(bytes, begin, csv_delimiter(bytes, begin));
  CsvRow row;
  std::vector<std::string> names;
  if (!reader.next(row)) return names;
  for (const CsvField& field : row.fields) names.emplace_back(repair::trim(field.text));
  return names;
}

void each_row(std::string_view bytes, std::string_view name, ImportSink& sink,
              std::string_view pointer, KeyOf key_of,
              const std::function<void(const TableRow&)>& use) {
  TableRow row;
  const std::size_t first =
      std::min(bytes.find_first_not_of(" \t\r\n", behind_mark(bytes)), bytes.size());
  if (first == bytes.size() || (bytes[first] != '{' && bytes[first] != '[')) {
    CsvTable table(bytes, key_of);
    while (table.next(row)) use(row);
    return;
  }
  JsonItems items(bytes, name, sink, pointer);
  items.each([&](Item& item, Fields& fields) {
    row.cells.clear();
    row.notes.clear();
    row.begin = item.begin();
    row.end = item.end();
    for (const json::Value value : fields.object()) {
      const bool text = value.is_string();
      if (!value) continue;
      row.cells.push_back({value.key(), key_of(value.key()), text ? value.string() : value.raw(),
                           item.begin() + value.offset(), !text});
    }
    use(row);
  });
}

}  // namespace madang::ingest
