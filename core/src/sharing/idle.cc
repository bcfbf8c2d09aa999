#include <algorithm>
#include <cmath>
#include <map>

#include "sharing/hours_sum.h"
#include "sharing/ledger_live.h"

namespace madang {
namespace sharing {
namespace {

/// Open and used seconds of something.
struct Sum {
  double open = 0, used = 0;
  std::uint64_t resources = 0;
  void add(const Sum& o) {
    open += o.open;
    used += o.used;
    resources += o.resources;
  }
};

/// By hour of the local week.
using Week = std::vector<Sum>;

/// Spreads stretches over the hours of the week that they lie in.
void spread_units(const Stretches& stretches, const Zone& zone, double units, Week& week,
                  double Sum::*which) {
  for (const Stretch& s : stretches)
    for (std::int64_t at = s.from; at < s.to;) {
      const std::int64_t local = zone.to_local(at);
      const std::int64_t into = local - std::int64_t{day_of_second(local)} * day_seconds;
      const std::int64_t end = std::min(s.to, at + 3600 - into % 3600);
      const auto hour =
          static_cast<std::size_t>(weekday_of(day_of_second(local)) * 24 + into / 3600);
      week[hour].*which += static_cast<double>(end - at) * units;
      at = end;
    }
}

Idle::Row row_of(std::string value, const Sum& sum) {
  return {std::move(value), sum.open / 3600, sum.used / 3600, sum.resources};
}

std::vector<Idle::Row> rows_of(const std::map<std::string, Sum>& sums) {
  std::vector<Idle::Row> rows;
  for (const auto& [value, sum] : sums) rows.push_back(row_of(value, sum));
  return rows;
}

}  // namespace

Result<Idle> idle_of(Catalog::State& base, const FreeQuery& query) {
  const auto wanted = check(query);
  if (!wanted) return wanted.error();
  const auto ledger = ledger_of(base);
  const Now now(base);
  CollectionState& home = resources_of(*now);
  Week week(7 * 24);
  Sum all;
  std::map<std::string, Sum> kinds, districts;
  std::vector<Idle::Row> resources;
  // Before the bookings are held: a condition may look at them too.
  const auto rows = rows_where(home, query.where);
  if (!rows) return rows.error();
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  auto done = each_shared(home, *wanted, *rows, [&](const SharedResource& r) {
    const Uses* uses = reading ? reading->busy().find(r.id) : nullptr;
    Sum one;
    one.resources = 1;
    const auto units = static_cast<double>(r.calendar->quantity);
    one.open = seconds_of(*r.hours) * units;
    spread_units(*r.hours, *r.calendar->zone, units, week, &Sum::open);
    if (uses != nullptr)
      uses->each(r.window.from, r.window.to, [&](const Use& use) {
        if (!use.holds(wanted->now)) return;
        // What is booked outside the hours was not idle time.
        const Stretches used = inside(*r.hours, {use.from, use.to});
        one.used += seconds_of(used) * static_cast<double>(use.quantity);
        spread_units(used, *r.calendar->zone, static_cast<double>(use.quantity), week, &Sum::used);
      });
    all.add(one);
    if (!r.kind.empty()) kinds[std::string(r.kind)].add(one);
    if (!r.district.empty()) districts[std::string(r.district)].add(one);
    resources.push_back(row_of(std::string(r.id), one));
  });
  if (!done) return std::move(done).error();
  Idle answer;
  answer.all = row_of("", all);
  constexpr const char* days[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
  for (std::size_t hour = 0; hour < week.size(); ++hour) {
    if (week[hour].open == 0) continue;
    char name[8];
    std::snprintf(name, sizeof name, "%s %02d", days[hour / 24], static_cast<int>(hour % 24));
    answer.by_hour.push_back(row_of(name, week[hour]));
  }
  answer.by_kind = rows_of(kinds);
  answer.by_district = rows_of(districts);
  const std::size_t shown = std::min(query.limit, resources.size());
  std::partial_sort(resources.begin(), resources.begin() + static_cast<std::ptrdiff_t>(shown),
                    resources.end(), [](const Idle::Row& a, const Idle::Row& b) {
                      const double x = a.open_hours - a.used_hours, y = b.open_hours - b.used_hours;
                      return x != y ? x > y : a.value < b.value;
                    });
  resources.resize(shown, {});
  answer.by_resource = std::move(resources);
  return answer;
}

}  // namespace sharing

Result<Idle> idle(const Catalog& city, const FreeQuery& query) {
  return sharing::idle_of(CatalogAccess::state(city), query);
}

}  // namespace madang
