// The hours of many calendars on one day, side by side: a question about a whole city then reads
// one stretch of memory in place of every calendar's rules.
#ifndef MADANG_SHARING_DAY_HOURS_H_
#define MADANG_SHARING_DAY_HOURS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "sharing/stretch.h"

namespace madang::sharing {

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

/// The days that were asked for last. May be used by several threads at once.
class DayCache {
 public:
  using Make = std::function<DayHours(std::int32_t day)>;
  /// What `make` gives, from the second question about the day on; null at the first, which is
  /// perhaps about one resource only.
  [[nodiscard]] std::shared_ptr<const DayHours> find(std::int32_t day, const Make& make);

 private:
  struct Day {
    std::int32_t day = 0;
    std::shared_ptr<const DayHours> hours;  // null: it was asked for once
  };
  std::mutex mutex_;
  std::vector<Day> days_;  // the one asked for last behind
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_DAY_HOURS_H_
