#include "ingest/repair/clock.h"

namespace madang::ingest::repair {
namespace {

constexpr int hour = 60, day = 24 * hour;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

/// am or pm behind a time.
Clock::Half half_behind(Scan& scan) {
  const Scan start = scan;
  scan.blanks();
  Clock::Half half = Clock::Half::none;
  if (scan.skip({"AM", "am", "a.m.", "A.M."})) half = Clock::Half::morning;
  else if (scan.skip({"PM", "pm", "p.m.", "P.M."})) half = Clock::Half::afternoon_behind;
  if (half == Clock::Half::none || is_letter(scan.peek())) {
    scan = start;
    return Clock::Half::none;
  }
  return half;
}

/// noon, 12 midnight, 정오, 자정. Midnight is the end of a day, or of an opening its beginning.
std::optional<Clock> read_named(Scan& scan) {
  const Scan start = scan;
  scan.blanks();
  Scan number = scan;
  if (number.digits(2) == 12) {
    number.blanks();
    scan = number;
  }
  Clock clock;
  clock.rule = "hours-form";
  if (scan.skip({"noon", "Noon", "NOON", "정오"})) {
    clock.minute = 12 * hour;
    clock.half = Clock::Half::afternoon;
  } else if (scan.skip({"midnight", "Midnight", "MIDNIGHT", "자정"})) {
    clock.minute = day;
    clock.half = Clock::Half::morning;
  }
  if (clock.half != Clock::Half::none && !is_letter(scan.peek())) return clock;
  scan = start;
  return std::nullopt;
}

/// 9 Uhr, 18.30 Uhr.
bool skip_uhr(Scan& scan) {
  Scan ahead = scan;
  ahead.blanks();
  if (!ahead.skip("Uhr") || is_letter(ahead.peek())) return false;
  scan = ahead;
  return true;
}

/// Whether a number goes on as something that is no time: 10월, 4층, 01-05, 50%.
bool is_other(Scan scan) {
  if (scan.skip("까지")) return false;
  const char c = scan.peek();
  const auto byte = static_cast<unsigned char>(c);
  constexpr unsigned char hangul = 0xEA, behind = 0xED;  // first bytes in UTF-8
  if (is_letter(c) || c == '%' || (byte >= hangul && byte <= behind)) return true;
  return scan.skip({"-", ".", "/"}) && is_digit(scan.peek());
}

bool is_afternoon(const Clock& clock) {
  return clock.half == Clock::Half::afternoon || clock.half == Clock::Half::afternoon_behind;
}

/// Tells the half of the day of one end by that of the other.
void complete(Clock& from, Clock& to) {
  constexpr int noon = 12 * hour;
  const auto later = [](Clock& clock) {
    clock.minute += noon;
    clock.rule = "hours-form";
  };
  const auto is_open = [](const Clock& clock) { return clock.half == Clock::Half::none; };
  if (!is_open(from) && is_open(to) && to.minute <= from.minute && to.minute + noon > from.minute &&
      to.minute + noon <= day)
    later(to);
  else if (is_open(from) && to.half == Clock::Half::afternoon_behind &&
           from.minute + noon < to.minute)
    later(from);
  else if (is_open(from) && is_open(to) && to.one_digit && to.minute > 0 &&
           to.minute < from.minute && from.minute <= noon)
    later(to);
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
  if (auto named = read_named(scan)) return named;
  const Scan start = scan;
  const auto fail = [&]() -> std::optional<Clock> {
    scan = start;
    return std::nullopt;
  };
  scan.blanks();
  Clock::Half half = Clock::Half::none;
  if (scan.skip({"오후", "PM", "pm"})) half = Clock::Half::afternoon;
  else if (scan.skip({"오전", "AM", "am"})) half = Clock::Half::morning;
  scan.blanks();
  const std::size_t begin = scan.at();
  const auto number = scan.digits(4);
  if (!number) return fail();
  const std::size_t digits = scan.at() - begin, hour_digits = digits == 3 ? 1 : digits;
  int h = *number, m = 0;
  bool plain = digits == 2 && half == Clock::Half::none, bare = false;
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
    bare = true;
    if (!split_digits(*number, digits, h, m)) return fail();
  }
  if (half == Clock::Half::none && (half = half_behind(scan)) != Clock::Half::none)
    plain = bare = false;
  if (half == Clock::Half::none && skip_uhr(scan)) plain = bare = false;
  constexpr int longest_night = 30;  // later is no time of a day
  const bool halved = half != Clock::Half::none;
  if (m >= hour || h > longest_night || (halved && h > 12)) return fail();
  Clock clock;
  clock.half = half;
  clock.bare = bare;
  clock.one_digit = hour_digits == 1;
  if (halved) h = h % 12 + (is_afternoon(clock) ? 12 : 0);
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

void step_over(Scan& scan) {
  const auto whole = [&scan](auto is_of) {
    const std::size_t at = scan.at();
    while (!scan.ended() && is_of(scan.peek())) scan.character();
    return scan.at() > at;
  };
  if (!whole(is_digit) && !whole(is_letter)) scan.character();
}

std::optional<ClockRange> read_clock_range(Scan& scan) {
  const Scan start = scan;
  auto from = read_clock(scan);
  if (from) {
    scan.blanks();
    const bool word = scan.skip({"to ", "bis ", "until "});
    if (word || scan.skip({"부터", "~", "～", "∼", "-", "–", "—"})) {
      scan.blanks();
      const bool next_day = scan.skip({"익일", "다음날", "다음 날", "next day"});
      auto to = read_clock(scan);
      const bool longer = next_day && to && to->minute > from->minute;  // than a day
      const bool count = word && from->bare && to && to->bare;          // 2 to 4 people
      if (to && !(to->bare && is_other(scan)) && !longer && !count) {
        scan.skip("까지");
        if (!next_day) complete(*from, *to);
        return ClockRange{*from, *to};
      }
    }
  }
  scan = start;
  return std::nullopt;
}

bool has_clock_range(std::string_view text) {
  for (Scan scan(text); !scan.ended(); step_over(scan))
    if (read_clock_range(scan)) return true;
  return false;
}

bool is_ambiguous(const ClockRange& range) {
  constexpr int first = hour, last = 6 * hour, noon = 12 * hour;
  const auto& [from, to] = range;
  if (from.half != Clock::Half::none || !from.one_digit) return false;
  if (to.half != Clock::Half::none) return to.minute == day;  // 6-midnight
  return from.minute >= first && from.minute < last && to.minute > from.minute && to.minute <= noon;
}

std::optional<ClockRange> read_clock_range(std::string_view text) {
  Scan scan(trim(text));
  return read_clock_range(scan);
}

}  // namespace madang::ingest::repair
