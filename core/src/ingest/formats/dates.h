// Dates as feeds write them.
#ifndef MADANG_INGEST_FORMATS_DATES_H_
#define MADANG_INGEST_FORMATS_DATES_H_

#include <madang/records/common.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace madang::ingest {

/// ISO 8601 in the forms of madang::Date; RFC 822 and 2822 ("Thu, 05 May 2022
/// 09:00:00 +0900", also with a two-digit year, GMT, EST, CET and the like, or without
/// weekday or seconds); C's asctime ("Thu May  5 09:00:00 2022"); and what a
/// notice board writes (2022.05.12., 2022년 5월 12일, 20220512, with 오후 3:20 or 15시 20분 behind
/// it); 2022-05-12 09:30:00 +0900 or UTC, 2022-05-12 3:30 PM, 20220512093000; May 12, 2022 and
/// 12.05.2022, with a time behind it; all with a weekday in brackets, (목); what JavaScript and
/// .NET print (Thu May 12 2022 09:30:00 GMT+0900, /Date(1652315400000)/); and words that say the
/// same in other ways (date_words.h). 24:00 is the next day. Nullopt for anything
/// else, for days that are none, and for the first day of year 1.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

/// A moment as seconds since 1970 in UTC. Nullopt before year 1 or after 9999.
[[nodiscard]] std::optional<Date> date_of_epoch(std::int64_t seconds);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_DATES_H_
