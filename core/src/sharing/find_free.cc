#include <algorithm>
#include <cmath>

#include "sharing/scan.h"

namespace madang {
namespace sharing {
namespace {

/// The best of what is free. Most of it is never measured: it is farther away than all that is
/// kept.
class Best {
 public:
  Best(const CollectionState& home, const Wanted& wanted, Scan& scan, std::size_t most)
      : home_(home), wanted_(wanted), scan_(scan), most_(most), worst_in_(home.segments.size()) {}

  struct Found {
    ResourceAt at;
    double km = 0;    ///< 0 where no place is asked for
    double cost = 0;  ///< infinite where not known, which so comes last
    double spare = 0;
    std::uint32_t order = 0;  ///< by id, in its segment
  };

  void add(const Scan::Row& row) {
    if (most_ == 0 || row.square > beyond_) return;
    const double capacity = row.columns->capacities[row.at.second], cost = scan_.cost(row);
    const Found one{row.at, wanted_.place ? scan_.km(row.at) : 0,
                    std::isnan(cost) ? std::numeric_limits<double>::infinity() : cost,
                    std::isnan(capacity) ? 0 : capacity - wanted_.people,
                    row.columns->order[row.at.second]};
    const auto before = [this](const Found& a, const Found& b) { return is_before(a, b); };
    if (kept_.size() == most_) {
      if (!beats_worst(one)) return;
      std::pop_heap(kept_.begin(), kept_.end(), before);
      kept_.back() = one;
    } else {
      kept_.push_back(one);
    }
    std::push_heap(kept_.begin(), kept_.end(), before);
    worst_in_ = home_.segments.size();
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
  /// Below 0 where a comes first, whatever their ids.
  [[nodiscard]] static int compare(const Found& a, const Found& b) {
    if (a.km != b.km) return a.km < b.km ? -1 : 1;
    if (a.cost != b.cost) return a.cost < b.cost ? -1 : 1;
    if (a.spare != b.spare) return a.spare < b.spare ? -1 : 1;
    return 0;
  }
  [[nodiscard]] bool is_before(const Found& a, const Found& b) const {
    if (const int o = compare(a, b); o != 0) return o < 0;
    if (a.at.first == b.at.first) return a.order < b.order;
    return id_of(a) < id_of(b);
  }
  /// is_before(one, the worst), where very many are equal but for their id: its place among the
  /// ids of their segment is sought once.
  [[nodiscard]] bool beats_worst(const Found& one) {
    if (const int o = compare(one, kept_.front()); o != 0) return o < 0;
    if (one.at.first == kept_.front().at.first) return one.order < kept_.front().order;
    if (worst_in_ != one.at.first) {
      worst_in_ = one.at.first;
      const auto& rows = scan_.columns(worst_in_).by_id;
      const segment::Segment& segment = home_.segments[worst_in_];
      const std::string_view id = id_of(kept_.front());
      worst_at_ =
          static_cast<std::uint32_t>(std::lower_bound(rows.begin(), rows.end(), id,
                                                      [&](std::uint32_t row, std::string_view to) {
                                                        return segment.id(row) < to;
                                                      }) -
                                     rows.begin());
    }
    return one.order < worst_at_;
  }
  [[nodiscard]] std::string_view id_of(const Found& one) const {
    return home_.segments[one.at.first].id(one.at.second);
  }

  const CollectionState& home_;
  const Wanted& wanted_;
  Scan& scan_;
  std::size_t most_;
  double beyond_ = std::numeric_limits<double>::infinity();
  std::vector<Found> kept_;  // a heap, the worst in front
  std::size_t worst_in_;     // the segment that the next is about; none after a change
  std::uint32_t worst_at_ = 0;
};

FreeResource answer(CollectionState& home, const Wanted& wanted, Scan& scan, const ResourceAt& at,
                    std::size_t slots_shown) {
  const Calendar& calendar = scan.calendar(at);
  const Uses* uses = scan.uses(at);
  FreeResource one{CatalogAccess::record(home, home.starts[at.first] + at.second),
                   {},
                   {},
                   {},
                   calendar.quantity};
  const Stretches slots = uses_of(wanted, calendar, scan.verdict(at), uses, slots_shown);
  for (const Stretch& slot : slots)
    one.slots.push_back(
        {print_time(slot.from, *calendar.zone), print_time(slot.to, *calendar.zone)});
  if (uses != nullptr && !slots.empty())
    one.left -= most_used(*uses, slots.front().from - calendar.buffer,
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
  Scan scan(home, *wanted, numbers, reading ? &reading->busy() : nullptr, *where);
  FreeList list;
  list.limit = query.limit;
  Best best(home, *wanted, scan, query.limit);
  const Scan::Asked asked = scan.each_free([&](const Scan::Row& row) {
    ++list.total;
    best.add(row);
  });
  list.asked = asked.rows;
  list.unknown = asked.unknown;
  for (const Best::Found& f : best.take()) {
    FreeResource one = answer(home, *wanted, scan, f.at, std::max<std::size_t>(1, query.slots));
    if (wanted->place) one.km = f.km;
    if (std::isfinite(f.cost)) one.cost = f.cost;
    list.items.push_back(std::move(one));
  }
  return list;
}

}  // namespace sharing

Result<FreeList> find_free(const Catalog& city, const FreeQuery& query) {
  return sharing::find(CatalogAccess::state(city), query);
}

}  // namespace madang
