// Which resources are used on which day: a question about all resources at once need not look
// at the uses of each.
#ifndef MADANG_SHARING_BUSY_DAYS_H_
#define MADANG_SHARING_BUSY_DAYS_H_

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sharing/stretch.h"

namespace madang::sharing {

/// Uses by the days (of UTC) that they lie in, and those of many days by themselves.
class BusyDays {
 public:
  /// `held`: it may run out.
  void add(std::uint32_t number, const Stretch& use, bool held);
  /// One that was added.
  void remove(std::uint32_t number, const Stretch& use, bool held);
  /// f(number, use, held) for each use that meets the stretch; one of some days in several parts.
  template <class F>
  void each(const Stretch& stretch, F f) const {
    for (const Long& use : long_)
      if (use.stretch.from < stretch.to && use.stretch.to > stretch.from)
        f(use.number, use.stretch, use.held);
    const auto in_day = [&](std::int64_t day, const std::vector<Part>& parts) {
      const std::int64_t begin = day * day_seconds;
      const auto from = static_cast<std::int32_t>(std::max<std::int64_t>(stretch.from - begin, 0));
      const auto to = static_cast<std::int32_t>(std::min(stretch.to - begin, day_seconds));
      for (const Part& part : parts)
        if (part.from < to && part.to > from)
          f(part.number, Stretch{begin + part.from, begin + part.to}, part.held != 0);
    };
    if (stretch.to <= stretch.from) return;
    const std::int64_t first = day_of(stretch.from), last = day_of(stretch.to - 1);
    if (last - first >= static_cast<std::int64_t>(days_.size())) {
      for (const auto& [day, parts] : days_)
        if (day >= first && day <= last) in_day(day, parts);
      return;
    }
    for (std::int64_t day = first; day <= last; ++day)
      if (const auto it = days_.find(day); it != days_.end()) in_day(day, it->second);
  }

 private:
  static constexpr std::int64_t many_days = 16;
  /// Seconds of a day.
  struct Part {
    std::uint32_t number = 0;
    std::int32_t from : 31 = 0;
    std::uint32_t held : 1 = 0;
    std::int32_t to = 0;
    bool operator==(const Part&) const = default;
  };
  struct Long {
    std::uint32_t number = 0;
    Stretch stretch;
    bool held = false;
    bool operator==(const Long&) const = default;
  };
  static std::int64_t day_of(std::int64_t second) {
    return second >= 0 ? second / day_seconds : -((day_seconds - 1 - second) / day_seconds);
  }
  template <class F>
  static void each_part(std::uint32_t number, const Stretch& use, bool held, F f);

  std::unordered_map<std::int64_t, std::vector<Part>> days_;
  std::vector<Long> long_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_BUSY_DAYS_H_
