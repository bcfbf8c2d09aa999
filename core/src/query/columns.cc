#include "query/columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/date.h"
#include "query/fields.h"
#include "text/analyse.h"

namespace madang::query {
namespace {

using reflect::Kind;

Result<double> to_number(const reflect::Path& path, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && std::isfinite(value))
    return value;
  return bad("bad-value", path.name + " is a number; found \"" + std::string(text) + "\"");
}

Result<double> to_flag(const reflect::Path& path, std::string_view text) {
  if (text == "true") return 1.0;
  if (text == "false") return 0.0;
  return bad("bad-value", path.name + " is true or false; found \"" + std::string(text) + "\"");
}

Result<base::Span> to_span(const reflect::Path& path, std::string_view text) {
  if (const auto date = base::parse_date(text)) return base::span_of(*date);
  return bad("bad-value", path.name + " is a date; found \"" + std::string(text) + "\"",
             "write it as 2022, 2022-05, 2022-05-14 or 2022-05-14T10:00; the day must exist");
}

/// Rows that have a value v with test(v).
template <class Values, class Test>
Bits scan(std::uint32_t rows, const segment::Rows& of, const Values& values, Test&& test) {
  Bits result(rows);
  for (std::uint32_t row = 0; row < rows; ++row)
    for (std::uint32_t i = of.begin(row); i < of.end(row); ++i)
      if (test(values[i], i)) {
        result.set(row);
        break;
      }
  return result;
}

Bits codes_where(const segment::Segment& segment, const segment::KeywordColumn& column,
                 const std::vector<bool>& wanted) {
  return scan(segment.rows(), column.rows, column.codes, [&](std::uint32_t code, std::uint32_t) {
    return code < wanted.size() && wanted[code];
  });
}

Bits dates_within(const segment::Segment& segment, const reflect::Path& path, std::int64_t low,
                  std::int64_t high) {
  const segment::DateColumn column = segment.dates(path.leaf);
  return scan(segment.rows(), column.rows, column.first, [&](std::int64_t first, std::uint32_t i) {
    return first != segment::no_date && first <= high && column.last[i] >= low;
  });
}

Result<Bits> keyword_range(const segment::Segment& segment, const reflect::Path& path,
                           const Query& query) {
  if (!query.low.empty() && !query.high.empty() && query.high < query.low)
    return bad("bad-range", "the range of " + path.name + " ends before it begins");
  const segment::KeywordColumn column = segment.keywords(path.leaf);
  std::vector<bool> wanted(column.dictionary.size());
  for (std::uint32_t code = 0; code < wanted.size(); ++code) {
    const std::string_view v = column.dictionary[code];
    wanted[code] = (query.low.empty() || (query.open_low ? v > query.low : v >= query.low)) &&
                   (query.high.empty() || (query.open_high ? v < query.high : v <= query.high));
  }
  return codes_where(segment, column, wanted);
}

Result<Bits> date_range(const segment::Segment& segment, const reflect::Path& path,
                        const Query& query) {
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = segment::no_date - 1;
  if (!query.low.empty()) {
    const auto span = to_span(path, query.low);
    if (!span) return span.error();
    low = query.open_low ? span->last + 1 : span->first;
  }
  if (!query.high.empty()) {
    const auto span = to_span(path, query.high);
    if (!span) return span.error();
    high = query.open_high ? span->first - 1 : span->last;
    if (!query.low.empty() && high < low)
      return bad("bad-range", "the range of " + path.name + " ends before it begins");
  }
  return dates_within(segment, path, low, high);
}

Result<Bits> number_range(const segment::Segment& segment, const reflect::Path& path,
                          const Query& query) {
  double low = -std::numeric_limits<double>::infinity(), high = -low;
  if (!query.low.empty()) {
    const auto value = to_number(path, query.low);
    if (!value) return value.error();
    low = *value;
  }
  if (!query.high.empty()) {
    const auto value = to_number(path, query.high);
    if (!value) return value.error();
    high = *value;
    if (high < low) return bad("bad-range", "the range of " + path.name + " ends before it begins");
  }
  const segment::NumberColumn column = segment.numbers(path.leaf);
  return scan(segment.rows(), column.rows, column.values, [&](double v, std::uint32_t) {
    return (query.open_low ? v > low : v >= low) && (query.open_high ? v < high : v <= high);
  });
}

/// Great-circle distance in km on a sphere of the mean radius (haversine).
double distance_km(double lat1, double lon1, double lat2, double lon2) {
  constexpr double radius = 6371.0088, rad = std::numbers::pi / 180;
  const double a = std::sin((lat2 - lat1) * rad / 2), b = std::sin((lon2 - lon1) * rad / 2);
  const double h = a * a + std::cos(lat1 * rad) * std::cos(lat2 * rad) * b * b;
  return 2 * radius * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace

Result<Bits> match_equals(const segment::Segment& segment, const reflect::Path& path,
                          const Query& query) {
  switch (path.field->kind) {
    case Kind::number:
    case Kind::integer:
    case Kind::boolean: {
      const auto value = path.field->kind == Kind::boolean ? to_flag(path, query.value)
                                                           : to_number(path, query.value);
      if (!value) return value.error();
      const segment::NumberColumn column = segment.numbers(path.leaf);
      return scan(segment.rows(), column.rows, column.values,
                  [&](double v, std::uint32_t) { return v == *value; });
    }
    case Kind::date: {
      const auto span = to_span(path, query.value);
      if (!span) return span.error();
      return dates_within(segment, path, span->first, span->last);
    }
    default: break;
  }
  const segment::KeywordColumn column = segment.keywords(path.leaf);
  if (path.field->kind == Kind::enumeration) {
    const auto values = path.field->values;
    if (std::find(values.begin(), values.end(), query.value) == values.end()) {
      std::string known;
      for (const std::string_view v : values) known.append(known.empty() ? "" : ", ").append(v);
      return bad("bad-value",
                 path.name + " is one of " + known + "; found \"" + query.value + "\"");
    }
  }
  std::vector<bool> wanted(column.dictionary.size());
  // Ids are taken as they are written; other values without regard to case.
  if (path.name == "id" || (path.field->flags & note::reference) != 0) {
    if (const auto code = column.dictionary.find(query.value)) wanted[*code] = true;
    return codes_where(segment, column, wanted);
  }
  const std::string folded = text::Analyser::fold(query.value);
  for (std::uint32_t code = 0; code < wanted.size(); ++code)
    wanted[code] = column.dictionary[code] == query.value ||
                   text::Analyser::fold(column.dictionary[code]) == folded;
  return codes_where(segment, column, wanted);
}

Bits match_beginning(const segment::Segment& segment, const reflect::Path& path,
                     const Query& query) {
  const segment::KeywordColumn column = segment.keywords(path.leaf);
  const std::string folded = text::Analyser::fold(query.value);
  std::vector<bool> wanted(column.dictionary.size());
  for (std::uint32_t code = 0; code < wanted.size(); ++code)
    wanted[code] = text::Analyser::fold(column.dictionary[code]).starts_with(folded);
  return codes_where(segment, column, wanted);
}

Result<Bits> match_range(const segment::Segment& segment, const reflect::Path& path,
                         const Query& query) {
  switch (path.field->kind) {
    case Kind::keyword:
    case Kind::enumeration: return keyword_range(segment, path, query);
    case Kind::date: return date_range(segment, path, query);
    case Kind::number:
    case Kind::integer: return number_range(segment, path, query);
    default: return bad("bad-range", path.name + " is true or false and has no range");
  }
}

Bits match_has(const segment::Segment& segment, const reflect::Path& path) {
  const reflect::RecordInfo& info = segment.info();
  for (std::size_t f = 0; f < info.fields.size(); ++f)
    if (info.fields[f].name == path.name) return {segment.rows(), segment.presence(f)};
  Bits result(segment.rows());
  for (const reflect::Path& p : reflect::paths_of(info)) {
    if (p.object() || p.leaf < path.leaf || p.leaf >= path.leaf + path.leaves) continue;
    for (const auto& field : segment.text_fields())
      if (field.path == &p && !field.lengths.empty())
        for (std::uint32_t row = 0; row < segment.rows(); ++row)
          if (field.lengths[row] > 0) result.set(row);
    if (!p.column()) continue;
    switch (p.field->kind) {
      case Kind::date:
        result |= dates_within(segment, p, std::numeric_limits<std::int64_t>::min(),
                               segment::no_date - 1);
        break;
      case Kind::number:
      case Kind::integer:
      case Kind::boolean: {
        const segment::NumberColumn column = segment.numbers(p.leaf);
        result |= scan(segment.rows(), column.rows, column.values,
                       [](double v, std::uint32_t) { return !std::isnan(v); });
        break;
      }
      default: {
        const segment::KeywordColumn column = segment.keywords(p.leaf);
        result |= scan(segment.rows(), column.rows, column.codes,
                       [](std::uint32_t c, std::uint32_t) { return c != segment::no_code; });
      }
    }
  }
  return result;
}

Result<Bits> match_near(const segment::Segment& segment, const Query& query) {
  const reflect::RecordInfo& info = segment.info();
  Bits result(segment.rows());
  bool any = false;
  for (const reflect::Path& lat : reflect::paths_of(info)) {
    if (lat.object() || lat.field->name != "lat") continue;
    const reflect::Path* lon =
        reflect::find_path(info, lat.name.substr(0, lat.name.size() - 3) + "lon");
    if (lon == nullptr) continue;
    any = true;
    const segment::NumberColumn lats = segment.numbers(lat.leaf), lons = segment.numbers(lon->leaf);
    for (std::uint32_t row = 0; row < segment.rows(); ++row) {
      // Pairs of a list belong together only if each place has both.
      const std::uint32_t n = lats.rows.end(row) - lats.rows.begin(row);
      if (n != lons.rows.end(row) - lons.rows.begin(row)) continue;
      for (std::uint32_t i = 0; i < n; ++i) {
        const double y = lats.values[lats.rows.begin(row) + i];
        const double x = lons.values[lons.rows.begin(row) + i];
        if (!std::isnan(y) && !std::isnan(x) && distance_km(query.lat, query.lon, y, x) <= query.km)
          result.set(row);
      }
    }
  }
  if (!any) return bad("unknown-field", "a " + std::string(info.type) + " has no place");
  return result;
}

}  // namespace madang::query
