// The hours of many calendars on one day, side by side: a question about a whole city then reads
// one stretch of memory in place of every calendar's rules.
#ifndef MADANG_SHARING_DAY_HOURS_H_
#define MADANG_SHARING_DAY_HOURS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "sharing/calendar.h"

namespace madang::sharing {

using Calendars = std::vector<std::unique_ptr<const Calendar>>;

/// Of one local day.
class DayHours {
 public:
  /// Of the next calendar.
  void add(std::span<const Minutes> hours) {
    hours_.insert(hours_.end(), hours.begin(), hours.end());
    ends_.push_back(static_cast<std::uint32_t>(hours_.size()));
  }
  [[nodiscard]] std::span<const Minutes> of(std::uint32_t calendar) const {
    return std::span(hours_).subspan(ends_[calendar], ends_[calendar + 1] - ends_[calendar]);
  }
  [[nodiscard]] std::size_t bytes() const {
    return ends_.size() * sizeof(ends_[0]) + hours_.size() * sizeof(Minutes);
  }

 private:
  std::vector<std::uint32_t> ends_{0};
  std::vector<Minutes> hours_;
};

/// The days of some calendars; those that were asked for last are kept. May be used by several
/// threads at once.
class OpenDays {
 public:
  /// `calendars`, prepared, have to live as long.
  explicit OpenDays(const Calendars& calendars);
  [[nodiscard]] std::shared_ptr<const DayHours> on(std::int32_t day);

 private:
  [[nodiscard]] DayHours make(std::int32_t day) const;

  const Calendars& calendars_;
  std::vector<const Holidays*> tables_;  // of the calendars; null among them
  std::vector<std::uint16_t> table_of_;  // of a calendar; `irregular` where rules are about days
  static constexpr std::uint16_t irregular = 0xFFFF;
  std::array<DayHours, Calendar::day_kinds> weeks_;  // nothing for irregular ones

  struct Day {
    std::int32_t day = 0;
    std::shared_ptr<const DayHours> hours;
  };
  std::mutex mutex_;
  std::vector<Day> kept_;  // the one asked for last behind
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_DAY_HOURS_H_
