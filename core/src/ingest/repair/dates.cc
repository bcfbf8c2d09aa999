#include "ingest/repair/dates.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/date.h"
#include "ingest/repair/clock.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

constexpr std::int16_t korea = 9 * 60;  // minutes east of UTC

Date with_time(Date day, int second) {
  if (second > 0) {
    day.second = second;
    day.offset = korea;
    day.has_offset = true;
  }
  return day;
}

std::optional<Date> from_epoch(std::int64_t second) {
  constexpr std::int64_t day = 86400;
  second += korea * 60;
  Date date = base::day_of(second);
  const std::int64_t of_day = ((second % day) + day) % day;
  return with_time(date, static_cast<int>(of_day));
}

/// Hours, minutes and seconds with or without colons; nothing is midnight.
std::optional<int> time_of(Scan& scan) {
  scan.blanks();
  scan.skip("T");
  if (scan.ended()) return 0;
  if (scan.rest().starts_with("오")) {  // 오전 12:00:00
    const auto clock = read_clock(scan.rest());
    return clock ? std::optional(clock->minute * 60) : std::nullopt;
  }
  const auto h = scan.digits(2);
  if (!h || !scan.skip(":")) return std::nullopt;
  const auto m = scan.digits(2);
  int s = 0;
  if (m && scan.skip(":")) s = scan.digits(2).value_or(99);
  if (scan.skip(".")) scan.digits(9);
  if (!m || !scan.ended() || *h > 24 || *m > 59 || s > 59) return std::nullopt;
  return (*h * 60 + *m) * 60 + s;
}

std::optional<ReadDate> from_digits(std::string_view text) {
  const auto part = [text](std::size_t at, std::size_t n) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + n, value);
    return value;
  };
  const bool negative = text.starts_with('-');
  constexpr std::size_t day = 8, moment = 14, seconds = 10, most = 14;
  const int year = text.size() >= 4 && !negative ? part(0, 4) : 0;
  const bool calendar = year >= 1900 && year <= 2100;
  if (text.size() == day && !negative) {
    const auto date = base::date_of(year, part(4, 2), part(6, 2));
    if (!date) return std::nullopt;
    return ReadDate{*date, "date-form"};
  }
  if (text.size() == moment && calendar) {
    const auto date = base::date_of(year, part(4, 2), part(6, 2));
    const int second = (part(8, 2) * 60 + part(10, 2)) * 60 + part(12, 2);
    if (!date || second >= 86400) return std::nullopt;
    return ReadDate{with_time(*date, second), "date-form"};
  }
  if (text.size() < seconds || text.size() > most) return std::nullopt;
  std::int64_t n = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), n).ptr != text.data() + text.size())
    return std::nullopt;
  const auto date = from_epoch(text.size() == seconds ? n : n / 1000);
  if (!date) return std::nullopt;
  return ReadDate{*date, "epoch-ms"};
}

}  // namespace

std::optional<ReadDate> read_korean_date(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (std::all_of(digits.begin(), digits.end(), is_digit) && text.size() > 4)
    return from_digits(text);
  if (const auto iso = base::parse_date(text)) {
    if (iso->second < 0 || iso->has_offset) return ReadDate{*iso, {}};
    Date day = *iso;
    day.second = -1;
    return ReadDate{with_time(day, iso->second), "date-form"};
  }
  Scan scan(text);
  const auto year = scan.digits(4);
  if (!year || !scan.skip({"-", ".", "/"})) return std::nullopt;
  scan.blanks();
  const auto month = scan.digits(2);
  if (!month || !scan.skip({"-", ".", "/"})) return std::nullopt;
  scan.blanks();
  const auto day = scan.digits(2);
  if (!day) return std::nullopt;
  scan.skip(".");
  const auto date = base::date_of(*year, *month, *day);
  const auto second = time_of(scan);
  if (!date || !second || *second > 86400) return std::nullopt;
  if (*second == 86400) return ReadDate{*date, "date-form"};  // the end of that day
  return ReadDate{with_time(*date, *second), "date-form"};
}

}  // namespace madang::ingest::repair
