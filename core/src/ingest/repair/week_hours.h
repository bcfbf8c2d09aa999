// Hours in prose, each stretch with the days and the months that it is for:
// 평일 09:00~18:00, 주말 10:00~17:00; 3~10월 09:00~18:00, 11~2월 09:00~17:00.
#ifndef MADANG_INGEST_REPAIR_WEEK_HOURS_H_
#define MADANG_INGEST_REPAIR_WEEK_HOURS_H_

#include <madang/records/resource.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/repair/clock.h"
#include "ingest/repair/hours_days.h"
#include "ingest/repair/months.h"

namespace madang::ingest::repair {

struct WeekHours {
  std::vector<std::string_view> days;  ///< mo … su, holiday; none: the text says none
  ClockRange hours;
  std::optional<Months> months;  ///< absent: all year
  bool not_on_holidays = false;  ///< 평일(공휴일 제외): it is closed then
};

/// More stretches than this are no hours of one place; those behind them are left out.
inline constexpr std::size_t most_stretches = 100;

struct HoursText {
  std::vector<WeekHours> parts;  ///< empty: it says none that are understood
  bool complete = true;          ///< false: it says more (점심시간 12:00~13:00)
};

/// The stretches in a text. None where words that are no days stand before the first;
/// others with such words are left out, and it is not complete. Stretches that name no days are of
/// those of a label that stands before the text, if it names any.
[[nodiscard]] HoursText read_week_hours(std::string_view text,
                                        const std::vector<std::string_view>& label = {});

/// Rules of what is odd in them, each once: hours-equal, hours-24, hours-past-midnight. That times
/// are not written as HH:MM is what prose is like.
[[nodiscard]] std::vector<std::string_view> odd_hours(const std::vector<WeekHours>& parts);

/// For the report: what became of hours with such a rule.
[[nodiscard]] inline std::string_view what_became(std::string_view rule) {
  return rule == "hours-equal" ? "it is open all day then" : "they were read as hours of a day";
}

/// Adds a stretch to the hours of the week or of its season; of all days where it names none.
void add_week_hours(Availability& availability, const WeekHours& part);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_WEEK_HOURS_H_
