#include "ingest/formats/table.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/has_any.h"
#include "ingest/formats/align.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/xml_rows.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

std::size_t behind_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return bytes.starts_with(mark) ? mark.size() : 0;
}

std::size_t header_at(std::string_view bytes) { return csv_first_row(bytes, behind_mark(bytes)); }

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

CsvTable::CsvTable(Window& text, KeyOf key_of)
    : text_(&text),
      delimiter_(csv_delimiter(text.view(), header_at(text.view()))),
      reader_(text.view(), header_at(text.view()), delimiter_) {
  if (!reader_.next(read_)) return;
  header_.reserve(read_.fields.size());  // keys are views into it
  for (const CsvField& field : read_.fields) header_.emplace_back(repair::trim(field.text));
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  for (const std::string& name : header_) keys_.push_back(key_of(name));
}

void CsvTable::put(const std::vector<CsvField>& fields, TableRow& row) const {
  for (std::size_t i = 0; i < header_.size(); ++i)
    row.cells.push_back(
        {header_[i], keys_[i], fields[i].text, text_->base() + fields[i].offset, false});
}

void CsvTable::put_right(TableRow& row) {
  const std::string widths = "expected " + std::to_string(header_.size()) +
                             " columns, as the header has, and found " +
                             std::to_string(read_.fields.size());
  const bool told = align(text_->view(), read_.fields, keys_, aligned_);
  row.notes.push_back(
      {told ? Severity::repaired : Severity::refused, row.begin, "row-width",
       widths + (told ? "; the columns with numbers, times and dates told where each is"
                      : ", and no column tells where one is missing or too many")});
  if (told) put(aligned_, row);
}

bool CsvTable::more() {
  const std::size_t base = text_->base();
  const bool any = text_->more(base + reader_.at());
  reader_.moved(text_->view(), text_->base() - base);  // also where that was the end
  return any;
}

bool CsvTable::cut_row() {
  // Where a quote never closes, that is seen within a field's longest.
  const std::size_t ahead = std::min<std::size_t>(4 << 20, Window::head);
  while (true) {
    while (text_->view().size() - reader_.at() < ahead && more()) {
    }
    const std::size_t begin = reader_.at();
    const bool found = reader_.next(read_);
    if (text_->whole() || reader_.at() < text_->view().size()) return found;
    reader_.back_to(begin);
    if (text_->view().size() - begin > Window::head || !more()) return reader_.next(read_);
  }
}

bool CsvTable::next(TableRow& row) {
  row.cells.clear();
  row.notes.clear();
  if (!cut_row()) return false;
  row.begin = text_->base() + read_.begin;
  row.end = text_->base() + read_.end;
  row.decimal_commas = delimiter_ != ',';
  if (read_.broken)
    row.notes.push_back({Severity::refused, row.begin, "csv-quote",
                         "expected a quote that closes, and found none; the line was left out"});
  else if (read_.loose)
    row.notes.push_back({Severity::notice, row.begin, "csv-quote",
                         "a quote stands inside a value, not doubled; it was taken as a letter"});
  if (read_.broken) return true;
  // Columns without a name and without a value are what a spreadsheet left.
  while (read_.fields.size() > header_.size() && repair::trim(read_.fields.back().text).empty())
    read_.fields.pop_back();
  if (read_.fields.size() == header_.size()) put(read_.fields, row);
  else put_right(row);
  return true;
}

std::vector<std::string> csv_header_of(std::string_view bytes) {
  constexpr std::size_t enough = 64 << 10;
  bytes = bytes.substr(0, enough);
  const std::size_t begin = header_at(bytes);
  CsvReader reader(bytes, begin, csv_delimiter(bytes, begin));
  CsvRow row;
  std::vector<std::string> names;
  if (!reader.next(row)) return names;
  for (const CsvField& field : row.fields) names.emplace_back(repair::trim(field.text));
  return names;
}

namespace {

/// Keys of members by their places: the rows of one list mostly have the same names in the
/// same order.
class KeysByPlace {
 public:
  explicit KeysByPlace(KeyOf key_of) : key_of_(key_of) {}
  /// Lives until another name stands at that place.
  std::string_view at(std::size_t place, std::string_view name) {
    while (known_.size() <= place) known_.push_back(std::make_unique<Known>());
    Known& known = *known_[place];
    if (known.key.empty() || !base::same(known.name, name)) {
      known.name = name;
      known.key = key_of_(known.name);
    }
    return known.key;
  }

 private:
  struct Known {
    std::string name;
    std::string_view key;  // may be a view of the name
  };
  KeyOf key_of_;
  std::vector<std::unique_ptr<Known>> known_;  // views of the names stay
};

}  // namespace

void each_row(Window& text, std::string_view name, ImportSink& sink, std::string_view pointer,
              KeyOf key_of, const std::function<void(const TableRow&)>& use) {
  TableRow row;
  const std::string_view bytes = text.view();
  const std::size_t first =
      std::min(bytes.find_first_not_of(" \t\r\n", behind_mark(bytes)), bytes.size());
  if (first < bytes.size() && bytes[first] == '<')
    return each_xml_row(text, sink, pointer.substr(pointer.rfind('/') + 1), key_of, use);
  if (first == bytes.size() || (bytes[first] != '{' && bytes[first] != '[')) {
    CsvTable table(text, key_of);
    while (table.next(row)) use(row);
    return;
  }
  JsonItems items(text, name, sink, pointer);
  KeysByPlace keys(key_of);
  items.each_object([&](json::Range at, json::Value object) {
    row.cells.clear();
    row.notes.clear();
    row.begin = at.begin;
    row.end = at.end;
    for (const json::Value value : object) {
      const bool is_text = value.is_string();
      if (!value) continue;
      const std::string_view key = keys.at(row.cells.size(), value.key());
      row.cells.push_back({value.key(), key, is_text ? value.string() : value.raw(),
                           at.begin + value.offset(), !is_text});
    }
    use(row);
  });
  static_cast<void>(items.envelope());  // tells whether the document ends behind them
}

}  // namespace madang::ingest
