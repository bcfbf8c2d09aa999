#include "query/columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/date.h"
#include "query/days.h"
#include "query/fields.h"
#include "query/folded.h"
#include "query/lanes.h"
#include "query/value_rows.h"
#include "text/sort_key.h"

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

/// Rows that have a value v with test(v), which must not branch.
template <class T, class Test>
Bits scan(std::uint32_t rows, const segment::Rows& of, std::span<const T> values, Effort& effort,
          Test&& test) {
  Bits result(rows);
  effort.touched += values.size();
  if (of.single()) {
    for (std::size_t row = 0; row < values.size(); row += 64)
      result.set_word(row / 64, lanes_where(values.data() + row,
                                            std::min<std::size_t>(64, values.size() - row), test));
    return result;
  }
  for (std::uint32_t row = 0; row < rows; ++row)
    for (std::uint32_t i = of.begin(row); i < of.end(row); ++i)
      if (test(values[i])) {
        result.set(row);
        break;
      }
  return result;
}

Bits dates_within(const segment::Segment& segment, const reflect::Path& path, std::int64_t low,
                  std::int64_t high, Effort& effort) {
  Bits result(segment.rows());
  const Days& days = days_of(segment, path.leaf);
  if (days.whole) {
    effort.how = "days";
    const auto day = [](std::int64_t second) {
      return second / Days::seconds - (second % Days::seconds < 0 ? 1 : 0);
    };
    effort.touched += days_within(days, day(low), day(high), result);
    return result;
  }
  effort.how = "dates";
  const segment::DateColumn column = segment.dates(path.leaf);
  effort.touched += column.first.size();
  for (std::uint32_t row = 0; row < segment.rows(); ++row)
    for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i)
      if (column.first[i] != segment::no_date && column.first[i] <= high && column.last[i] >= low)
        result.set(row);
  return result;
}

/// The rows of values, given by their places in a list of codes.
Bits rows_of(const segment::Segment& segment, const reflect::Path& path, const Folded& values,
             std::pair<std::size_t, std::size_t> places, Effort& effort) {
  effort.how = "rows of values";
  Bits result(segment.rows());
  const ValueRows& rows = value_rows(segment, path.leaf);
  for (std::size_t i = places.first; i < places.second; ++i)
    effort.touched += rows.add_to(values.order[i], result);
  return result;
}

Result<Bits> keyword_range(const segment::Segment& segment, const reflect::Path& path,
                           const Query& query, Effort& effort) {
  if (!query.low.empty() && !query.high.empty() && query.high < query.low)
    return bad("bad-range", "the range of " + path.name + " ends before it begins");
  const segment::Dictionary values = segment.keywords(path.leaf).dictionary;
  const ValueRows& rows = value_rows(segment, path.leaf);
  effort.how = "rows of values";
  Bits result(segment.rows());
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    const std::string_view v = values[code];
    if ((query.low.empty() || (query.open_low ? v > query.low : v >= query.low)) &&
        (query.high.empty() || (query.open_high ? v < query.high : v <= query.high)))
      effort.touched += rows.add_to(code, result);
  }
  return result;
}

Result<Bits> date_range(const segment::Segment& segment, const reflect::Path& path,
                        const Query& query, Effort& effort) {
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
  return dates_within(segment, path, low, high, effort);
}

Result<Bits> number_range(const segment::Segment& segment, const reflect::Path& path,
                          const Query& query, Effort& effort) {
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
  effort.how = "numbers";
  // The ends that are left out go one step inwards, so that one test does for all.
  if (query.open_low) low = std::nextafter(low, std::numeric_limits<double>::infinity());
  if (query.open_high) high = std::nextafter(high, -std::numeric_limits<double>::infinity());
  return scan(segment.rows(), column.rows, column.values, effort,
              [low, high](double v) { return (v >= low) & (v <= high); });
}

}  // namespace

Result<Bits> match_equals(const segment::Segment& segment, const reflect::Path& path,
                          const Query& query, Effort& effort) {
  switch (path.field->kind) {
    case Kind::number:
    case Kind::integer:
    case Kind::boolean: {
      const auto value = path.field->kind == Kind::boolean ? to_flag(path, query.value)
                                                           : to_number(path, query.value);
      if (!value) return value.error();
      const segment::NumberColumn column = segment.numbers(path.leaf);
      effort.how = "numbers";
      return scan(segment.rows(), column.rows, column.values, effort,
                  [wanted = *value](double v) { return v == wanted; });
    }
    case Kind::date: {
      const auto span = to_span(path, query.value);
      if (!span) return span.error();
      return dates_within(segment, path, span->first, span->last, effort);
    }
    default: break;
  }
  if (path.field->kind == Kind::enumeration) {
    const auto values = path.field->values;
    if (std::find(values.begin(), values.end(), query.value) == values.end()) {
      std::string known;
      for (const std::string_view v : values) known.append(known.empty() ? "" : ", ").append(v);
      return bad("bad-value",
                 path.name + " is one of " + known + "; found \"" + query.value + "\"");
    }
  }
  // Ids are taken as they are written; other values without regard to case.
  if (path.name == "id" || (path.field->flags & note::reference) != 0)
    return match_ids(segment, path, {query.value}, effort);
  const Folded& values = folded(segment, path.leaf);
  return rows_of(segment, path, values, values.equal(text::sort_key(query.value)), effort);
}

Bits match_ids(const segment::Segment& segment, const reflect::Path& path,
               const std::vector<std::string_view>& ids, Effort& effort) {
  effort.how = "rows of values";
  Bits result(segment.rows());
  const segment::Dictionary values = segment.keywords(path.leaf).dictionary;
  if (path.name == "id") {
    for (const std::string_view id : ids)
      if (const auto row = segment.find(id)) result.set(*row);
    effort.touched += ids.size();
    return result;
  }
  const ValueRows& rows = value_rows(segment, path.leaf);
  if (ids.size() < values.size()) {
    for (const std::string_view id : ids)
      if (const auto code = values.find(id)) effort.touched += rows.add_to(*code, result);
  } else {
    for (std::uint32_t code = 0; code < values.size(); ++code)
      if (std::binary_search(ids.begin(), ids.end(), values[code]))
        effort.touched += rows.add_to(code, result);
  }
  return result;
}

Bits match_beginning(const segment::Segment& segment, const reflect::Path& path, const Query& query,
                     Effort& effort) {
  const Folded& values = folded(segment, path.leaf);
  return rows_of(segment, path, values, values.beginning(text::sort_key(query.value)), effort);
}

Result<Bits> match_range(const segment::Segment& segment, const reflect::Path& path,
                         const Query& query, Effort& effort) {
  switch (path.field->kind) {
    case Kind::keyword:
    case Kind::enumeration: return keyword_range(segment, path, query, effort);
    case Kind::date: return date_range(segment, path, query, effort);
    case Kind::number:
    case Kind::integer: return number_range(segment, path, query, effort);
    default: return bad("bad-range", path.name + " is true or false and has no range");
  }
}

Bits match_has(const segment::Segment& segment, const reflect::Path& path, Effort& effort) {
  const reflect::RecordInfo& info = segment.info();
  effort.how = "presence";
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
                               segment::no_date - 1, effort);
        break;
      case Kind::number:
      case Kind::integer:
      case Kind::boolean: {
        const segment::NumberColumn column = segment.numbers(p.leaf);
        result |= scan(segment.rows(), column.rows, column.values, effort,
                       [](double v) { return !std::isnan(v); });
        break;
      }
      default: {
        const segment::KeywordColumn column = segment.keywords(p.leaf);
        result |= scan(segment.rows(), column.rows, column.codes, effort,
                       [](std::uint32_t c) { return c != segment::no_code; });
      }
    }
  }
  return result;
}

}  // namespace madang::query
