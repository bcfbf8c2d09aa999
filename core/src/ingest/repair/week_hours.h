// Hours with the days they are of, as prose has them: "평일 09:00~18:00, 주말 10:00~17:00",
// "매일 9시~18시", "월~금 09:00 - 18:00 / 토 09:00 - 13:00".
#ifndef MADANG_INGEST_REPAIR_WEEK_HOURS_H_
#define MADANG_INGEST_REPAIR_WEEK_HOURS_H_

#include <string_view>
#include <vector>

#include "ingest/repair/clock.h"

namespace madang::ingest::repair {

struct WeekHours {
  std::vector<std::string_view> days;  ///< mo … su, holiday; empty: none were named
  ClockRange hours;
};

/// All of the text, or nothing: what holds on some of the days only is not taken for
/// the whole.
[[nodiscard]] std::vector<WeekHours> read_week_hours(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_WEEK_HOURS_H_
