#include "sharing/busy_days.h"

namespace madang::sharing {
namespace {

/// Uses are in no order here, so that the last one can take the place of one that goes.
template <class Entry>
void take_out(std::vector<Entry>& entries, const Entry& entry) {
  const auto at = std::find(entries.begin(), entries.end(), entry);
  if (at == entries.end()) return;
  *at = entries.back();
  entries.pop_back();
}

}  // namespace

template <class F>
void BusyDays::each_part(std::uint32_t number, const Stretch& use, bool held, F f) {
  for (std::int64_t day = day_of(use.from); day * day_seconds < use.to; ++day) {
    const std::int64_t begin = day * day_seconds;
    Part part;
    part.number = number;
    part.from = static_cast<std::int32_t>(std::max<std::int64_t>(use.from - begin, 0));
    part.to = static_cast<std::int32_t>(std::min(use.to - begin, day_seconds));
    part.held = held ? 1 : 0;
    f(day, part);
  }
}

void BusyDays::add(std::uint32_t number, const Stretch& use, bool held) {
  if (use.length() > many_days * day_seconds) return long_.push_back({number, use, held});
  each_part(number, use, held,
            [this](std::int64_t day, const Part& part) { days_[day].push_back(part); });
}

void BusyDays::remove(std::uint32_t number, const Stretch& use, bool held) {
  if (use.length() > many_days * day_seconds) return take_out(long_, {number, use, held});
  each_part(number, use, held, [this](std::int64_t day, const Part& part) {
    const auto it = days_.find(day);
    if (it == days_.end()) return;
    take_out(it->second, part);
    if (it->second.empty()) days_.erase(it);
  });
}

}  // namespace madang::sharing
