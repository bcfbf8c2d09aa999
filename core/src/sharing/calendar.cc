#include "sharing/calendar.h"

#include <algorithm>

#include "sharing/times.h"

namespace madang::sharing {
namespace {

bool in_year(const Rule& rule, const Civil& c) {
  const int at = c.month * 32 + c.day;
  return rule.first <= rule.last ? at >= rule.first && at <= rule.last
                                 : at >= rule.first || at <= rule.last;
}

bool is_nth(std::uint16_t nth, const Civil& c) {
  const int from_start = (c.day - 1) / 7, from_end = (c.days_in_month - c.day) / 7;
  return (nth >> from_start & 1) != 0 || (nth >> (5 + from_end) & 1) != 0;
}

}  // namespace

bool fits(const Rule& rule, const Calendar& calendar, std::int32_t day) {
  if (rule.days == Rule::Days::dates && (day < rule.first || day > rule.last)) return false;
  if (rule.days == Rule::Days::yearly && !in_year(rule, civil_of(day))) return false;
  bool weekday = (rule.weekdays >> weekday_of(day) & 1) != 0;
  if (weekday && rule.nth != 0) weekday = is_nth(rule.nth, civil_of(day));
  if (rule.holiday != Rule::Holiday::any) {
    const Holiday* found = calendar.holidays != nullptr ? calendar.holidays->find(day) : nullptr;
    const bool holiday = found != nullptr && (rule.code.empty() || rule.code == found->code);
    if (rule.holiday == Rule::Holiday::only && !(holiday && weekday)) return false;
    if (rule.holiday == Rule::Holiday::also && !(holiday || weekday)) return false;
    if (rule.holiday == Rule::Holiday::not_on && (holiday || !weekday)) return false;
  } else if (!weekday) {
    return false;
  }
  if (rule.recurs != nullptr && !rule.recurs->on(day)) return false;
  return !std::binary_search(rule.except.begin(), rule.except.end(), day);
}

std::vector<Minutes> Calendar::on(std::int32_t day, const Rule** decided) const {
  std::vector<Minutes> hours;
  if (decided != nullptr) *decided = nullptr;
  for (const Rule& rule : rules) {
    if (!fits(rule, *this, day)) continue;
    if (decided != nullptr) *decided = &rule;
    if (rule.closed && !rule.hours.empty()) {
      join(hours);
      hours = without(hours, rule.hours);
      continue;
    }
    if (!rule.adds || rule.closed) hours.clear();
    hours.insert(hours.end(), rule.hours.begin(), rule.hours.end());
  }
  join(hours);
  return hours;
}

Stretches Calendar::pieces(std::int64_t from, std::int64_t to) const {
  Stretches open;
  if (from >= to || zone == nullptr) return open;
  // The day before may reach past midnight, at most a day far.
  const Zone::Offset offset = zone->offset(from);
  const std::int32_t first = day_of_second(from + offset.seconds) - 1;
  const std::int32_t last = day_of_second(zone->to_local(to - 1)) + 1;
  // Without a change of the clock near by, one offset does for all.
  const bool steady = from - 3 * day_seconds >= offset.from && to + 3 * day_seconds < offset.to;
  const auto utc = [&](std::int64_t local) {
    return steady ? local - offset.seconds : zone->to_utc(local).utc;
  };
  for (std::int32_t day = first; day <= last; ++day) {
    const std::int64_t midnight = std::int64_t{day} * day_seconds;
    for (const Minutes& hours : on(day)) {
      const Stretch s{utc(midnight + hours.from * 60), utc(midnight + hours.to * 60)};
      if (s.from < to && s.to > from && s.from < s.to) open.push_back(s);
    }
  }
  return open;
}

Stretches Calendar::open(std::int64_t from, std::int64_t to) const {
  Stretches open = pieces(from, to);
  for (Stretch& s : open) s = {std::max(s.from, from), std::min(s.to, to)};
  join(open);
  return open;
}

}  // namespace madang::sharing
