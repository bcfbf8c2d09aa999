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
           const Busy* busy, const std::vector<query::Bits>& where)
    : home_(home),
      wanted_(wanted),
      busy_(busy),
      where_(where),
      near_(wanted.lat, wanted.lon),
      bounded_(wanted.bounded()),
      beyond_(query::Near::square_beyond(wanted.within_km)) {
  parts_.reserve(home.segments.size());
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    const Items& items = items_of(home, s);
    parts_.push_back({&items,
                      busy != nullptr ? numbers[s].get() : nullptr,
                      Judge(wanted, items, where.empty()),
                      {},
                      {},
                      {}});
    parts_[s].judged.resize(items.calendars.size());
    parts_[s].in_use.resize(items.columns->zones.size());
    longest_buffer_ = std::max(longest_buffer_, items.columns->longest_buffer);
  }
}

void Scan::judge(Part& part, std::uint32_t calendar, Judged& judged) {
  const Columns::Brief& brief = part.items->columns->briefs[calendar];
  judged.done = true;
  judged.known = brief.known && brief.zone != Columns::no_zone;
  judged.zone = brief.zone;
  judged.enough = wanted_.quantity <= (brief.plain ? 1 : part.items->calendars[calendar]->quantity);
  if (!judged.known || !judged.enough) return;
  if (!part.judge.view(brief.zone).possible()) return;
  if (brief.plain) {
    const std::size_t before = spans_.size();
    if (const auto any = part.judge.glance(calendar, spans_)) {
      judged.any = *any;
      judged.seen = true;
      judged.first = static_cast<std::uint32_t>(before);
      judged.count = static_cast<std::uint32_t>(spans_.size() - before);
      return;
    }
  }
  if (part.verdicts.empty()) part.verdicts.resize(part.judged.size());
  part.verdicts[calendar] = std::make_unique<Verdict>(part.judge(calendar));
  judged.any = part.verdicts[calendar]->any;
}

const Verdict& Scan::verdict(const ResourceAt& at) {
  Part& part = parts_[at.first];
  const std::uint32_t calendar = part.items->columns->calendars[at.second];
  if (part.verdicts.empty()) part.verdicts.resize(part.judged.size());
  auto& known = part.verdicts[calendar];
  if (known == nullptr) known = std::make_unique<Verdict>(part.judge(calendar));
  return *known;
}

const InUse& Scan::gather(Part& part, std::uint16_t zone) {
  const InUse*& used = part.in_use[zone];
  if (used != nullptr) return *used;
  const Judge::View& view = part.judge.view(zone);
  auto known = in_use_.find(view.zone);
  if (known == in_use_.end()) {
    const Stretch window{view.window.from, view.window.to};
    known = in_use_.emplace(view.zone, InUse(*busy_, window, longest_buffer_)).first;
  }
  used = &known->second;
  return *used;
}

const Uses* Scan::uses(const ResourceAt& at) {
  Part& part = parts_[at.first];
  const Columns& all = *part.items->columns;
  const std::uint16_t zone = all.briefs[all.calendars[at.second]].zone;
  if (busy_ == nullptr || zone == Columns::no_zone) return nullptr;
  const std::uint32_t number = (*part.numbers)[at.second];
  return gather(part, zone).any(number) ? &(*busy_)[number] : nullptr;
}

bool Scan::is_left(const Row& row, const InUse& used, std::uint32_t number) {
  const Judged& judged = *row.judged;
  if (judged.seen) {
    const auto open = std::span(spans_).subspan(judged.first, judged.count);
    const std::int64_t seconds = length(*row.part, judged);
    if (const auto left = used.leaves(number, open, static_cast<std::int32_t>(seconds)))
      return *left;
  }
  return !uses_of(wanted_, calendar(row.at), verdict(row.at), &(*busy_)[number], 1).empty();
}

}  // namespace madang::sharing
