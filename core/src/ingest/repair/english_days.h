// Days of the week in English and German, as they stand before hours.
#ifndef MADANG_INGEST_REPAIR_ENGLISH_DAYS_H_
#define MADANG_INGEST_REPAIR_ENGLISH_DAYS_H_

#include <string_view>
#include <vector>

namespace madang::ingest::repair {

/// mo, tu, … of Mon, Mondays, Mon-Fri, Monday to Friday, Sat & Sun, weekdays, weekends, daily,
/// M-F, MWF, TTh, Montag bis Freitag; holiday of public holidays. None where any word is none of
/// them.
[[nodiscard]] std::vector<std::string_view> english_days(std::string_view words);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_ENGLISH_DAYS_H_
