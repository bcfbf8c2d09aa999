#include "sharing/day_hours.h"

#include <algorithm>

namespace madang::sharing {
namespace {

constexpr std::size_t most_days = 64;
constexpr std::size_t most_bytes = 16 << 20;  // beyond it only the last days stay
constexpr std::size_t fewest_days = 4;

}  // namespace

std::shared_ptr<const DayHours> DayCache::find(std::int32_t day, const Make& make) {
  const std::lock_guard lock(mutex_);
  const auto known =
      std::find_if(days_.begin(), days_.end(), [day](const Day& d) { return d.day == day; });
  if (known == days_.end()) {
    days_.push_back({day, nullptr});
  } else {
    std::rotate(known, known + 1, days_.end());
    if (days_.back().hours == nullptr)
      days_.back().hours = std::make_shared<const DayHours>(make(day));
  }
  std::size_t bytes = 0;
  for (const Day& d : days_) bytes += d.hours == nullptr ? 0 : d.hours->bytes();
  while (days_.size() > most_days || (bytes > most_bytes && days_.size() > fewest_days)) {
    bytes -= days_.front().hours == nullptr ? 0 : days_.front().hours->bytes();
    days_.erase(days_.begin());
  }
  return days_.back().hours;
}

}  // namespace madang::sharing
