#include "ingest/formats/dates.h"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <locale>
#include <sstream>
#include <string>
#include <utility>

#include "base/date.h"
#include "ingest/formats/board_lines.h"
#include "ingest/formats/date_words.h"
#include "ingest/repair/clock.h"

namespace madang::ingest {
namespace {

/// Offsets of RFC 822's zone names, in minutes.
std::optional<int> zone_by_name(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, int>, 28> all{{{"UT", 0},
                                                                  {"UTC", 0},
                                                                  {"GMT", 0},
                                                                  {"Z", 0},
                                                                  {"EST", -300},
                                                                  {"EDT", -240},
                                                                  {"CST", -360},
                                                                  {"CDT", -300},
                                                                  {"MST", -420},
                                                                  {"MDT", -360},
                                                                  {"PST", -480},
                                                                  {"PDT", -420},
                                                                  {"AKST", -540},
                                                                  {"AKDT", -480},
                                                                  {"HST", -600},
                                                                  {"KST", 540},
                                                                  {"JST", 540},
                                                                  {"AEST", 600},
                                                                  {"AEDT", 660},
                                                                  // of Europe, as its feeds write
                                                                  {"WET", 0},
                                                                  {"WEST", 60},
                                                                  {"BST", 60},
                                                                  {"CET", 60},
                                                                  {"MEZ", 60},
                                                                  {"CEST", 120},
                                                                  {"MESZ", 120},
                                                                  {"EET", 120},
                                                                  {"EEST", 180}}};
  for (const auto& [zone, minutes] : all)
    if (zone == name) return minutes;
  return std::nullopt;
}

/// Whether every colon, but for those of a comment at the end, stands between digits. The
/// library rounds its variable for seconds, which has no value yet, also where it found none.
bool times_are_whole(std::string_view text) {
  const auto digit = [text](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  text = text.substr(0, text.find('('));
  for (std::size_t at = 0; (at = text.find(':', at)) != std::string_view::npos; ++at)
    if (at == 0 || !digit(at - 1) || !digit(at + 1)) return false;
  return true;
}

/// Reads all of `text` by `format`; false where something is left. REQUIRES: times_are_whole;
/// no %T in the format, which goes on to seconds where it found no hour.
bool read_by(const std::string& format, const std::string& text, Date& out) {
  std::istringstream in(text);
  in.imbue(std::locale::classic());
  date::local_seconds moment;
  std::chrono::minutes offset{};
  const bool zone = format.ends_with('z');
  if (zone) in >> date::parse(format, moment, offset);
  else in >> date::parse(format, moment);
  if (in.fail()) return false;
  const auto day = date::floor<date::days>(moment);
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  if (year < 1 || year > 9999) return false;
  out.year = static_cast<std::int16_t>(year);
  out.month = static_cast<std::int8_t>(static_cast<unsigned>(ymd.month()));
  out.day = static_cast<std::int8_t>(static_cast<unsigned>(ymd.day()));
  if (format.find("%M") != std::string::npos)
    out.second = static_cast<std::int32_t>((moment - day).count());
  if (zone) {
    out.offset = static_cast<std::int16_t>(offset.count());
    out.has_offset = true;
  }
  std::string left;
  in.clear();
  in >> left;
  if (left.empty()) return true;
  if (zone) return left.front() == '(';  // a comment: (KST)
  if (left == "+0000" || left == "-0000") left = "GMT";
  const auto minutes = zone_by_name(left);
  if (minutes) {
    out.offset = static_cast<std::int16_t>(*minutes);
    out.has_offset = true;
  }
  return minutes.has_value();
}

std::optional<Date> read_rfc822(std::string text) {
  // The weekday says nothing that the date does not.
  if (const std::size_t comma = text.find_first_of(",0123456789");
      comma < text.size() && text[comma] == ',' && comma < 12)
    text.erase(0, comma + 1);
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos || !times_are_whole(text)) return std::nullopt;
  text.erase(0, first);
  static const std::array<std::string, 24> formats{"%Y-%m-%d %H:%M:%S %z",
                                                   "%Y-%m-%d %H:%M:%S %Ez",
                                                   "%Y-%m-%d %H:%M %Ez",
                                                   "%Y-%m-%d %H:%M %z",
                                                   "%Y-%m-%d %H:%M:%S",
                                                   "%Y-%m-%d %I:%M:%S %p",
                                                   "%Y-%m-%d %I:%M %p",
                                                   "%a %b %d %Y %H:%M:%S GMT%z",
                                                   "%a %b %d %Y",
                                                   "%d %b %Y %H:%M:%S %z",
                                                   "%d %b %Y %H:%M:%S",
                                                   "%d %b %Y %H:%M %z",
                                                   "%d %b %Y %H:%M",
                                                   "%d %b %Y",
                                                   "%a %b %d %H:%M:%S %Y",
                                                   "%b %d %Y %H:%M:%S",
                                                   "%b %d %Y",
                                                   "%b %d, %Y %H:%M:%S",
                                                   "%b %d, %Y %I:%M %p",
                                                   "%b %d, %Y %H:%M",
                                                   "%b %d, %Y",
                                                   "%d.%m.%Y %H:%M:%S",
                                                   "%d.%m.%Y %H:%M",
                                                   "%d.%m.%Y"};
  const bool ascii_digit = text[0] >= '0' && text[0] <= '9';
  // Two digits: RFC 822's year, of 1969 to 2068 as POSIX has it.
  if (ascii_digit) {
    const std::size_t year = text.find_first_of("0123456789", text.find(' ', text.find(' ') + 1));
    if (year != std::string::npos && text[year - 1] == ' ' &&
        text.find_first_not_of("0123456789", year) == year + 2)
      text.insert(year, text.substr(year, 2) < "69" ? "20" : "19");
  }
  constexpr int first_year = 1000;  // else a year of two digits
  for (const std::string& format : formats) {
    Date out;
    if ((format[1] == 'd' || format[1] == 'Y') == ascii_digit && read_by(format, text, out) &&
        out.year >= first_year)
      return out;
  }
  return std::nullopt;
}

/// 20220512093000, 202205120930: a day and its time in digits.
std::optional<Date> read_digits(std::string_view text) {
  constexpr std::size_t day = 8, minute = 12, second = 14;
  if ((text.size() != minute && text.size() != second) ||
      text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  auto date = board::date_of(text.substr(0, day));
  const auto part = [text](std::size_t at) {
    return at < text.size() ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 0;
  };
  const int h = part(day), m = part(day + 2), s = part(minute);
  constexpr int hours = 24, sixty = 60;
  if (!date || date->day == 0 || h >= hours || m >= sixty || s >= sixty) return std::nullopt;
  date->second = (h * sixty + m) * sixty + s;
  return date;
}

/// /Date(1651708800000)/, as .NET writes milliseconds since 1970; an offset behind them says
/// nothing more.
std::optional<Date> read_dotnet(std::string_view text) {
  constexpr std::string_view begin = "/Date(", end = ")/";
  if (!text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
  text = text.substr(begin.size(), text.size() - begin.size() - end.size());
  std::int64_t n = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), n);
  const bool whole = read.ptr == text.data() + text.size() || *read.ptr == '+' || *read.ptr == '-';
  return read.ec == std::errc() && whole ? date_of_epoch(n / 1000) : std::nullopt;
}

/// A day, and a time of it in words.
std::optional<Date> read_with_clock(std::string_view text) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view half : {"오전", "오후", "AM ", "PM ", "am ", "pm "})
    at = std::min(at, text.find(half));
  if (at == std::string_view::npos) {
    at = std::min(text.find("시"), text.size());
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
  }
  auto date = board::date_of(text.substr(0, at));
  const auto clock = repair::read_clock(text.substr(std::min(at, text.size())));
  constexpr int minutes_of_a_day = 24 * 60;
  if (!date || date->day == 0 || date->second >= 0 || !clock || clock->minute >= minutes_of_a_day ||
      clock->rule == "hours-past-midnight")
    return std::nullopt;
  date->second = clock->minute * 60;
  return date;
}

/// 2024.05.14(화) 15:30 without the weekday in brackets, which says nothing that the date does not;
/// "" where there is none.
std::string without_weekday(std::string_view text) {
  constexpr std::array<std::string_view, 7> korean{"월", "화", "수", "목", "금", "토", "일"};
  const std::size_t open = text.find('('), close = text.find(')', std::min(open, text.size()));
  if (close == std::string_view::npos) return {};
  std::string_view inside = text.substr(open + 1, close - open - 1);
  if (inside.ends_with("요일")) inside.remove_suffix(std::string_view("요일").size());
  if (std::find(korean.begin(), korean.end(), inside) == korean.end()) return {};
  return std::string(text.substr(0, open)).append(text.substr(close + 1));
}

std::optional<Date> read_as_written(std::string_view text) {
  if (text.back() == ')' || text.find(") ") != std::string_view::npos)
    if (const std::string rest = without_weekday(text); !rest.empty()) return read_as_written(rest);
  // 240301 is a day of 2024 to some, and no month of 2403.
  constexpr std::size_t six = 6;
  if (text.size() == six && text.find_first_not_of("0123456789") == std::string_view::npos &&
      (text < "1950" || text > "2100"))
    return std::nullopt;
  if (auto date = base::parse_date(text)) {
    // What programs write that have none.
    const bool none = date->year == 1 && date->month <= 1 && date->day <= 1;
    return none ? std::nullopt : date;
  }
  if (auto date = board::date_of(text)) return date;
  if (auto date = read_digits(text)) return date;
  if (auto date = read_with_clock(text)) return date;
  if (auto date = read_dotnet(text)) return date;
  return read_rfc822(std::string(text));
}

/// T24:00 is the beginning of the next day.
std::optional<Date> read_end_of_day(std::string text) {
  constexpr std::string_view end = "24:00";
  const std::size_t at = text.find(end);
  if (at == std::string::npos || at == 0 || (text[at - 1] != 'T' && text[at - 1] != ' '))
    return std::nullopt;
  text.replace(at, end.size(), "00:00");
  const auto date = read_as_written(text);
  if (!date || date->second != 0) return std::nullopt;
  constexpr std::int64_t day = 86400;
  Date next = base::day_of(base::span_of(*date).first + day);
  next.second = 0;
  next.offset = date->offset;
  next.has_offset = date->has_offset;
  return next;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  constexpr std::size_t longest = 64;
  text = board::trimmed(text);
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (auto date = read_as_written(text)) return date;
  const std::string plain = plain_date(text);
  if (plain.empty()) return std::nullopt;
  if (plain != text)
    if (auto date = read_as_written(plain)) return date;
  return read_end_of_day(plain);
}

std::optional<Date> date_of_epoch(std::int64_t seconds) {
  constexpr std::int64_t first = -62135596800, last = 253402300799;
  if (seconds < first || seconds > last) return std::nullopt;
  constexpr std::int64_t day = 86400;
  const std::int64_t into = (seconds % day + day) % day;
  Date out = base::day_of(seconds);
  out.second = static_cast<std::int32_t>(into);
  out.has_offset = true;
  return out;
}

}  // namespace madang::ingest
