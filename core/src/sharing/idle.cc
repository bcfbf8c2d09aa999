#include <algorithm>
#include <cmath>
#include <map>

#include "sharing/ledger_live.h"
#include "sharing/query.h"

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

/// What of the hours lies in the stretch.
Stretches inside(const Stretches& hours, const Stretch& stretch) {
  Stretches found;
  for (const Stretch& h : hours)
    if (h.from < stretch.to && h.to > stretch.from)
      found.push_back({std::max(h.from, stretch.from), std::min(h.to, stretch.to)});
  return found;
}

double seconds_of(const Stretches& stretches) {
  double sum = 0;
  for (const Stretch& s : stretches) sum += static_cast<double>(s.length());
  return sum;
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
  if (auto whole = still_whole(*now); !whole) return std::move(whole).error();
  CollectionState& home = resources_of(*now);
  const auto where = rows_where(home, query.where);
  if (!where) return where.error();
  Week week(7 * 24);
  Sum all;
  std::map<std::string, Sum> kinds, districts;
  std::vector<Idle::Row> resources;
  const reflect::Path* district = reflect::find_path(*home.info->record, "place.district");
  const reflect::Path* kind = reflect::find_path(*home.info->record, "kind");
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    const Items& items = items_of(home, s);
    const segment::KeywordColumn names = home.segments[s].keywords(district->leaf);
    // Resources that share a calendar share their open hours.
    std::vector<std::optional<Stretches>> open(items.calendars.size());
    for (std::uint32_t row = 0; row < items.items.size(); ++row) {
      if (!where->empty() && !(*where)[s].test(row)) continue;
      if (std::binary_search(home.hidden.begin(), home.hidden.end(), home.starts[s] + row))
        continue;
      const Item& item = items.items[row];
      const Calendar& calendar = items.calendar(item);
      double km = 0;
      if (!calendar.known || calendar.zone == nullptr || !suits(*wanted, item, calendar, 3600, km))
        continue;
      const Wanted::Window window = wanted->in(*calendar.zone);
      auto& hours = open[item.calendar];
      if (!hours) hours = calendar.open(window.from, window.to);
      const std::string_view id = home.segments[s].id(row);
      const Uses* uses = reading ? reading->busy().find(id) : nullptr;
      Sum one;
      one.resources = 1;
      const auto units = static_cast<double>(calendar.quantity);
      one.open = seconds_of(*hours) * units;
      spread_units(*hours, *calendar.zone, units, week, &Sum::open);
      if (uses != nullptr)
        uses->each(window.from, window.to, [&](const Use& use) {
          if (!use.holds(wanted->now)) return;
          // What is booked outside the hours was not idle time.
          const Stretches used = inside(*hours, {use.from, use.to});
          one.used += seconds_of(used) * static_cast<double>(use.quantity);
          spread_units(used, *calendar.zone, static_cast<double>(use.quantity), week, &Sum::used);
        });
      all.add(one);
      if (item.kind < kind->field->values.size())
        kinds[std::string(kind->field->values[item.kind])].add(one);
      const std::uint32_t code = names.rows.begin(row) < names.rows.end(row)
                                     ? names.codes[names.rows.begin(row)]
                                     : names.dictionary.size();
      if (code < names.dictionary.size()) districts[std::string(names.dictionary[code])].add(one);
      resources.push_back(row_of(std::string(id), one));
    }
  }
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
