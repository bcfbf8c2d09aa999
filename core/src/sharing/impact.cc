#include <madang/impact.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sharing/assumptions.h"
#include "sharing/hours_sum.h"
#include "sharing/ledger_live.h"

namespace madang {
namespace sharing {
namespace {

/// What is added up for a row.
struct Sum {
  std::uint64_t uses = 0, unassumed = 0;
  double lent = 0, open = 0, used = 0;  // seconds
  std::map<std::string, Range> money;
  Range co2e;
  std::set<std::string> ids;

  void add(const Assumption& assumption, double times) {
    Range& range = assumption.effect == Assumption::Effect::co2e ? co2e : money[assumption.unit];
    range.low += assumption.each.low * times;
    range.high += assumption.each.high * times;
    ids.insert(assumption.id);
  }
};

Impact::Row row_of(std::string value, const Sum& sum) {
  Impact::Row row;
  row.value = std::move(value);
  row.uses = sum.uses;
  row.unassumed = sum.unassumed;
  row.hours = sum.lent / 3600;
  row.open_hours = sum.open / 3600;
  row.used_hours = sum.used / 3600;
  for (const auto& [currency, range] : sum.money) row.money.push_back({currency, range});
  row.co2e_kg = sum.co2e;
  row.assumptions.assign(sum.ids.begin(), sum.ids.end());
  return row;
}

std::vector<Impact::Row> rows_of(const std::map<std::string, Sum>& sums) {
  std::vector<Impact::Row> rows;
  for (const auto& [value, sum] : sums) rows.push_back(row_of(value, sum));
  return rows;
}

std::string month_of(std::int64_t utc, const Zone& zone) {
  return print_day(day_of_second(zone.to_local(utc))).substr(0, 7);
}

/// f(month, seconds) for each month that the stretches lie in.
template <class F>
void by_month(const Stretches& stretches, const Zone& zone, F f) {
  for (const Stretch& s : stretches)
    for (std::int64_t at = s.from; at < s.to;) {
      const Civil day = civil_of(day_of_second(zone.to_local(at)));
      const std::int32_t next =
          day_number(day.month == 12 ? day.year + 1 : day.year, day.month % 12 + 1, 1);
      const std::int64_t turn = zone.to_utc(std::int64_t{next} * day_seconds).utc;
      const std::int64_t end = std::min(s.to, std::max(turn, at + 1));
      f(month_of(at, zone), static_cast<double>(end - at));
      at = end;
    }
}

/// The sums that a resource adds to.
struct Sums {
  Sum all;
  std::map<std::string, Sum> months, kinds, districts;

  /// f(sum) for all but those of months.
  template <class F>
  void each(const SharedResource& r, F f) {
    f(all);
    if (!r.kind.empty()) f(kinds[std::string(r.kind)]);
    if (!r.district.empty()) f(districts[std::string(r.district)]);
  }
};

/// The first assumption of each effect that fits the resource.
std::vector<const Assumption*> fitting(const std::vector<Assumption>& all,
                                       const std::vector<std::vector<query::Bits>>& where,
                                       const SharedResource& r) {
  std::vector<const Assumption*> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind && *all[i].kind != r.item->kind) continue;
    if (!where[i].empty() && !where[i][r.segment].test(r.row)) continue;
    if (std::none_of(found.begin(), found.end(),
                     [&](const Assumption* a) { return a->effect == all[i].effect; }))
      found.push_back(&all[i]);
  }
  return found;
}

void add_use(const Use& use, const SharedResource& r, const std::vector<const Assumption*>& fit,
             Sums& sums) {
  const auto units = static_cast<double>(use.quantity);
  const Stretch lent{std::max(use.from, r.window.from), std::min(use.to, r.window.to)};
  // A use that began before the period was counted in the one before.
  const bool counts = use.from >= r.window.from;
  const double used = seconds_of(inside(*r.hours, lent)) * units;
  const auto add = [&](Sum& sum, double seconds, bool once) {
    sum.lent += seconds * units;
    if (once) ++sum.uses;
    if (once && fit.empty()) ++sum.unassumed;
    for (const Assumption* a : fit)
      if (a->per_hour) sum.add(*a, seconds / 3600 * units);
      else if (once) sum.add(*a, units);
  };
  sums.each(r, [&](Sum& sum) {
    add(sum, static_cast<double>(lent.length()), counts);
    sum.used += used;
  });
  const Zone& zone = *r.calendar->zone;
  const std::string first = month_of(use.from, zone);
  by_month({lent}, zone, [&](const std::string& month, double seconds) {
    add(sums.months[month], seconds, counts && month == first);
  });
  by_month(inside(*r.hours, lent), zone, [&](const std::string& month, double seconds) {
    sums.months[month].used += seconds * units;
  });
}

}  // namespace

Result<Impact> impact_of(Catalog::State& base, const FreeQuery& query, std::string_view given) {
  if (given.empty()) given = default_assumptions();
  const auto assumptions = read_assumptions(given);
  if (!assumptions) return assumptions.error();
  const auto wanted = check(query);
  if (!wanted) return wanted.error();
  const auto ledger = ledger_of(base);
  const Now now(base);
  CollectionState& home = resources_of(*now);
  std::vector<std::vector<query::Bits>> where;
  for (const Assumption& a : *assumptions) {
    auto rows = rows_where(home, a.where);
    if (!rows) return std::move(rows).error();
    where.push_back(std::move(*rows));
  }
  const auto rows = rows_where(home, query.where);
  if (!rows) return rows.error();
  Sums sums;
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  auto done = each_shared(home, *wanted, *rows, [&](const SharedResource& r) {
    const auto units = static_cast<double>(r.calendar->quantity);
    const double open = seconds_of(*r.hours) * units;
    sums.each(r, [&](Sum& sum) { sum.open += open; });
    by_month(*r.hours, *r.calendar->zone, [&](const std::string& month, double seconds) {
      sums.months[month].open += seconds * units;
    });
    const Uses* uses = reading ? reading->busy().find(r.id) : nullptr;
    if (uses == nullptr) return;
    const auto fit = fitting(*assumptions, where, r);
    uses->each(r.window.from, r.window.to, [&](const Use& use) {
      if (use.expires == 0) add_use(use, r, fit, sums);
    });
  });
  if (!done) return std::move(done).error();
  Impact answer;
  answer.all = row_of("", sums.all);
  answer.by_month = rows_of(sums.months);
  answer.by_kind = rows_of(sums.kinds);
  answer.by_district = rows_of(sums.districts);
  answer.assumptions = given;
  return answer;
}

}  // namespace sharing

Result<Impact> impact(const Catalog& city, const FreeQuery& query, std::string_view assumptions) {
  return sharing::impact_of(CatalogAccess::state(city), query, assumptions);
}

}  // namespace madang
