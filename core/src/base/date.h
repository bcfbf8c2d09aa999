// Partial dates as text and as intervals. The calendar is <chrono>'s.
#ifndef MADANG_BASE_DATE_H_
#define MADANG_BASE_DATE_H_

#include <madang/records/common.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madang::base {

/// A date in one of the forms of madang::Date; nullopt for anything else, an
/// impossible day such as 2022-02-30 among it.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// That day; nullopt for one that is in no calendar, and for years that have not four digits.
[[nodiscard]] std::optional<Date> date_of(int year, int month, int day);

/// The form that parse_date reads.
[[nodiscard]] std::string to_string(const Date& date);
void append(std::string& out, const Date& date);

/// Whether parse_date() makes the same of what to_string() makes of it.
[[nodiscard]] bool is_valid(const Date& date);

/// Seconds since 1970-01-01T00:00 in the date's own calendar (an offset is not
/// applied: what was printed as 14 May stays on 14 May): first and last second
/// that the date covers.
struct Span {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
[[nodiscard]] Span span_of(const Date& date);

/// The day on which that second lies.
[[nodiscard]] Date day_of(std::int64_t second);

}  // namespace madang::base

#endif  // MADANG_BASE_DATE_H_
