// Dates and moments as Korean feeds have them (rules date-form, epoch-ms).
#ifndef MADANG_INGEST_REPAIR_DATES_H_
#define MADANG_INGEST_REPAIR_DATES_H_

#include <madang/records/common.h>

#include <optional>
#include <string_view>

namespace madang::ingest::repair {

struct ReadDate {
  Date date;
  std::string_view rule;  ///< empty: it was written as ISO 8601 has it
};

/// "2020-12-31", "2020-12-31 00:00:00.0", "20201231", "2020.12.31.", "20201231093000",
/// and milliseconds (or seconds) since 1970. Times are those of Korea, and are
/// given its offset; midnight is no time but how a day is written.
[[nodiscard]] std::optional<ReadDate> read_korean_date(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_DATES_H_
