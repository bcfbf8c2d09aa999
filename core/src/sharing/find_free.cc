#include <algorithm>
#include <cmath>

#include "sharing/scan.h"

namespace madang {
namespace sharing {
namespace {

/// NaN comes last.
int order(double a, double b) {
  if (std::isnan(a) || std::isnan(b))
    return static_cast<int>(std::isnan(a)) - static_cast<int>(std::isnan(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/// The best of what is free. Most of it is never measured: it is farther away than all
/// that is kept.
class Best {
 public:
  Best(const CollectionState& home, const Wanted& wanted, const Scan& scan, std::size_t most)
      : home_(home), wanted_(wanted), scan_(scan), most_(most) {}

  struct Found {
    ResourceAt at;
    double km = 0, cost = 0, spare = 0;
    mutable std::string_view id{};  ///< looked up where all else is equal
  };

  void add(const Scan::Row& row) {
    if (most_ == 0 || row.square > beyond_) return;
    const Item& item = *row.item;
    const Found one{row.at, scan_.km(item), cost_of(item, row.judged->length, wanted_.people),
                    std::isnan(item.capacity) ? 0 : item.capacity - wanted_.people};
    const auto before = [this](const Found& a, const Found& b) { return is_before(a, b); };
    if (kept_.size() == most_) {
      if (!is_before(one, kept_.front())) return;
      std::pop_heap(kept_.begin(), kept_.end(), before);
      kept_.back() = one;
    } else {
      kept_.push_back(one);
    }
    std::push_heap(kept_.begin(), kept_.end(), before);
    if (wanted_.place && kept_.size() == most_)
      beyond_ = query::Near::square_beyond(kept_.front().km);
  }

  /// In order.
  std::vector<Found> take() {
    std::sort(kept_.begin(), kept_.end(),
              [this](const Found& a, const Found& b) { return is_before(a, b); });
    return std::move(kept_);
  }

 private:
  [[nodiscard]] bool is_before(const Found& a, const Found& b) const {
    if (const int o = order(a.km, b.km); o != 0) return o < 0;
    if (const int o = order(a.cost, b.cost); o != 0) return o < 0;
    if (const int o = order(a.spare, b.spare); o != 0) return o < 0;
    return id_of(a) < id_of(b);
  }
  [[nodiscard]] std::string_view id_of(const Found& one) const {
    if (one.id.empty()) one.id = home_.segments[one.at.first].id(one.at.second);
    return one.id;
  }

  const CollectionState& home_;
  const Wanted& wanted_;
  const Scan& scan_;
  std::size_t most_;
  double beyond_ = std::numeric_limits<double>::infinity();
  std::vector<Found> kept_;  // a heap, the worst in front
};

FreeResource answer(CollectionState& home, const Wanted& wanted, const Scan::Row& row,
                    const Calendar& calendar, std::size_t slots_shown) {
  FreeResource one{CatalogAccess::record(home, home.starts[row.at.first] + row.at.second),
                   {},
                   {},
                   {},
                   calendar.quantity};
  const Stretches slots = uses_of(wanted, calendar, *row.judged, row.uses, slots_shown);
  for (const Stretch& slot : slots)
    one.slots.push_back(
        {print_time(slot.from, *calendar.zone), print_time(slot.to, *calendar.zone)});
  if (row.uses != nullptr && !slots.empty())
    one.left -= most_used(*row.uses, slots.front().from - calendar.buffer,
                          slots.front().to + calendar.buffer, wanted.now);
  return one;
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
  const Numbers numbers = numbers_of(ledger.get(), home);
  std::optional<LedgerLive::Reading> reading;
  if (ledger != nullptr) reading.emplace(*ledger);
  Scan scan(home, *wanted, numbers, reading ? &reading->busy() : nullptr);
  FreeList list;
  list.limit = query.limit;
  Best best(home, *wanted, scan, query.limit);
  scan.each(*where, [&](const Scan::Row& row) {
    ++list.asked;
    if (!row.judged->known) ++list.unknown;
    if (!scan.is_free(row)) return;
    ++list.total;
    best.add(row);
  });
  for (const Best::Found& f : best.take()) {
    FreeResource one = answer(home, *wanted, scan.row(f.at), scan.calendar(f.at),
                              std::max<std::size_t>(1, query.slots));
    if (!std::isnan(f.km)) one.km = f.km;
    if (!std::isnan(f.cost)) one.cost = f.cost;
    list.items.push_back(std::move(one));
  }
  return list;
}

}  // namespace sharing

Result<FreeList> find_free(const Catalog& city, const FreeQuery& query) {
  return sharing::find(CatalogAccess::state(city), query);
}

}  // namespace madang
