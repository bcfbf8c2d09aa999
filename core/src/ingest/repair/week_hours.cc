#include "ingest/repair/week_hours.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ingest/repair/closing_days.h"
#include "ingest/repair/hours.h"
#include "ingest/repair/hours_days.h"
#include "ingest/repair/scan.h"
#include "ingest/repair/week_parts.h"

namespace madang::ingest::repair {
namespace {

/// The same for a part.
bool read_days(std::string_view words, WeekHours& part) {
  HoursDays found;
  if (!read_days(words, found)) return false;
  part.days = std::move(found.days);
  part.not_on_holidays = found.not_on_holidays;
  return true;
}

/// What stands before a stretch: months, days, or both.
bool read_words(std::string_view words, WeekHours& part) {
  Scan scan(plain_words(words));
  part.months = read_months(scan);
  if (!part.months) {  // 4/1~10/31
    const ClosingDays named = read_closing_days(scan.rest());
    const bool alone = named.complete && named.months.size() == 1 && named.weekly.empty() &&
                       named.monthly.empty() && named.yearly.empty() && !named.holidays;
    if (alone) {
      part.months = named.months.front();
      return true;
    }
  } else {
    scan.skip({"에는", "은", "는"});
  }
  return read_days(scan.rest(), part);
}

/// 토·일 하절기(3~10월): days, and months behind them.
bool read_days_first(std::string_view words, WeekHours& part) {
  words = plain_words(words);
  for (std::size_t at = words.find_first_of(" (["); at != words.npos;
       at = words.find_first_of(" ([", at + 1)) {
    Scan scan(words.substr(at));
    const auto months = read_months(scan);
    if (!months || !plain_words(scan.rest()).empty()) continue;
    part.months = months;
    return read_days(words.substr(0, at), part) && !part.days.empty();
  }
  return false;
}

/// 24시간, 24 hours, where nothing behind it says that it is a length (24시간 전까지 신청).
std::optional<ClockRange> read_all_day(Scan& scan) {
  Scan ahead = scan;
  ahead.blanks();
  if (ahead.digits(2) != 24 ||
      !ahead.skip({"시간", " 시간", " hours", "hours", " Hours", " hrs", "hrs", " Stunden", "h"}))
    return std::nullopt;
  scan = ahead;
  ahead.blanks();
  if (!ahead.ended() && !ahead.skip({",", "/", "(", ")", ";", "\n", "운영", "개방", "이용", "연중",
                                     "영업", "가능", "daily", "every day", "a day", "open"}))
    return std::nullopt;
  constexpr int day_minutes = 24 * 60;
  ClockRange range;
  range.to.minute = day_minutes;
  return range;
}

/// The next stretch, and the words before it; what is no time is stepped over, numbers whole.
std::optional<ClockRange> next_range(Scan& scan, std::string_view& words) {
  const std::string_view from = scan.rest();
  while (!scan.ended()) {
    const Scan before = scan;
    auto range = read_clock_range(scan);
    if (!range) range = read_all_day(scan);
    if (range) {
      words = from.substr(0, from.size() - before.rest().size());
      return range;
    }
    step_over(scan);
  }
  words = from;
  return std::nullopt;
}

/// What stands in brackets directly behind a stretch, without the brackets.
std::string_view bracket_behind(Scan scan) {
  scan.blanks();
  if (scan.peek() != '(') return {};
  const std::string_view rest = scan.rest();
  return rest.substr(0, std::min(rest.find(')'), rest.size() - 1) + 1);
}

/// 12:00~13:00 점심시간: a stretch in which it is not open.
bool is_break(std::string_view behind) {
  behind = behind.substr(0, behind.find_first_of(",/;\n(0123456789"));
  for (const std::string_view word : {"점심", "휴게", "브레이크", "break", "Break", "준비", "청소"})
    if (behind.find(word) != std::string_view::npos) return true;
  return false;
}

/// 평일 09:00~18:00 점심시간 12:00~13:00: the word is of the second stretch; a day begins with
/// none.
bool leads_to_break(std::string_view behind) {
  const std::size_t at = std::min(behind.find_first_of(",/;\n0123456789"), behind.size());
  return at < behind.size() && is_digit(behind[at]) && read_clock_range(behind.substr(at));
}

/// 09:00~18:00 (12:00~13:00 제외): a break, which words behind it tell; before it stand none.
bool is_excluded(std::string_view words, std::string_view behind) {
  const std::string_view before = trim(words);
  for (const std::string_view end : {"except", "excluding", "closed"})
    if (before.ends_with(end)) return true;
  if (!plain_words(words).empty()) return false;
  behind = trim(behind);
  for (const std::string_view particle : {"은", "는"})
    if (behind.starts_with(particle)) behind = trim(behind.substr(particle.size()));
  return behind.starts_with("제외");
}

/// Takes a break out of the one part that is there; false where it is not inside of it, or several
/// parts may have it.
bool take_break(std::vector<WeekHours>& parts, const ClockRange& pause) {
  if (parts.size() != 1 || is_ambiguous(pause)) return false;
  ClockRange& hours = parts.front().hours;
  if (pause.from.minute <= hours.from.minute || pause.to.minute >= hours.to.minute ||
      pause.to.minute <= pause.from.minute)
    return false;
  WeekHours after = parts.front();
  hours.to = pause.from;
  after.hours.from = pause.to;
  parts.push_back(std::move(after));
  return true;
}

/// 8-12 & 1-5: a second stretch of the same days is behind the first.
void set_behind(const ClockRange& first, ClockRange& second) {
  constexpr int noon = 12 * 60;
  const auto is_open = [](const Clock& clock) { return clock.half == Clock::Half::none; };
  if (!is_open(second.from) || !is_open(second.to) || !second.from.one_digit ||
      second.from.minute >= first.to.minute || second.from.minute + noon < first.to.minute ||
      second.to.minute <= second.from.minute || second.to.minute > noon)
    return;
  for (Clock* clock : {&second.from, &second.to}) {
    clock->minute += noon;
    clock->half = Clock::Half::afternoon;
    clock->rule = "hours-form";
  }
}

enum class Behind : std::uint8_t { nothing, read, unknown };

/// 09:00~18:00 (3~10월), 10:00~17:00(주말): whose they are. A season without months tells that they
/// are not of the whole year, and not when. Where none are named, days that are not meant are taken
/// from those of the label.
Behind read_behind(Scan& scan, WeekHours& part, const std::vector<std::string_view>& of) {
  const std::string_view bracket = bracket_behind(scan);
  if (bracket.size() < 2 || !bracket.ends_with(')')) return Behind::nothing;
  const std::string_view inside = bracket.substr(1, bracket.size() - 2);
  HoursDays days{part.days.empty() ? of : part.days, part.not_on_holidays};
  if (take_excluded(inside, days)) {  // 매일 10:00~18:00 (월요일 제외)
    part.days = std::move(days.days);
    part.not_on_holidays = days.not_on_holidays;
    scan.blanks();
    scan.go_to(scan.at() + bracket.size());
    return Behind::read;
  }
  WeekHours told{{}, part.hours, {}};
  const bool read = read_words(inside, told) && (told.months || !told.days.empty());
  if (read) {
    const bool twice = (part.months && told.months) || (!part.days.empty() && !told.days.empty());
    if (twice) return Behind::nothing;
    if (told.months) part.months = told.months;
    if (!told.days.empty()) part.days = told.days;
    scan.blanks();
    scan.go_to(scan.at() + bracket.size());
    return Behind::read;
  }
  for (const std::string_view season : {"하절기", "동절기", "성수기", "비수기", "여름", "겨울"})
    if (trim(inside) == season) return Behind::unknown;
  return Behind::nothing;
}

/// 09:00~18:00 평일, 10:00~16:00 주말: the days that stand behind a stretch, before a mark or the
/// end; what stands before another stretch without one is of that.
bool read_days_behind(Scan& scan, WeekHours& part) {
  const std::string_view rest = scan.rest();
  const std::size_t end = std::min(rest.find_first_of(",;/\n"), rest.size());
  const std::string_view words = rest.substr(0, end);
  if (words.find_first_of("0123456789(") != words.npos) return false;
  if (words.find("휴") != words.npos) return false;
  WeekHours told{{}, part.hours, {}};
  if (!read_days(words, told) || (told.days.empty() && !told.not_on_holidays)) return false;
  part.days = std::move(told.days);
  part.not_on_holidays = told.not_on_holidays;
  scan.go_to(scan.at() + end);
  return true;
}

bool has_other_days(const std::vector<WeekHours>& parts, const WeekHours& part) {
  return std::any_of(parts.begin(), parts.end(), [&part](const WeekHours& other) {
    return !other.months && other.days != part.days;
  });
}

/// (3~10월 토요일 : the bracket is open still where the hours begin.
bool opens_bracket(std::string_view words) {
  return trim(words).starts_with('(') && words.find(')') == words.npos;
}

/// Holidays have hours of their own, or none; of stretches that say neither nobody knows.
void tell_holidays(HoursText& text) {
  const auto any = [&text](const auto& is_so) {
    return std::any_of(text.parts.begin(), text.parts.end(), is_so);
  };
  const bool open = any([](const WeekHours& part) { return has_day(part.days, "holiday"); });
  const bool closed = any([](const WeekHours& part) { return part.not_on_holidays; });
  if (open)
    for (WeekHours& part : text.parts) part.not_on_holidays = false;
  else if (closed && any([](const WeekHours& part) { return !part.not_on_holidays; }))
    text.complete = false;
}

}  // namespace

HoursText read_week_hours(std::string_view text, const std::vector<std::string_view>& label) {
  HoursText all;
  Scan scan(trim(text));
  std::string_view words;
  bool days_behind = false;  // of the stretches, and not before them
  bool in_bracket = false;   // the months of the last one are: (3~10월 토 10:00~21:00)
  bool days_first = false;   // before its months: 토 3~10월 10:00~21:00
  while (const auto range = next_range(scan, words)) {
    WeekHours part{{}, *range, {}};
    const bool alone = plain_words(words).empty();
    const bool bracket_ends = in_bracket && trim(words).starts_with(')');
    if (is_excluded(words, scan.rest())) {
      all.complete = take_break(all.parts, *range) && all.complete;
      scan.skip({"은", "는"});
      scan.blanks();
      scan.skip("제외");
      continue;
    }
    if (alone && !all.parts.empty()) set_behind(all.parts.back().hours, part.hours);
    const bool is_pause =
        is_break(scan.rest()) && !(all.parts.empty() && leads_to_break(scan.rest()));
    const bool is_open = !is_pause && !is_ambiguous(part.hours);
    const bool usual = is_open && read_words(words, part);
    const bool both = is_open && !usual && read_days_first(words, part);
    const bool known = usual || both;
    const Behind behind = known ? read_behind(scan, part, label) : Behind::nothing;
    const bool first = all.parts.empty();
    if (bracket_ends || part.months) in_bracket = part.months && opens_bracket(words);
    if (known && alone && part.days.empty() && !part.months && (first || days_behind))
      days_behind = read_days_behind(scan, part);
    if (all.parts.size() >= most_stretches) {
      all.complete = false;
      break;
    }
    if (!known || behind == Behind::unknown) {
      if (all.parts.empty()) return {};
      all.complete = false;
      continue;
    }
    if (!all.parts.empty()) {
      const WeekHours& last = all.parts.back();
      // 평일 09:00~12:00, 13:00~18:00: of the same days; 주말 of the season that was named. Of days
      // that the months follow, or that the bracket with the months does, are the next months too.
      const bool bracket = part.months && opens_bracket(words);
      if (part.days.empty() && (alone || bracket || (part.months && days_first))) {
        part.days = last.days;
        part.not_on_holidays = last.not_on_holidays;
        // 평일 09:00~18:00, 주말 09:00~17:00(7~8월 09:00~20:00): of both, perhaps.
        if (bracket && has_other_days(all.parts, last)) all.complete = false;
      } else {
        days_first = both;
      }
      // 3~10월 09:00~18:00, 11~2월 09:00~17:00, 토 09:00~13:00: of which months nobody says.
      if (!part.months && !alone && !bracket_ends && !part.days.empty() && last.months &&
          last.days == label) {
        add_to_seasons(all.parts, part);
        all.complete = false;
        continue;
      }
      if (!part.months && !bracket_ends && (alone || !part.days.empty())) part.months = last.months;
    }
    if (first) days_first = both;
    if (part.days.empty()) part.days = label;
    all.parts.push_back(std::move(part));
  }
  all.complete = all.complete && plain_words(words).empty();
  name_days_of_seasons(all.parts);
  narrow(all.parts);
  fill_seasons(all.parts);
  tell_holidays(all);
  return all;
}

std::vector<std::string_view> odd_hours(const std::vector<WeekHours>& parts) {
  std::vector<std::string_view> odd;
  for (const WeekHours& part : parts)
    for (const std::string_view rule :
         day_hours(part.hours.from, part.hours.to, Equal::all_day).rules)
      if (rule != "hours-form" && std::find(odd.begin(), odd.end(), rule) == odd.end())
        odd.push_back(rule);
  return odd;
}

void add_week_hours(Availability& availability, const WeekHours& part) {
  const DayHours day = day_hours(part.hours.from, part.hours.to, Equal::all_day);
  std::vector<Hours>* week = &availability.weekly;
  if (part.months) {
    auto& seasons = availability.seasons;
    auto season = std::find_if(seasons.begin(), seasons.end(), [&](const Season& s) {
      return s.from == part.months->from && s.to == part.months->to;
    });
    if (season == seasons.end()) {
      season = seasons.emplace(season);
      season->from = part.months->from;
      season->to = part.months->to;
    }
    week = &season->hours;
  }
  if (part.not_on_holidays) availability.holidays = "closed";
  if (part.days.empty())
    for (const std::string_view one : whole_week) add_hours(*week, day, {one});
  for (const std::string_view one : part.days) add_hours(*week, day, {one});
}

}  // namespace madang::ingest::repair
