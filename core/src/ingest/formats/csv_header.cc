#include "ingest/formats/csv_header.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/said.h"
#include "ingest/csv.h"
#include "ingest/formats/guess.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

std::size_t filled(const CsvRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.fields.begin(), row.fields.end(),
                    [](const CsvField& field) { return !repair::trim(field.text).empty(); }));
}

std::size_t width_of(const CsvRow& row) {
  std::size_t width = row.fields.size();
  while (width > 0 && repair::trim(row.fields[width - 1].text).empty()) --width;
  return width;
}

/// How many cells are names that columns have.
std::size_t known_names(const CsvRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.fields.begin(), row.fields.end(), [](const CsvField& field) {
        const std::string_view name = repair::trim(field.text);
        return !name.empty() && is_known_name(name);
      }));
}

/// Whether a row may name columns: words, no two the same, `least` of them.
bool may_name(const CsvRow& row, std::size_t least) {
  constexpr std::size_t longest = 100;
  std::set<std::string_view> names;
  for (const CsvField& field : row.fields) {
    const std::string_view name = repair::trim(field.text);
    if (name.empty()) continue;
    if (name.size() > longest || base::number_said(name) || !names.insert(name).second)
      return false;
  }
  return !row.broken && names.size() >= least;
}

struct Found {
  std::size_t at;
  bool titled;  ///< what stands above it is not blank
};

/// Where the row that names the columns begins: the first one that is not blank, unless fewer than
/// half as many cells stand in it as in a row below that may name them, that the next one is as
/// wide as, and in which more names are known, if any are. Of two cells one must be known, and none
/// above.
Found header_at(std::string_view text, std::size_t at) {
  constexpr int most = 8;  // lines above it
  std::optional<std::size_t> first;
  std::size_t cells_above = 0, known_above = 0;
  CsvRow row, next;
  for (int i = 0; i <= most; ++i) {
    at = std::min(text.find_first_not_of("\r\n", at), text.size());
    CsvReader reader(text, at, csv_delimiter(text, at));
    if (!reader.next(row)) break;
    at = reader.at();
    const std::size_t cells = filled(row);
    if (cells == 0) continue;
    const std::size_t known = known_names(row);
    const bool two = cells_above == 1 && known_above == 0 && known > 0;
    const bool wide = may_name(row, two ? 2 : 3) && reader.next(next) && !next.broken &&
                      next.fields.size() == row.fields.size();
    if (wide && cells >= 2 * cells_above && (known_above == 0 || known > known_above))
      return {row.begin, first.has_value()};
    if (!first) {
      first = row.begin;
      // Two columns with rows of as many are a table.
      CsvReader rows(text, at, csv_delimiter(text, first.value()));
      if (cells == 2 && rows.next(next) && !next.broken && width_of(next) == 2) break;
    }
    if (cells > 2) break;  // no title
    cells_above = std::max(cells_above, cells);
    known_above = std::max(known_above, known);
  }
  return {first.value_or(at), false};
}

}  // namespace

std::string CsvHeader::by_place(std::size_t at) { return "column" + std::to_string(at + 1); }

CsvHeader read_csv_header(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  constexpr std::size_t enough = 64 << 10;
  text = text.substr(0, enough);
  const std::size_t first = csv_first_row(text, text.starts_with(mark) ? mark.size() : 0);
  CsvHeader header;
  const auto [at, titled] = header_at(text, first);
  header.titled = titled;
  header.delimiter = csv_delimiter(text, at);
  CsvReader reader(text, at, header.delimiter);
  CsvRow row;
  if (!reader.next(row)) return header;
  header.rows = reader.at();
  header.named = width_of(row);
  std::set<std::string> taken;
  for (const CsvField& field : row.fields) header.written.emplace_back(repair::trim(field.text));
  for (const std::string& name : header.written) taken.insert(name);
  std::set<std::string> used;
  for (std::size_t i = 0; i < header.written.size(); ++i) {
    const std::string& written = header.written[i];
    const std::string plain = written.empty() ? CsvHeader::by_place(i) : written;
    std::string name = plain;
    const auto is_taken = [&] {
      return used.contains(name) || (name != written && taken.contains(name));
    };
    for (int n = 2; is_taken(); ++n) name = plain + "_" + std::to_string(n);
    used.insert(name);
    header.names.push_back(std::move(name));
  }
  return header;
}

}  // namespace madang::ingest
