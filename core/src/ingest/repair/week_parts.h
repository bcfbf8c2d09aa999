// Which stretch of hours holds on a day that several of them may be of (week_hours.h).
#ifndef MADANG_INGEST_REPAIR_WEEK_PARTS_H_
#define MADANG_INGEST_REPAIR_WEEK_PARTS_H_

#include <vector>

#include "ingest/repair/week_hours.h"

namespace madang::ingest::repair {

[[nodiscard]] bool same_months(const WeekHours& a, const WeekHours& b);
[[nodiscard]] bool overlap(const ClockRange& a, const ClockRange& b);

/// Days that are named have hours of their own: of 09:00~21:00 (토 09:00~17:00) Saturday is no day
/// of the first, and of 월~토 09:00~18:00, 토 09:00~13:00 neither. Hours of every day give way to
/// any; those of some days to later ones of fewer that overlap with them, as 13:00~17:00 behind
/// 09:00~12:00 adds to them.
void narrow(std::vector<WeekHours>& parts);

/// Adds hours to those of the year and of all months that are there.
void add_to_seasons(std::vector<WeekHours>& parts, const WeekHours& part);

/// Hours of some months that name no days are of the days of the others: of those of the whole
/// year, else of those of months before them.
void name_days_of_seasons(std::vector<WeekHours>& parts);

/// Days that the hours of some months do not name keep those of the whole year.
void fill_seasons(std::vector<WeekHours>& parts);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_WEEK_PARTS_H_
