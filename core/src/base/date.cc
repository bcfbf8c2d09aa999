#include "base/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/write_date.h"

namespace madang::base {
namespace {

using namespace std::chrono;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  bool take(std::string_view any) {
    if (done() || any.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  /// Exactly `digits` digits.
  bool number(int digits, int& value) {
    value = 0;
    for (int i = 0; i < digits; ++i) {
      if (done() || text_[at_] < '0' || text_[at_] > '9') return false;
      value = value * 10 + (text_[at_++] - '0');
    }
    return true;
  }
  bool skip_digits() {
    const std::size_t before = at_;
    while (!done() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ > before;
  }
  char last() const { return text_[at_ - 1]; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool read_zone(Scanner& in, Date& date) {
  if (in.take("Zz")) return date.has_offset = true;
  if (!in.take("+-")) return true;
  const int sign = in.last() == '-' ? -1 : 1;
  int hours = 0, minutes = 0;
  if (!in.number(2, hours)) return false;
  if (in.take(":") || !in.done())
    if (!in.number(2, minutes)) return false;
  if (hours > 18 || minutes > 59) return false;
  date.offset = static_cast<std::int16_t>(sign * (hours * 60 + minutes));
  return date.has_offset = true;
}

bool read_time(Scanner& in, Date& date) {
  int hour = 0, minute = 0, second = 0;
  if (!in.number(2, hour) || !in.take(":") || !in.number(2, minute)) return false;
  if (in.take(":")) {
    if (!in.number(2, second)) return false;
    if (in.take(".,") && !in.skip_digits()) return false;
  }
  if (hour > 23 || minute > 59 || second > 60) return false;
  date.second = hour * 3600 + minute * 60 + std::min(second, 59);
  return read_zone(in, date);
}

/// At least so many digits; two are what most are.
char* put(char* to, int value, int digits) {
  if (digits == 4 && value >= 0 && value < 10000) {
    to = put(to, value / 100, 2);
    value %= 100;
    digits = 2;
  }
  if (digits == 2 && value >= 0 && value < 100) {
    *to++ = static_cast<char>('0' + value / 10);
    *to++ = static_cast<char>('0' + value % 10);
    return to;
  }
  char text[16];
  const char* const end = std::to_chars(text, text + sizeof text, value).ptr;
  for (auto missing = digits - (end - text); missing > 0; --missing) *to++ = '0';
  return std::copy(static_cast<const char*>(text), end, to);
}
char* put(char* to, char before, int value) {
  *to++ = before;
  return put(to, value, 2);
}

std::int64_t seconds_of(year_month_day day) {
  return duration_cast<seconds>(sys_days(day).time_since_epoch()).count();
}

bool is_day(int y, int m, int d) {
  return year_month_day(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)))
      .ok();
}

}  // namespace

std::optional<Date> date_of(int y, int m, int d) {
  constexpr int most = 9999;
  if (y < 1 || y > most || m < 1 || m > 12 || d < 1 || d > 31 || !is_day(y, m, d))
    return std::nullopt;
  Date date;
  date.year = static_cast<std::int16_t>(y);
  date.month = static_cast<std::int8_t>(m);
  date.day = static_cast<std::int8_t>(d);
  return date;
}

std::optional<Date> parse_date(std::string_view text) {
  Scanner in(text);
  Date date;
  int y = 0, m = 0, d = 0;
  if (!in.number(4, y) || y == 0) return std::nullopt;
  date.year = static_cast<std::int16_t>(y);
  if (in.done()) return date;
  if (!in.take("-") || !in.number(2, m) || m < 1 || m > 12) return std::nullopt;
  date.month = static_cast<std::int8_t>(m);
  if (in.done()) return date;
  if (!in.take("-") || !in.number(2, d) || !is_day(y, m, d)) return std::nullopt;
  date.day = static_cast<std::int8_t>(d);
  if (in.done()) return date;
  if (!in.take("Tt ") || !read_time(in, date) || !in.done()) return std::nullopt;
  return date;
}

char* write(char* to, const Date& date) {
  to = put(to, date.year, 4);
  if (date.month == 0) return to;
  to = put(to, '-', date.month);
  if (date.day == 0) return to;
  to = put(to, '-', date.day);
  if (date.second < 0) return to;
  to = put(to, 'T', date.second / 3600);
  to = put(to, ':', date.second / 60 % 60);
  to = put(to, ':', date.second % 60);
  if (!date.has_offset) return to;
  if (date.offset == 0) return *to++ = 'Z', to;
  const int minutes = date.offset < 0 ? -date.offset : date.offset;
  to = put(to, date.offset < 0 ? '-' : '+', minutes / 60);
  return put(to, ':', minutes % 60);
}

void append(std::string& out, const Date& date) {
  char text[longest_date];
  out.append(text, static_cast<std::size_t>(write(text, date) - text));
}

std::string to_string(const Date& date) {
  std::string out;
  append(out, date);
  return out;
}

bool is_valid(const Date& date) {
  constexpr int most_offset = 18 * 60 + 59, seconds_a_day = 24 * 60 * 60;
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12) return false;
  if (date.month == 0 && date.day != 0) return false;
  if (date.day == 0) return date.second == -1 && !date.has_offset && date.offset == 0;
  if (!is_day(date.year, date.month, date.day)) return false;
  if (date.second < -1 || date.second >= seconds_a_day) return false;
  if (!date.has_offset) return date.offset == 0;
  return date.second >= 0 && date.offset >= -most_offset && date.offset <= most_offset;
}

Span span_of(const Date& date) {
  const year y(date.year);
  if (date.month == 0)
    return {seconds_of(y / January / 1), seconds_of((y + years(1)) / January / 1) - 1};
  const year_month ym = y / month(static_cast<unsigned>(date.month));
  if (date.day == 0) return {seconds_of(ym / 1), seconds_of((ym + months(1)) / 1) - 1};
  const std::int64_t start = seconds_of(ym / day(static_cast<unsigned>(date.day)));
  if (date.second < 0) return {start, start + 86399};
  return {start + date.second, start + date.second};
}

Date day_of(std::int64_t second) {
  const year_month_day ymd(floor<days>(sys_seconds(seconds(second))));
  Date date;
  date.year = static_cast<std::int16_t>(int(ymd.year()));
  date.month = static_cast<std::int8_t>(unsigned(ymd.month()));
  date.day = static_cast<std::int8_t>(unsigned(ymd.day()));
  return date;
}

}  // namespace madang::base
