// Days of the year by their names, as texts about closing days have them (closing_days.h): 신정,
// 설·추석 연휴, 설날(전날, 당일), 추석 전후 1일, 개관기념일(10월 5일).
#ifndef MADANG_INGEST_REPAIR_YEAR_DAYS_H_
#define MADANG_INGEST_REPAIR_YEAR_DAYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/repair/months.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

struct YearDays {
  std::vector<std::string> days;  ///< as `yearly` of ClosingDays
  std::optional<Months> stretch;  ///< 신정(1.1~1.2)
  bool complete = true;           ///< false: something about them was not understood
};

/// Days of the year; nothing where the text goes on with something else. Stops behind them. What
/// follows the last of several names goes for all before it.
[[nodiscard]] std::optional<YearDays> read_year_days(Scan& scan);

/// 당일, 전날과 다음날, 전후 1일: "", -eve, -next, as they stand behind the name of a day.
[[nodiscard]] std::vector<std::string_view> days_beside(Scan& scan);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_YEAR_DAYS_H_
