#include "ingest/repair/clock.h"

namespace madang::ingest::repair {
namespace {

constexpr int hour = 60, day = 24 * hour;

/// 900, 0900, 1830: hours and minutes without anything between.
bool split_digits(int number, std::size_t digits, int& h, int& m) {
  if (digits < 3) {
    h = number;
    return true;
  }
  h = number / 100;
  m = number % 100;
  return digits <= 4;
}

}  // namespace

std::string Clock::text() const {
  std::string out = "00:00";
  const int h = minute / hour, m = minute % hour;
  out[0] = static_cast<char>('0' + h / 10);
  out[1] = static_cast<char>('0' + h % 10);
  out[3] = static_cast<char>('0' + m / 10);
  out[4] = static_cast<char>('0' + m % 10);
  return out;
}

std::optional<Clock> read_clock(Scan& scan) {
  const Scan start = scan;
  const auto fail = [&]() -> std::optional<Clock> {
    scan = start;
    return std::nullopt;
  };
  scan.blanks();
  const bool afternoon = scan.skip({"오후", "PM", "pm"});
  const bool half = scan.skip({"오전", "AM", "am"}) || afternoon;
  scan.blanks();
  const std::size_t begin = scan.at();
  const auto number = scan.digits(4);
  if (!number) return fail();
  const std::size_t digits = scan.at() - begin;
  int h = *number, m = 0;
  bool plain = digits == 2 && !half;
  if (digits <= 2 && scan.skip({":", "："})) {
    const std::size_t at = scan.at();
    const auto minutes = scan.digits(2);
    if (!minutes) return fail();
    m = *minutes;
    plain &= scan.at() - at == 2;
    const Scan before = scan;
    if (scan.skip(":")) {  // seconds, mostly :00
      if (scan.digits(2)) plain = false;
      else scan = before;
    }
  } else if (const Scan dot = scan; digits <= 2 && scan.skip(".")) {  // 18.00
    const std::size_t at = scan.at();
    const auto minutes = scan.digits(2);
    if (!minutes || scan.at() - at != 2 || scan.peek() == '.') {
      scan = dot;
    } else {
      m = *minutes;
    }
    plain = false;
  } else if (digits <= 2 && scan.skip("시")) {
    plain = false;
    const Scan before = scan;
    scan.blanks();
    const auto minutes = scan.digits(2);
    if (minutes && scan.skip("분")) m = *minutes;
    else if (!minutes && scan.skip("반")) m = 30;
    else scan = before;
  } else {
    plain = false;
    if (!split_digits(*number, digits, h, m)) return fail();
  }
  constexpr int longest_night = 30;  // later is no time of a day
  if (m >= hour || h > longest_night || (half && h > 12)) return fail();
  if (half) h = h % 12 + (afternoon ? 12 : 0);
  Clock clock;
  clock.minute = h * hour + m;
  if (!plain) clock.rule = "hours-form";
  if (clock.minute > day) {
    clock.minute -= day;
    clock.rule = "hours-past-midnight";
  }
  return clock;
}

std::optional<Clock> read_clock(std::string_view text) {
  Scan scan(trim(text));
  auto clock = read_clock(scan);
  if (!scan.ended()) return std::nullopt;
  return clock;
}

std::optional<ClockRange> read_clock_range(Scan& scan) {
  const Scan start = scan;
  const auto from = read_clock(scan);
  if (from) {
    scan.blanks();
    if (scan.skip({"부터", "~", "～", "∼", "-", "–", "—"})) {
      if (const auto to = read_clock(scan)) {
        scan.skip("까지");
        return ClockRange{*from, *to};
      }
    }
  }
  scan = start;
  return std::nullopt;
}

std::optional<ClockRange> read_clock_range(std::string_view text) {
  Scan scan(trim(text));
  return read_clock_range(scan);
}

}  // namespace madang::ingest::repair
