#include "sharing/query.h"

#include <algorithm>
#include <cmath>

#include "catalog/ask.h"
#include "catalog/synonyms.h"
#include "query/points.h"
#include "reflect/record_info.h"

namespace madang::sharing {
Error query_error(std::string code, std::string message, std::string hint) {
  Error error;
  error.kind = ErrorKind::query;
  error.code = std::move(code);
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

Wanted::Window Wanted::in(const Zone& zone) const {
  const Zone::Moment begin = from.in(zone), end = to.in(zone);
  return {begin.utc, end.utc, begin.clock != Clock::once ? begin.clock : end.clock};
}

Result<std::uint8_t> kind_named(const std::string& name) {
  const reflect::FieldInfo* field =
      reflect::record_info(static_cast<const Resource*>(nullptr)).find("kind");
  const auto at = std::find(field->values.begin(), field->values.end(), name);
  if (at != field->values.end()) return static_cast<std::uint8_t>(at - field->values.begin());
  std::string known;
  for (const std::string_view value : field->values)
    known.append(known.empty() ? "" : ", ").append(value);
  return query_error("bad-value", "there is no kind \"" + name + "\"", "there are " + known);
}

Result<Wanted> check(const FreeQuery& query) {
  Wanted wanted;
  auto from = parse_asked(query.from, "from");
  if (!from) return std::move(from).error();
  std::optional<std::int64_t> duration;
  if (!query.duration.empty()) {
    duration = parse_duration(query.duration);
    if (!duration || *duration <= 0)
      return query_error("bad-duration",
                         "the duration is longer than nothing; found \"" + query.duration + "\"",
                         "write PT2H, 2h or 90m");
  }
  const bool begins = query.to.empty() && duration;  // it begins then, and lasts so long
  auto to = begins ? Result<Asked>(Asked{from->seconds + std::min(*duration, longest_span + 1),
                                         from->absolute})
                   : parse_asked(query.to, "to");
  if (!to) return std::move(to).error();
  wanted.from = *from;
  wanted.to = *to;
  // Where one of the two has an offset and the other not, they compare per zone.
  if (from->absolute == to->absolute) {
    if (to->seconds <= from->seconds)
      return query_error(
          "bad-span",
          to->seconds == from->seconds ? "it ends when it begins" : "it ends before it begins",
          "to lies after from");
    if (to->seconds - from->seconds > longest_span)
      return query_error("bad-span", "it lasts longer than 400 days", "ask for less at once");
  } else if (std::abs(to->seconds - from->seconds) > longest_span) {
    return query_error("bad-span", "it lasts longer than 400 days", "ask for less at once");
  }
  if (duration && !begins) wanted.duration = *duration;
  if (query.quantity < 1)
    return query_error("bad-value",
                       "quantity is 1 or more; found " + std::to_string(query.quantity));
  wanted.quantity = query.quantity;
  if (!(query.people >= 0) || query.people > 1e9)
    return query_error("bad-value", "people is a number that is not negative");
  wanted.people = query.people;
  if (!query.kind.empty()) {
    const auto kind = kind_named(query.kind);
    if (!kind) return kind.error();
    wanted.kind = *kind;
  }
  if (query.max_price && !(*query.max_price >= 0))
    return query_error("bad-value", "the highest price is a number that is not negative");
  wanted.max_price = query.max_price;
  if (query.lat.has_value() != query.lon.has_value() || (query.within_km && !query.lat))
    return query_error("bad-value", "a place has a latitude and a longitude",
                       "write near=37.57,126.98");
  if (query.lat) {
    if (!(std::abs(*query.lat) <= 90) || !(std::abs(*query.lon) <= 180))
      return query_error("bad-value",
                         "a latitude lies between -90 and 90, a longitude between -180 and 180");
    wanted.place = true;
    wanted.lat = *query.lat;
    wanted.lon = *query.lon;
    wanted.within_km = query.within_km.value_or(most_km);
    if (!(wanted.within_km > 0)) return query_error("bad-value", "a distance is above 0");
  }
  wanted.now_given = !query.now.empty();
  wanted.now = clock_now();
  if (wanted.now_given) {
    const auto now = parse_asked(query.now, "now");
    if (!now) return now.error();
    wanted.now = now->in(*Zone::find("Asia/Seoul")).utc;
  }
  return wanted;
}

bool suits(const Wanted& wanted, const Item& item, const Calendar& calendar, std::int64_t seconds,
           double& km) {
  if (wanted.kind && item.kind != *wanted.kind) return false;
  if (item.capacity < wanted.people) return false;  // false where it is not known
  if (wanted.quantity > calendar.quantity) return false;
  if (wanted.max_price && !(cost_of(item.tariff, seconds, wanted.people) <= *wanted.max_price))
    return false;
  if (!wanted.place) return true;
  constexpr double km_a_degree = 111;  // of latitude, at least
  if (!(std::abs(item.lat - wanted.lat) * km_a_degree <= wanted.within_km + 1)) return false;
  km = query::distance_km(wanted.lat, wanted.lon, item.lat, item.lon);
  return km <= wanted.within_km;
}

Result<std::vector<query::Bits>> rows_where(CollectionState& home, const std::string& where) {
  std::vector<query::Bits> rows;
  if (where.empty()) return rows;
  const auto tree = parse_query(where);
  if (!tree) return tree.error();
  query::Corpus corpus(catalog::segments_of({&home}));
  const query::Expansions expansions =
      query::expand(corpus, catalog::synonyms_of(*home.city), *tree);
  auto parts = catalog::ask(*home.city, {&home}, corpus, *tree, expansions);
  if (!parts) return std::move(parts).error();
  for (const segment::Segment& segment : home.segments) rows.emplace_back(segment.rows());
  for (catalog::Part& part : *parts) rows[part.segment] = std::move(part.answer.rows);
  return rows;
}

}  // namespace madang::sharing
