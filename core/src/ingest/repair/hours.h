// Opening and closing of a day as columns have them, to Hours (rules
// hours-equal, hours-24).
#ifndef MADANG_INGEST_REPAIR_HOURS_H_
#define MADANG_INGEST_REPAIR_HOURS_H_

#include <madang/records/resource.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/repair/clock.h"

namespace madang::ingest::repair {

/// What a source means by an opening that equals the closing.
enum class Equal : std::uint8_t { all_day, closed };

struct DayHours {
  bool open = false;  ///< else closed
  Clock from, to;
  std::vector<std::string_view> rules;  ///< of what was repaired
};

/// Opening and closing to a stretch: a closing at 00:00 is the end of the day,
/// 24:00 as an opening its beginning; equal ones are what the source means by
/// them.
[[nodiscard]] DayHours day_hours(const Clock& from, const Clock& to, Equal equal);

/// Adds the hours to a week; days with the hours of an entry join it.
void add_hours(std::vector<Hours>& week, const DayHours& hours,
               std::initializer_list<std::string_view> days);

/// Takes days out of a week: those a closing names.
void close_days(std::vector<Hours>& week, const std::vector<std::string_view>& days);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_HOURS_H_
