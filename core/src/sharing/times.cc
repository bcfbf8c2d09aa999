#include "sharing/times.h"

#include <charconv>
#include <chrono>

#include "base/date.h"

namespace madang::sharing {
namespace {

using namespace std::chrono;

constexpr std::int64_t longest = 1000LL * 366 * 86400;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::int64_t unit_of(char unit, bool time) {
  switch (upper(unit)) {
    case 'W': return time ? 0 : 7 * 86400;
    case 'D': return time ? 0 : 86400;
    case 'H': return 3600;
    case 'M': return time ? 60 : 0;
    case 'S': return time ? 1 : 0;
    default: return 0;
  }
}

bool digits(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() &&
         text.front() != '-';
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  const bool iso = !text.empty() && upper(text.front()) == 'P';
  if (iso) text.remove_prefix(1);
  bool time = !iso, some = false;
  std::int64_t sum = 0;
  while (!text.empty()) {
    if (iso && !time && upper(text.front()) == 'T') {
      time = true;
      text.remove_prefix(1);
      if (text.empty()) return std::nullopt;
      continue;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto used = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || value < 0 || used >= text.size() || value > longest)
      return std::nullopt;
    std::int64_t unit = unit_of(text[used], time);
    if (!iso && unit == 0) unit = unit_of(text[used], false);  // 1d, 1w
    if (unit == 0 || value > longest / unit) return std::nullopt;
    sum += value * unit;
    if (sum > longest) return std::nullopt;
    some = true;
    text.remove_prefix(used + 1);
  }
  return some ? std::optional(sum) : std::nullopt;
}

std::string print_duration(std::int64_t seconds) {
  if (seconds > 0 && seconds % 86400 == 0) return "P" + std::to_string(seconds / 86400) + "D";
  std::string out = "PT";
  if (seconds >= 3600) out += std::to_string(seconds / 3600) + "H";
  if (seconds / 60 % 60 != 0) out += std::to_string(seconds / 60 % 60) + "M";
  if (seconds % 60 != 0 || out == "PT") out += std::to_string(seconds % 60) + "S";
  return out;
}

std::optional<std::int32_t> parse_minutes(std::string_view text) {
  int hour = 0, minute = 0;
  const std::size_t colon = text.find(':');
  if (colon != text.npos) {
    std::string_view rest = text.substr(colon + 1);
    if (rest.size() == 5 && rest[2] == ':') rest = rest.substr(0, 2);  // seconds do not count
    if (colon < 1 || colon > 2 || rest.size() != 2) return std::nullopt;
    if (!digits(text.substr(0, colon), hour) || !digits(rest, minute)) return std::nullopt;
  } else {
    if (text.size() != 4 || !digits(text.substr(0, 2), hour) || !digits(text.substr(2), minute))
      return std::nullopt;
  }
  if (hour > 48 || minute > 59 || hour * 60 + minute > 48 * 60) return std::nullopt;
  return hour * 60 + minute;
}

Result<Asked> parse_asked(std::string_view text, std::string_view what) {
  const auto date = base::parse_date(text);
  if (!date || date->day == 0) {
    Error error;
    error.kind = ErrorKind::query;
    error.code = "bad-time";
    error.message.append(what).append(" is a day or a moment; found \"").append(text).append("\"");
    error.hint = "write 2022-05-14T10:00, or with an offset 2022-05-14T10:00+09:00";
    return error;
  }
  Asked asked;
  asked.seconds = base::span_of(*date).first;
  asked.absolute = date->has_offset;
  if (asked.absolute) asked.seconds -= date->offset * 60;
  return asked;
}

std::string print_time(std::int64_t utc, const Zone& zone) {
  const std::int64_t offset = zone.offset(utc).seconds, local = utc + offset;
  Date date = base::day_of(local);
  date.second = static_cast<std::int32_t>(local - std::int64_t{86400} * day_of_second(local));
  date.offset = static_cast<std::int16_t>(offset / 60);
  date.has_offset = true;
  std::string out = base::to_string(date);
  if (offset == 0) out.replace(out.size() - 1, 1, "+00:00");
  return out;
}

std::string print_utc(std::int64_t utc) {
  Date date = base::day_of(utc);
  date.second = static_cast<std::int32_t>(utc - std::int64_t{86400} * day_of_second(utc));
  date.has_offset = true;
  return base::to_string(date);
}

std::optional<std::int64_t> parse_utc(std::string_view text) {
  const auto date = base::parse_date(text);
  if (!date || date->day == 0 || !date->has_offset) return std::nullopt;
  return base::span_of(*date).first - date->offset * 60;
}

std::int64_t clock_now() { return floor<seconds>(system_clock::now()).time_since_epoch().count(); }

Civil civil_of(std::int32_t day) {
  const year_month_day ymd{sys_days(days(day))};
  const year_month_day_last last(ymd.year(), month_day_last(ymd.month()));
  return {int(ymd.year()), static_cast<int>(unsigned(ymd.month())),
          static_cast<int>(unsigned(ymd.day())), static_cast<int>(unsigned(last.day()))};
}

std::int32_t day_number(int y, int m, int d) {
  return sys_days(year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d)))
      .time_since_epoch()
      .count();
}

std::optional<std::int32_t> parse_day(std::string_view text) {
  const auto date = base::parse_date(text);
  if (!date || date->day == 0 || text.size() != 10) return std::nullopt;
  return day_number(date->year, date->month, date->day);
}

std::optional<std::int32_t> month_day(std::string_view text) {
  const auto day = parse_day("2000-" + std::string(text));
  if (!day) return std::nullopt;
  const Civil c = civil_of(*day);
  return c.month * 32 + c.day;
}

std::string print_day(std::int32_t day) {
  return base::to_string(base::day_of(std::int64_t{day} * 86400));
}

}  // namespace madang::sharing
