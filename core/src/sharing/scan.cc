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
    Part part(items, Judge(wanted, items, where.empty()));
    if (busy != nullptr) part.numbers = numbers[s].get();
    part.flags.resize(items.calendars.size());
    part.judged.resize(items.calendars.size());
    part.in_use.resize(items.columns->zones.size());
    parts_.push_back(std::move(part));
    longest_buffer_ = std::max(longest_buffer_, items.columns->longest_buffer);
  }
}

void Scan::leave_suiting(RowBlock& block) {
  Part& part = parts_[block.segment];
  const Columns& all = *part.items->columns;
  if (wanted_.kind)
    block.sieve([kinds = all.kinds.data(), kind = *wanted_.kind](std::uint32_t row, double&) {
      return kinds[row] == kind;
    });
  if (wanted_.people > 0)
    block.sieve(
        [capacities = all.capacities.data(), people = wanted_.people](std::uint32_t row, double&) {
          return !(capacities[row] < people);  // kept where it is not known
        });
  if (wanted_.place)
    block.sieve([points = all.points.data(), near = near_, beyond = beyond_](std::uint32_t row,
                                                                             double& square) {
      square = near.square(points[row]);
      return square <= beyond;  // not kept where there is no place
    });
  block.sieve(
      [&, calendars = all.calendars.data(), known = part.flags.data()](std::uint32_t row, double&) {
        Flags& flags = known[calendars[row]];
        if (!flags.done) flags = judge(part, calendars[row]);
        return flags.enough;
      });
  if (!bounded_ && !wanted_.max_price) return;
  block.sieve([&](std::uint32_t row, double& square) {
    return is_near_and_cheap(row_of(block.segment, row, square));
  });
}

void Scan::leave_open(RowBlock& block, Asked& asked) const {
  const Part& part = parts_[block.segment];
  asked.rows += block.size;
  block.sieve([&, calendars = part.items->columns->calendars.data(), flags = part.flags.data()](
                  std::uint32_t row, double&) {
    const Flags& one = flags[calendars[row]];
    asked.unknown += one.known ? 0 : 1;
    return one.any;
  });
}

void Scan::leave_unused(RowBlock& block) {
  Part& part = parts_[block.segment];
  const InUse* used = nullptr;
  std::uint16_t zone = Columns::no_zone;
  block.sieve([&, calendars = part.items->columns->calendars.data(), numbers = part.numbers->data(),
               judged = part.judged.data()](std::uint32_t row, double& square) {
    const Judged& known = judged[calendars[row]];
    if (known.zone != zone) used = &gather(part, zone = known.zone);
    const std::uint32_t number = numbers[row];
    return !used->any(number) || is_left(row_of(block.segment, row, square), *used, number);
  });
}

Scan::Flags Scan::judge(Part& part, std::uint32_t calendar) {
  const Columns::Brief& brief = part.items->columns->briefs[calendar];
  Judged& judged = part.judged[calendar];
  judged.zone = brief.zone;
  Flags flags;
  flags.done = true;
  flags.known = brief.known && brief.zone != Columns::no_zone;
  flags.enough = wanted_.quantity <= (brief.plain ? 1 : part.items->calendars[calendar]->quantity);
  if (!flags.known || !flags.enough || !part.judge.view(brief.zone).possible()) return flags;
  if (brief.plain) {
    const std::size_t before = spans_.size();
    if (const auto any = part.judge.glance(calendar, spans_)) {
      judged.seen = true;
      judged.first = static_cast<std::uint32_t>(before);
      judged.count = static_cast<std::uint32_t>(spans_.size() - before);
      flags.any = *any;
      return flags;
    }
  }
  if (part.verdicts.empty()) part.verdicts.resize(part.judged.size());
  part.verdicts[calendar] = std::make_unique<Verdict>(part.judge(calendar));
  flags.any = part.verdicts[calendar]->any;
  return flags;
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
