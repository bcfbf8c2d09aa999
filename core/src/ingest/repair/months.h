// Months in Korean prose, as they part the year in texts of hours: 3~10월, 하절기(4월~9월).
#ifndef MADANG_INGEST_REPAIR_MONTHS_H_
#define MADANG_INGEST_REPAIR_MONTHS_H_

#include <optional>
#include <string>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

/// First and last day, MM-DD, as a Season has them; the last may be in the next year.
struct Months {
  std::string from, to;
};

/// Steps over 익년, 다음해 before the end of a stretch.
inline void skip_next_year(Scan& scan) {
  scan.blanks();
  if (scan.skip({"익년", "다음해", "다음 해", "다음연도", "이듬해", "내년"})) scan.blanks();
}

/// 3~10월, 3월~10월, 11월부터 2월까지, 12월 1일부터 다음해 2월 말일까지, 3월 15일~10월 31일, 7월,
/// 7·8월; with the name of a season before it (하절기) and brackets around it. Stops behind it.
[[nodiscard]] std::optional<Months> read_months(Scan& scan);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_MONTHS_H_
