// Closing days in Korean prose (rules closing-days, closing-days-partly):
// 매주 월요일, 첫째·셋째 일요일, 매월 1,3,4,5주 일요일, 매월 15일, 말일, 12월~3월,
// 7~8월 매주 월요일, 설·추석 연휴, 설날 전날, 공휴일.
#ifndef MADANG_INGEST_REPAIR_CLOSING_DAYS_H_
#define MADANG_INGEST_REPAIR_CLOSING_DAYS_H_

#include <string>
#include <string_view>
#include <vector>

#include "ingest/repair/months.h"

namespace madang::ingest::repair {

/// Days of a week, or of a month, on which it is closed in some whole months only:
/// 7~8월 매주 월요일.
struct ClosedInMonths {
  Months months;
  std::vector<std::string_view> weekly;  ///< as those of ClosingDays
  std::vector<std::string> monthly;
};
/// As rules of iCalendar: FREQ=WEEKLY;BYMONTH=7,8;BYDAY=MO.
[[nodiscard]] std::vector<std::string> rules_of(const ClosedInMonths& closed);

struct ClosingDays {
  bool never = false;                    ///< 연중무휴
  bool holidays = false;                 ///< on public holidays
  bool complete = true;                  ///< false: something in the text was not understood
  bool any = false;                      ///< something was
  std::vector<std::string_view> weekly;  ///< "mo" …, every week
  /// Days of some weeks of a month, and days of a month, as iCalendar writes them: 1SU, 3SU, -1WE;
  /// 15, -1.
  std::vector<std::string> monthly;
  /// Days of a year: 01-01, 12-25; seollal, chuseok for the day itself, -eve and -next for the one
  /// before and behind it, seollal-holidays, chuseok-holidays for all three.
  std::vector<std::string> yearly;
  std::vector<Months> months;             ///< of every year: 12월~3월
  std::vector<ClosedInMonths> in_months;  ///< of every year
};

[[nodiscard]] ClosingDays read_closing_days(std::string_view text);

/// For the report: what became of the text.
[[nodiscard]] inline std::string_view what_was_read(const ClosingDays& days) {
  if (!days.any) return "nothing of it was understood; the text is kept";
  return days.complete ? "they were read" : "what was understood was read; the text is kept";
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CLOSING_DAYS_H_
