// Days of the week as other shapes write them.
#ifndef MADANG_INGEST_FORMATS_WEEKDAYS_H_
#define MADANG_INGEST_FORMATS_WEEKDAYS_H_

#include <madang/records/resource.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang::ingest {

/// mo, tu, … of "Monday", "mon", "MO", "https://schema.org/Monday"; "holiday" of
/// "PublicHolidays"; empty for anything else.
[[nodiscard]] std::string weekday(std::string_view name);

/// The same of a day of the calendar.
[[nodiscard]] std::string weekday_of(const Date& day);

/// "HH:MM" of "9:00", "5:00 PM", "09:00:00", "09:00:00+09:00", "0900", "9"; nullopt for
/// anything else, and later than 24:00.
[[nodiscard]] std::optional<std::string> clock_time(std::string_view text);

/// The days of "Mo-Fr", "MO,WE", "Mo,We-Fr"; none where one of them is no day.
[[nodiscard]] std::vector<std::string> day_list(std::string_view text);

/// schema.org's "Mo-Fr 09:00-17:00", several behind one another with ; or ,. A
/// later one holds on its days in place of earlier ones, as OpenStreetMap has it.
/// Nullopt where a part of it is something else.
[[nodiscard]] std::optional<std::vector<Hours>> opening_hours(std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_WEEKDAYS_H_
