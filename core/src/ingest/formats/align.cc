#include "ingest/formats/align.h"

#include <algorithm>
#include <cstddef>

#include "ingest/repair/clock.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/scan.h"

namespace madang::ingest {
namespace {

/// Fits only where anything does.
constexpr std::string_view no_form = "no number, time or date";

bool is_between(std::string_view text, double low, double high) {
  repair::Scan scan(text);
  const auto n = scan.number();
  return n && scan.ended() && *n >= low && *n <= high;
}

/// Whether a value may stand in a column of that name. Most may hold anything.
bool fits(std::string_view key, std::string_view text) {
  text = repair::trim(text);
  if (text.empty() || text == "-") return true;
  if (key == "위도" || key == "경도") return is_between(text, 30, 140);  // axes may be swapped
  if (key.ends_with("시각")) return repair::read_clock(text).has_value();
  if (key.ends_with("기준일자")) return repair::read_korean_date(text).has_value();
  if (key.ends_with("여부")) return text.size() <= 6;
  if (key.ends_with("기관코드")) return std::all_of(text.begin(), text.end(), repair::is_digit);
  return true;
}

/// How many columns with a form have a value of it; -1 where one has another.
int fitting(const std::vector<std::string_view>& keys, const std::vector<CsvField>& fields) {
  int n = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!fits(keys[i], fields[i].text)) return -1;
    const bool any = !repair::trim(fields[i].text).empty();
    if (any && !fits(keys[i], no_form)) ++n;
  }
  return n;
}

/// A piece that a comma was typed before, as in prose or between thousands.
bool continues(std::string_view text) {
  return text.starts_with(' ') || (text.size() >= 3 && repair::is_digit(text[0]) &&
                                   repair::is_digit(text[1]) && repair::is_digit(text[2]));
}

/// Joins fields [at, at + more]; false where they are not plain text in a row.
bool joined(std::string_view text, const std::vector<CsvField>& fields, std::size_t at,
            std::size_t more, std::vector<CsvField>& out) {
  const CsvField &first = fields[at], &last = fields[at + more];
  const auto inside = [text](std::string_view part) {
    return part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
  };
  if (!inside(first.text) || !inside(last.text)) return false;
  out.assign(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(at));
  const char* begin = first.text.data();
  const char* end = last.text.data() + last.text.size();
  if (end < begin) return false;
  out.push_back({{begin, static_cast<std::size_t>(end - begin)}, first.offset});
  out.insert(out.end(), fields.begin() + static_cast<std::ptrdiff_t>(at + more + 1), fields.end());
  return true;
}

}  // namespace

bool align(std::string_view text, const std::vector<CsvField>& fields,
           const std::vector<std::string_view>& keys, std::vector<CsvField>& out) {
  const std::size_t width = keys.size();
  out = fields;
  while (out.size() > width && repair::trim(out.back().text).empty()) out.pop_back();
  if (out.size() == width) return true;
  // Of all ways the one in which most columns with a form have a value of it.
  int best = -1;
  std::vector<CsvField> way;
  const auto consider = [&](bool likelier) {
    const int n = fitting(keys, way) * 2 + (likelier ? 1 : 0);
    if (n <= best || n < 0) return;
    best = n;
    out = way;
  };
  const std::size_t n = fields.size();
  if (out.size() < width) {
    const std::size_t end = n == 0 ? 0 : fields.back().offset;
    for (std::size_t at = n + 1; at-- > 0;) {
      way = fields;
      way.insert(way.begin() + static_cast<std::ptrdiff_t>(at), width - n, CsvField{{}, end});
      consider(false);
    }
    return best >= 0;
  }
  for (std::size_t at = 0; at + (n - width) < n; ++at)
    if (joined(text, fields, at, n - width, way)) consider(continues(fields[at + 1].text));
  return best >= 0;
}

}  // namespace madang::ingest
