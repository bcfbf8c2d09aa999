// Days and months of the year, as texts about closing days have them (closing_days.h).
#ifndef MADANG_INGEST_REPAIR_CLOSING_DATES_H_
#define MADANG_INGEST_REPAIR_CLOSING_DATES_H_

#include <optional>
#include <string>
#include <vector>

#include "ingest/repair/months.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

/// 2024.1.29, 24년 1월: a date of one year.
[[nodiscard]] bool leads_to_year(Scan ahead);
/// 1월 1일, 12.25, 1/1, 10. 1. as MM-DD; stops behind it. Not 1.3째주 and 1.3 일요일, which are
/// weeks, nor 3.1절.
[[nodiscard]] std::optional<std::string> read_month_day(Scan& scan);
/// 12.1~2.28, 12월 30일부터 12월 31일까지; stops behind it.
[[nodiscard]] std::optional<Months> read_stretch(Scan& scan);
/// 3,6,9,12월, 1~2월 및 7~8월: whole months one behind another; none where it is none of them, and
/// the scan stays. Stops behind them.
[[nodiscard]] std::vector<Months> read_month_list(Scan& scan);
/// Whether several stretches are all months together.
[[nodiscard]] bool is_whole_year(const std::vector<Months>& all);
/// Months that begin with their first day and end with their last as a part of an RRULE,
/// BYMONTH=7,8; "" of any other.
[[nodiscard]] std::string months_rule(const Months& months);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CLOSING_DATES_H_
