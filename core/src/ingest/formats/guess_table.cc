// Guesses a mapping for a table by its header.
#include <algorithm>
#include <string>
#include <vector>

#include "base/said.h"
#include "ingest/csv.h"
#include "ingest/formats/csv_header.h"
#include "ingest/formats/find_rows.h"
#include "ingest/formats/guess.h"
#include "ingest/repair/scan.h"
#include "reflect/record_info.h"

namespace madang::ingest {
namespace {

using json::Value;

/// `rows`: the first of a table, behind its header.
void check_ids(CsvReader& rows, const Value& header, Mapping& mapping) {
  GuessedIds ids(mapping);
  if (ids.member().empty()) return;
  std::size_t column = 0;
  for (const Value name : header) {
    if (name.key() == ids.member()) break;
    ++column;
  }
  constexpr int enough = 1000;
  CsvRow row;
  for (int i = 0; i < enough && rows.next(row); ++i)
    if (column < row.fields.size()) ids.look_at(repair::trim(row.fields[column].text));
  ids.end();
}

/// A collection of which the columns are fields (name.ko, place.district), a name or title in a
/// language among them; nothing else is mapped yet.
std::optional<Mapping> by_our_names(const Value& header, std::string_view as) {
  std::optional<Mapping> best;
  std::size_t most = 0;
  const auto collections = reflect::collections();
  for (std::size_t i = 0; i < collections.size(); ++i) {
    if (!as.empty() && collections[i].name != as) continue;
    bool named = false;
    std::size_t known = 0;
    for (const Value column : header) {
      const std::string_view name = column.key();
      if (!is_path(*collections[i].record, name)) continue;
      ++known;
      named = named || name.starts_with("name.") || name.starts_with("title.");
    }
    if (!named || known <= most) continue;
    most = known;
    best.emplace().collection = i;
  }
  return best;
}

/// The rows behind the header of what begins as a table with one does: names that are short, and a
/// row of as many cells or more.
std::optional<CsvReader> rows_of(std::string_view bytes) {
  constexpr std::size_t longest_name = 100;
  const CsvHeader header = read_csv_header(bytes);
  const auto is_name = [](const std::string& name) {
    return name.size() <= longest_name && !base::number_said(name);
  };
  if (header.named < 2 || !std::all_of(header.names.begin(), header.names.end(), is_name))
    return std::nullopt;
  CsvReader reader(bytes, header.rows, header.delimiter);
  CsvRow row;
  const std::size_t first = reader.at();
  if (!reader.next(row) || row.broken) return std::nullopt;
  std::size_t width = row.fields.size();
  while (width > header.named && repair::trim(row.fields[width - 1].text).empty()) --width;
  // Two names and three cells may be any words with commas between.
  if (width < header.named || (width > header.names.size() && header.named < 3))
    return std::nullopt;
  reader.back_to(first);
  return reader;
}

}  // namespace

std::optional<Mapping> guess_table(const Look& look, std::string_view as) {
  constexpr std::size_t enough = 64 << 10;
  if (is_json(look) || look.first() == '<') return std::nullopt;
  auto rows = rows_of(look.bytes().substr(0, enough));
  if (!rows) return std::nullopt;
  const Value header = look.table().at(0);
  auto mapping = guess_by(header, as);
  if (!mapping) mapping = by_our_names(header, as);
  if (!mapping) return std::nullopt;
  for (const Value column : header) {
    const std::string name(column.key());
    const bool known =
        std::any_of(mapping->members.begin(), mapping->members.end(),
                    [&](const auto& m) { return m.first == name || m.second == name; });
    if (!known && is_path(*reflect::collections()[mapping->collection].record, name))
      mapping->members.emplace_back(name, name);
  }
  check_ids(*rows, header, *mapping);
  // One column that is called a name may be anything, where nobody says what.
  return mapping->members.size() > 1 || !as.empty() ? mapping : std::nullopt;
}

}  // namespace madang::ingest
