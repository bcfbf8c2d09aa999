#include "sharing/scan.h"

namespace madang::sharing {

Numbers numbers_of(LedgerLive* ledger, const CollectionState& home) {
  Numbers numbers;
  if (ledger == nullptr) return numbers;
  for (std::size_t s = 0; s < home.segments.size(); ++s)
    numbers.push_back(ledger->numbers(home, s));
  return numbers;
}

Scan::Scan(const CollectionState& home, const Wanted& wanted, const Numbers& numbers,
           const Busy* busy)
    : home_(home),
      wanted_(wanted),
      numbers_(numbers),
      busy_(busy),
      near_(wanted.lat, wanted.lon),
      bounded_(wanted.bounded()),
      beyond_(query::Near::square_beyond(wanted.within_km)),
      judged_(home.segments.size()) {
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    items_.push_back(&items_of(home, s));
    judges_.emplace_back(wanted, *items_.back());
    judged_[s].resize(items_[s]->calendars.size());
    longest_buffer_ = std::max(longest_buffer_, items_[s]->longest_buffer);
  }
}

void Scan::work_out(std::size_t segment, std::uint32_t calendar, Judged& judged) {
  const Calendar& hours = *items_[segment]->calendars[calendar];
  static_cast<Verdict&>(judged) = judges_[segment](calendar);
  judged.enough = wanted_.quantity <= hours.quantity;
  if (busy_ == nullptr || !judged.any) return;
  const auto known = used_.find(hours.zone);
  if (known != used_.end()) {
    judged.used = &known->second;
    return;
  }
  auto used = busy_->used(judged.window.from - longest_buffer_, judged.window.to + longest_buffer_);
  judged.used = &used_.emplace(hours.zone, std::move(used)).first->second;
}

bool Scan::is_free(const Row& row) const {
  if (!row.judged->any) return false;
  return row.uses == nullptr ||
         !uses_of(wanted_, calendar(row.at), *row.judged, row.uses, 1).empty();
}

Scan::Row Scan::row(const ResourceAt& at) {
  Row row;
  row.at = at;
  row.item = &items_[at.first]->items[at.second];
  row.judged = &judge(at.first, row.item->calendar);
  row.uses = uses_at(at, *row.judged);
  row.square = wanted_.place ? near_.square(*row.item) : 0;
  return row;
}

}  // namespace madang::sharing
