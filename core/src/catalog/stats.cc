#include "catalog/stats.h"

#include <madang/json.h>

#include <algorithm>

#include "base/date.h"
#include "base/hash.h"
#include "query/run.h"
#include "reflect/leaves.h"

namespace madang::catalog {
namespace {

/// The printed form of the first and last date of the first date field.
void date_range(const segment::Segment& segment, CollectionStats& stats) {
  for (const reflect::Path& path : reflect::paths_of(segment.info())) {
    if (!path.column() || path.field->kind != reflect::Kind::date || path.list) continue;
    stats.date_field = path.name;
    const segment::DateColumn column = segment.dates(path.leaf);
    std::int64_t low = segment::no_date, high = INT64_MIN;
    for (std::size_t i = 0; i < column.first.size(); ++i) {
      if (column.first[i] == segment::no_date) continue;
      low = std::min(low, column.first[i]);
      high = std::max(high, column.last[i]);
    }
    if (high != INT64_MIN) {
      stats.first_date = base::to_string(base::day_of(low));
      stats.last_date = base::to_string(base::day_of(high));
    }
    return;
  }
}

std::vector<FacetValue> languages(const segment::Segment& segment) {
  std::vector<FacetValue> result;
  const query::Answer all{query::Bits(segment.rows(), true), {}, segment.rows()};
  if (segment.info().find("language") != nullptr)
    if (auto facet = query::count_values(segment, all, "language")) result = facet->values;
  return result;
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
  stats.records = home.segment.rows();
  stats.terms = home.segment.terms().size();
  stats.stored_bytes = home.segment.stored_bytes();
  date_range(home.segment, stats);
  const query::Answer all{query::Bits(home.segment.rows(), true), {}, home.segment.rows()};
  if (auto kinds = query::count_values(home.segment, all, "kind")) stats.kinds = kinds->values;
  stats.languages = languages(home.segment);
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
