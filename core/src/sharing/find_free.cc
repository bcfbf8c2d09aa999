#include <algorithm>
#include <cmath>
#include <limits>

#include "sharing/ledger_live.h"
#include "sharing/verdict.h"

namespace madang {
namespace sharing {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Found {
  std::size_t segment = 0;
  std::uint32_t row = 0;
  double km = none, cost = none, spare = 0;
};

/// NaN comes last.
int order(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return static_cast<int>(std::isnan(a)) - static_cast<int>(std::isnan(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

}  // namespace

Result<FreeList> find(Catalog::State& base, const FreeQuery& query) {
  const auto wanted = check(query);
  if (!wanted) return wanted.error();
  const std::shared_ptr<LedgerLive> ledger = ledger_of(base);
  const Now now(base);
  if (auto whole = still_whole(*now); !whole) return std::move(whole).error();
  CollectionState& home = resources_of(*now);
  const auto where = rows_where(home, query.where);
  if (!where) return where.error();
  FreeList list;
  list.limit = query.limit;
  std::vector<Found> found;
  std::vector<std::vector<Verdict>> verdicts(home.segments.size());
  std::vector<std::shared_ptr<const std::vector<std::uint32_t>>> numbers(home.segments.size());
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    verdicts[s].resize(items_of(home, s).calendars.size());
    if (ledger != nullptr) numbers[s] = ledger->numbers(home, s);
  }
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  const auto uses = [&](std::size_t s, std::uint32_t row) -> const Uses* {
    return reading ? &reading->busy()[(*numbers[s])[row]] : nullptr;
  };
  std::uint32_t next_hidden = home.hidden.empty() ? UINT32_MAX : home.hidden.front();
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    const Items& items = items_of(home, s);
    for (std::uint32_t row = 0; row < items.items.size(); ++row) {
      if (home.starts[s] + row == next_hidden) {
        next_hidden = home.next_hidden(next_hidden);
        continue;
      }
      if (!where->empty() && !(*where)[s].test(row)) continue;
      const Item& item = items.items[row];
      const Calendar& calendar = items.calendar(item);
      Verdict& verdict = verdicts[s][item.calendar];
      if (!verdict.done) verdict = judge(*wanted, calendar);
      Found one;
      one.segment = s;
      one.row = row;
      if (!suits(*wanted, item, calendar, verdict.length, one.km)) continue;
      ++list.asked;
      if (!verdict.known) ++list.unknown;
      if (!verdict.any || uses_of(*wanted, calendar, verdict, uses(s, row), 1).empty()) continue;
      one.cost = cost_of(item, verdict.length, wanted->people);
      one.spare = std::isnan(item.capacity) ? 0 : item.capacity - wanted->people;
      found.push_back(one);
    }
  }
  list.total = found.size();
  const auto before = [&](const Found& a, const Found& b) {
    if (const int o = order(a.km, b.km); o != 0) return o < 0;
    if (const int o = order(a.cost, b.cost); o != 0) return o < 0;
    if (const int o = order(a.spare, b.spare); o != 0) return o < 0;
    return home.segments[a.segment].id(a.row) < home.segments[b.segment].id(b.row);
  };
  const std::size_t shown = std::min(query.limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(),
                    before);
  for (std::size_t i = 0; i < shown; ++i) {
    const Found& f = found[i];
    const Items& items = items_of(home, f.segment);
    const Item& item = items.items[f.row];
    const Calendar& calendar = items.calendar(item);
    const Verdict& verdict = verdicts[f.segment][item.calendar];
    const Uses* used = uses(f.segment, f.row);
    FreeResource one{CatalogAccess::record(home, home.starts[f.segment] + f.row), {}, {}, {}, 0};
    const Stretches slots =
        uses_of(*wanted, calendar, verdict, used, std::max<std::size_t>(1, query.slots));
    for (const Stretch& slot : slots)
      one.slots.push_back(
          {print_time(slot.from, *calendar.zone), print_time(slot.to, *calendar.zone)});
    if (!std::isnan(f.km)) one.km = f.km;
    if (!std::isnan(f.cost)) one.cost = f.cost;
    one.left = calendar.quantity;
    if (used != nullptr && !slots.empty())
      one.left -= most_used(*used, slots.front().from - calendar.buffer,
                            slots.front().to + calendar.buffer, wanted->now);
    list.items.push_back(std::move(one));
  }
  return list;
}

}  // namespace sharing

Result<FreeList> find_free(const Catalog& city, const FreeQuery& query) {
  return sharing::find(CatalogAccess::state(city), query);
}

}  // namespace madang
