#include "catalog/stats.h"

#include <madang/json.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_set>

#include "base/date.h"
#include "base/hash.h"
#include "catalog/counting.h"
#include "reflect/leaves.h"

namespace madang::catalog {
namespace {

/// The printed form of the first and last date of the first date field.
void date_range(const CollectionState& home, CollectionStats& stats) {
  for (const reflect::Path& path : reflect::paths_of(*home.info->record)) {
    if (!path.column() || path.field->kind != reflect::Kind::date || path.list) continue;
    stats.date_field = path.name;
    std::int64_t low = segment::no_date, high = INT64_MIN;
    for (std::size_t s = 0; s < home.segments.size(); ++s) {
      const segment::DateColumn column = home.segments[s].dates(path.leaf);
      home.seen(s).each([&](std::uint32_t row) {
        for (std::uint32_t i = column.rows.begin(row); i < column.rows.end(row); ++i) {
          if (column.first[i] == segment::no_date) continue;
          low = std::min(low, column.first[i]);
          high = std::max(high, column.last[i]);
        }
      });
    }
    if (high != INT64_MIN) {
      stats.first_date = base::to_string(base::day_of(low));
      stats.last_date = base::to_string(base::day_of(high));
    }
    return;
  }
}

/// The values of a field over all records, most frequent first.
std::vector<FacetValue> values_of(const CollectionState& home, std::string_view field) {
  if (home.info->record->find(field) == nullptr) return {};
  std::vector<query::Bits> rows;
  std::vector<PartRows> parts;
  for (std::size_t i = 0; i < home.segments.size(); ++i) rows.push_back(home.seen(i));
  for (std::size_t i = 0; i < rows.size(); ++i)
    parts.push_back({&home, i, &rows[i], rows[i].count()});
  auto facet = count_over(parts, std::string(field), std::numeric_limits<std::size_t>::max());
  return facet ? std::move(facet->values) : std::vector<FacetValue>{};
}

/// Distinct terms of the text index.
std::uint64_t terms_of(const CollectionState& home) {
  if (home.segments.size() == 1) return home.segments.front().terms().size();
  std::unordered_set<std::string_view> terms;
  for (const segment::Segment& segment : home.segments)
    for (std::uint32_t i = 0; i < segment.terms().size(); ++i) terms.insert(segment.terms()[i]);
  return terms.size();
}

void write(JsonWriter& out, std::string_view key, const std::vector<FacetValue>& values) {
  if (values.empty()) return;
  out.key(key).begin_object();
  for (const FacetValue& v : values) out.key(v.value).value(v.count);
  out.end_object();
}

}  // namespace

CollectionStats stats_of(const CollectionState& home) {
  CollectionStats stats;
  stats.name = home.info->name;
  stats.records = home.size();
  stats.terms = terms_of(home);
  for (const segment::Segment& segment : home.segments)
    stats.stored_bytes += segment.stored().bytes();
  date_range(home, stats);
  stats.kinds = values_of(home, "kind");
  stats.languages = values_of(home, "language");
  return stats;
}

std::string stats_json(const Catalog::State& city) {
  JsonWriter out;
  out.begin_object().key("version").value(base::hex(city.version));
  out.key("records").value(city.report.accepted + city.report.repaired);
  out.key("bytes").value(city.report.bytes);
  out.key("collections").begin_object();
  for (const CollectionState& home : city.collections) {
    const CollectionStats stats = stats_of(home);
    out.key(stats.name).begin_object();
    out.key("records").value(stats.records);
    out.key("terms").value(stats.terms);
    out.key("stored_bytes").value(stats.stored_bytes);
    if (!stats.first_date.empty()) {
      out.key("date_field").value(stats.date_field);
      out.key("first_date").value(stats.first_date);
      out.key("last_date").value(stats.last_date);
    }
    write(out, "kinds", stats.kinds);
    write(out, "languages", stats.languages);
    out.end_object();
  }
  out.end_object().end_object();
  return std::move(out).text();
}

}  // namespace madang::catalog
