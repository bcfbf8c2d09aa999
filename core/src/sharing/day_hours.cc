#include "sharing/day_hours.h"

#include <algorithm>

#include "sharing/times.h"

namespace madang::sharing {
namespace {

constexpr std::size_t most_days = 64;
constexpr std::size_t most_bytes = 16 << 20;  // beyond it only the last days stay
constexpr std::size_t fewest_days = 16;       // what one question may ask for, at least

}  // namespace

OpenDays::OpenDays(const Calendars& calendars) : calendars_(calendars) {
  for (const auto& calendar : calendars) {
    const auto known = std::find(tables_.begin(), tables_.end(), calendar->holidays);
    const auto table = static_cast<std::size_t>(known - tables_.begin());
    if (!calendar->is_weekly() || table >= irregular) {
      table_of_.push_back(irregular);
    } else {
      if (known == tables_.end()) tables_.push_back(calendar->holidays);
      table_of_.push_back(static_cast<std::uint16_t>(table));
    }
    for (std::size_t kind = 0; kind < Calendar::day_kinds; ++kind)
      weeks_[kind].add(table_of_.back() != irregular ? calendar->hours_of(kind)
                                                     : std::span<const Minutes>());
  }
}

DayHours OpenDays::make(std::int32_t day) const {
  std::vector<const DayHours*> week_of;  // by table
  for (const Holidays* table : tables_) {
    const bool holiday = table != nullptr && table->find(day) != nullptr;
    week_of.push_back(&weeks_[Calendar::day_kind(weekday_of(day), holiday)]);
  }
  DayHours all;
  std::vector<Minutes> room;
  for (std::uint32_t i = 0; i < table_of_.size(); ++i)
    all.add(table_of_[i] != irregular ? week_of[table_of_[i]]->of(i)
                                      : calendars_[i]->hours_on(day, room));
  return all;
}

std::shared_ptr<const DayHours> OpenDays::on(std::int32_t day) {
  const std::lock_guard lock(mutex_);
  const auto known =
      std::find_if(kept_.begin(), kept_.end(), [day](const Day& d) { return d.day == day; });
  if (known != kept_.end()) std::rotate(known, known + 1, kept_.end());
  else kept_.push_back({day, std::make_shared<const DayHours>(make(day))});
  std::size_t bytes = 0;
  for (const Day& d : kept_) bytes += d.hours->bytes();
  while (kept_.size() > most_days || (bytes > most_bytes && kept_.size() > fewest_days)) {
    bytes -= kept_.front().hours->bytes();
    kept_.erase(kept_.begin());
  }
  return kept_.back().hours;
}

}  // namespace madang::sharing
