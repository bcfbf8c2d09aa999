#include "ingest/formats/table.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "base/has_any.h"
#include "ingest/formats/align.h"
#include "ingest/formats/json_items.h"
#include "ingest/formats/note_row.h"
#include "ingest/formats/sum_row.h"
#include "ingest/formats/xml_rows.h"
#include "ingest/repair/scan.h"
#include "json/check.h"
#include "text/utf8.h"

namespace madang::ingest {
namespace {

std::size_t behind_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return bytes.starts_with(mark) ? mark.size() : 0;
}

bool is_blank(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](const CsvField& field) { return repair::trim(field.text).empty(); });
}

}  // namespace

bool TableRow::refused() const {
  return no_thing || std::any_of(notes.begin(), notes.end(),
                                 [](const RowNote& n) { return n.severity == Severity::refused; });
}

std::string_view TableRow::text(std::string_view key) const {
  for (const Cell& cell : cells)
    if (cell.key == key) return repair::trim(cell.text);
  return {};
}

CsvTable::CsvTable(Window& text, KeyOf key_of)
    : text_(&text),
      header_(read_csv_header(text.view())),
      reader_(text.view(), header_.rows, header_.delimiter),
      names_(header_.names.begin(), header_.names.end()),
      decimals_(text.view(), header_) {
  // By what the table calls them: of two columns of a name the first with a value counts.
  for (std::size_t i = 0; i < names_.size(); ++i)
    keys_.push_back(key_of(header_.written[i].empty() ? names_[i] : header_.written[i]));
  forms_ = forms_of(keys_);
}

void CsvTable::put(const std::vector<CsvField>& fields, TableRow& row) {
  while (names_.size() < fields.size()) names_.push_back(CsvHeader::by_place(names_.size()));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view key = i < keys_.size() ? keys_[i] : std::string_view(names_[i]);
    row.cells.push_back({names_[i], key, fields[i].text, text_->base() + fields[i].offset, false});
  }
}

void CsvTable::put_right(TableRow& row, std::size_t width) {
  const std::string widths = "expected " + std::to_string(width) +
                             " columns, as the header has, and found " +
                             std::to_string(read_.fields.size());
  const std::vector<Form> forms(forms_.begin(),
                                forms_.begin() + static_cast<std::ptrdiff_t>(width));
  const bool told = align(text_->view(), read_.fields, forms, aligned_);
  row.notes.push_back(
      {told ? Severity::repaired : Severity::refused, row.begin, "row-width",
       widths + (!told ? ", and no column tells where one is missing or too many"
                 : aligned_.size() > width
                     ? "; those behind the last one are kept by their places"
                     : "; the columns with numbers, times and dates told where each is")});
  if (told) put(aligned_, row);
}

bool CsvTable::has_width() {
  std::vector<CsvField>& fields = read_.fields;
  const std::size_t named = header_.named, all = forms_.size();
  if (fields.size() >= named && fields.size() <= all) {
    // A value under a column without a name is one too many, or belongs there.
    const bool more =
        std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(named), fields.end(),
                    [](const CsvField& field) { return !repair::trim(field.text).empty(); });
    if (!more || all_fit(fields, forms_)) return true;
  }
  // Columns without a name and without a value are what a spreadsheet left.
  while (fields.size() > named && repair::trim(fields.back().text).empty()) fields.pop_back();
  return fields.size() == named;
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

bool CsvTable::tell_no_thing(TableRow& row) {
  const auto tell = [&row](std::string_view rule, std::string message) {
    row.notes.push_back({Severity::notice, row.begin, rule, std::move(message)});
    return true;
  };
  if (is_sum_row(read_.fields, forms_, group_))
    return tell("sum-row", "the row is the sum of others, and no record; it was left out");
  if (is_note_row(read_.fields, header_.named))
    return tell("note-row", "the row is a remark on the table, \"" +
                                std::string(repair::trim(first_words(read_.fields))) +
                                "\", and no record; it was left out");
  if (repeats_header(read_.fields, header_.written))
    return tell("header-again", "the row has the names of the columns again; it was left out");
  return false;
}

bool CsvTable::next(TableRow& row) {
  row.cells.clear();
  row.notes.clear();
  do {
    if (!cut_row()) return false;
  } while (!read_.broken && is_blank(read_));
  row.begin = text_->base() + read_.begin;
  row.end = text_->base() + read_.end;
  row.decimals = &decimals_;
  if (header_.titled && !std::exchange(title_told_, true))
    row.notes.push_back({Severity::notice, row.begin, "table-title",
                         "lines above the names of the columns are no rows; they were left out"});
  if (read_.broken)
    row.notes.push_back({Severity::refused, row.begin, "csv-quote",
                         "expected a quote that closes, and found none; the line was left out"});
  else if (read_.loose)
    row.notes.push_back({Severity::notice, row.begin, "csv-quote",
                         "a quote stands inside a value, not doubled; it was taken as a letter"});
  const std::string_view bytes = text_->view().substr(read_.begin, read_.end - read_.begin);
  if (!json::is_utf8(bytes))
    row.notes.push_back({Severity::repaired, row.begin + text::find_invalid_utf8(bytes),
                         "encoding-damaged",
                         "expected UTF-8, and found bytes that are no characters of it; U+FFFD "
                         "stands for them"});
  row.no_thing = !read_.broken && tell_no_thing(row);
  if (read_.broken || row.no_thing) return true;
  group_ = first_words(read_.fields);
  if (has_width()) put(read_.fields, row);
  else put_right(row, header_.named);
  return true;
}

std::vector<std::string> csv_header_of(std::string_view bytes) {
  CsvHeader header = read_csv_header(bytes);
  header.names.resize(header.named);
  return std::move(header.names);
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
  items.each_object([&](json::Range at, json::Value object, std::span<const ItemMend> mends,
                        const std::string& mended) {
    row.cells.clear();
    row.notes.clear();
    for (const ItemMend& mend : mends)
      row.notes.push_back({Severity::repaired, mend.offset, mend.rule, std::string(mend.message)});
    row.begin = at.begin;
    row.end = at.end;
    row.mended = mended;
    for (const json::Value value : object) {
      const bool is_text = value.is_string();
      if (!value) continue;
      const std::string_view key = keys.at(row.cells.size(), value.key());
      row.cells.push_back({value.key(), key, is_text ? value.string() : value.raw(),
                           mended.empty() ? at.begin + value.offset() : mends.back().offset,
                           !is_text});
    }
    use(row);
  });
  static_cast<void>(items.envelope());  // tells whether the document ends behind them
}

}  // namespace madang::ingest
