#include "ingest/formats/decimal_marks.h"

#include <algorithm>
#include <vector>

#include "base/said.h"
#include "ingest/csv.h"
#include "ingest/formats/guess.h"
#include "ingest/repair/decimal_comma.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

/// What the values of a column say.
struct Told {
  std::size_t commas = 0, points = 0;
  std::size_t thousands = 0;  ///< 1.200
  bool otherwise = false;     ///< a number that they are not written with
};

void look_at(std::string_view cell, Told& told) {
  cell = repair::trim(cell);
  const std::size_t mark = cell.find_last_of(",.");
  const auto number = base::number_said(cell);
  if (repair::read_point_thousands(cell)) ++told.thousands;
  else if (mark == std::string_view::npos ? number && *number >= 1000
                                          : number || repair::read_decimal_comma(cell, true))
    told.otherwise = true;
  if (mark == std::string_view::npos) return;
  if (repair::read_decimal_comma(cell)) ++told.commas;
  else if (cell[mark] == '.' && number && !repair::read_point_thousands(cell)) ++told.points;
}

/// 유가(€/l), price per kWh: what costs little, so that 1.659 has decimals.
bool is_unit_price(std::string_view name) {
  std::string small;
  for (const char c : name)
    if (c != ' ') small += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (const std::string_view unit : {"/l", "/lit", "/kg", "/kwh", "perlit", "perkwh", "perkg"})
    if (const std::size_t at = small.find(unit); at != small.npos) {
      const std::size_t end = at + unit.size();  // not price/lesson
      if (unit.ends_with("lit") || end == small.size() || !is_letter(small[end])) return true;
    }
  return false;
}

bool is_degrees(std::string_view name) {
  const std::string_view field = field_by_name(name);
  return field == "place.lat" || field == "place.lon" || name == "위도" || name == "경도";
}

}  // namespace

DecimalMarks::DecimalMarks(std::string_view text, const CsvHeader& header)
    : may_be_(header.delimiter != ',') {
  constexpr int enough = 1000;
  constexpr std::size_t most = 1 << 20;
  std::vector<Told> told(header.names.size());
  CsvReader reader(text.substr(0, most), header.rows, header.delimiter);
  CsvRow row;
  for (int i = 0; i < enough && reader.next(row); ++i)
    if (!row.broken && reader.at() < most)
      for (std::size_t c = 0; c < std::min(told.size(), row.fields.size()); ++c)
        look_at(row.fields[c].text, told[c]);
  Told all;
  // Coordinates are written by programs, and say nothing of how people write sums.
  std::size_t pointed = 0;
  for (std::size_t c = 0; c < told.size(); ++c)
    if (told[c].points > told[c].commas && !is_degrees(header.names[c])) ++pointed;
  for (std::size_t c = 0; c < told.size(); ++c) {
    const bool decimals = pointed > 0 || is_unit_price(header.names[c]);
    if (told[c].thousands > 0 && !told[c].otherwise && !decimals)
      thousands_.insert(header.names[c]);
    if (told[c].commas == told[c].points) continue;
    const bool comma = told[c].commas > told[c].points;
    columns_[header.names[c]] = comma ? Mark::comma : Mark::point;
    ++(comma ? all.commas : all.points);
  }
  if (all.commas != all.points) table_ = all.commas > all.points ? Mark::comma : Mark::point;
  // Semicolons part cells where commas stand before decimals.
  else if (all.commas == 0 && header.delimiter == ';') table_ = Mark::comma;
}

std::optional<double> DecimalMarks::read(std::string_view column, std::string_view cell,
                                         bool degrees) const {
  if (!may_be_) return degrees ? repair::read_decimal_comma(cell, true) : std::nullopt;
  const auto own = columns_.find(column);
  const Mark mark = own != columns_.end() ? own->second : table_;
  const bool comma = mark == Mark::comma;
  if (comma && !degrees)
    if (const auto number = repair::read_point_thousands(cell)) return number;
  return repair::read_decimal_comma(cell, degrees || (comma && own != columns_.end()));
}

}  // namespace madang::ingest
