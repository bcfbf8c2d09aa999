#include "sharing/calendar.h"

#include <algorithm>
#include <iterator>

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

/// Whether it takes more than weekday and holiday to know if the rule is about a day.
bool is_certain(const Rule& rule) {
  return rule.days != Rule::Days::all || rule.nth != 0 || rule.recurs != nullptr ||
         !rule.except.empty() || !rule.code.empty();
}

/// Whether it is about such days; `holiday`: the day is one. REQUIRES: !is_certain(rule).
bool fits_kind(const Rule& rule, int weekday, bool holiday) {
  const bool day = (rule.weekdays >> weekday & 1) != 0;
  switch (rule.holiday) {
    case Rule::Holiday::only: return day && holiday;
    case Rule::Holiday::also: return day || holiday;
    case Rule::Holiday::not_on: return day && !holiday;
    case Rule::Holiday::any: break;
  }
  return day;
}

void apply(const Rule& rule, std::vector<Minutes>& hours) {
  if (rule.closed && !rule.hours.empty()) {
    join(hours);
    hours = without(hours, rule.hours);
    return;
  }
  if (!rule.adds || rule.closed) hours.clear();
  hours.insert(hours.end(), rule.hours.begin(), rule.hours.end());
}

/// What the rules say of a day, in their words: not joined.
std::vector<Minutes> said_on(const Calendar& calendar, std::int32_t day, const Rule** decided) {
  std::vector<Minutes> hours;
  if (decided != nullptr) *decided = nullptr;
  for (const Rule& rule : calendar.rules) {
    if (!fits(rule, calendar, day)) continue;
    if (decided != nullptr) *decided = &rule;
    apply(rule, hours);
  }
  return hours;
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
  std::vector<Minutes> hours = said_on(*this, day, decided);
  join(hours);
  return hours;
}

void Calendar::prepare() {
  week_.clear();
  certain_.clear();
  prepared_ = false;
  for (std::uint32_t i = 0; i < rules.size(); ++i)
    if (is_certain(rules[i])) certain_.push_back(i);
  std::vector<Minutes> hours;
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    hours.clear();
    for (const Rule& rule : rules)
      if (!is_certain(rule) && fits_kind(rule, static_cast<int>(kind % 7), kind >= 7))
        apply(rule, hours);
    join(hours);
    week_.insert(week_.end(), hours.begin(), hours.end());
    if (week_.size() > UINT8_MAX) return;
    week_at_[kind + 1] = static_cast<std::uint8_t>(week_.size());
  }
  week_.shrink_to_fit();
  prepared_ = true;
}

std::span<const Minutes> Calendar::hours_on(std::int32_t day, std::vector<Minutes>& room) const {
  bool plain = prepared_;
  for (std::size_t i = 0; plain && i < certain_.size(); ++i)
    plain = !fits(rules[certain_[i]], *this, day);
  if (!plain) return room = on(day);
  const bool holiday = holidays != nullptr && holidays->find(day) != nullptr;
  return hours_of(day_kind(weekday_of(day), holiday));
}

Stretches Calendar::pieces(std::int64_t from, std::int64_t to) const {
  Stretches open;
  if (from >= to || zone == nullptr) return open;
  pieces(from, to, zone->offset(from), open);
  return open;
}

void Calendar::pieces(std::int64_t from, std::int64_t to, const Zone::Offset& offset,
                      Stretches& open) const {
  open.clear();
  if (from >= to || zone == nullptr) return;
  std::vector<Minutes> room;
  // The day before may reach past midnight, at most a day far.
  const std::int32_t first = day_of_second(from + offset.seconds) - 1;
  // Without a change of the clock near by, one offset does for all.
  const bool steady = from - 3 * day_seconds >= offset.from && to + 3 * day_seconds < offset.to;
  const std::int64_t end = steady ? to - 1 + offset.seconds : zone->to_local(to - 1);
  const std::int32_t last = day_of_second(end) + (steady ? 0 : 1);
  const auto utc = [&](std::int64_t local) {
    return steady ? local - offset.seconds : zone->to_utc(local).utc;
  };
  const auto meets = [&](const Stretch& s) { return s.from < to && s.to > from && s.from < s.to; };
  Stretches of_day;
  for (std::int32_t day = first; day <= last; ++day) {
    const std::int64_t midnight = std::int64_t{day} * day_seconds;
    const auto stretch = [&](const Minutes& hours) {
      return Stretch{utc(midnight + hours.from * 60), utc(midnight + hours.to * 60)};
    };
    if (steady) {
      for (const Minutes& hours : hours_on(day, room))
        if (const Stretch s = stretch(hours); meets(s)) open.push_back(s);
      continue;
    }
    // From 02:30 is later than from 03:00 where the clock goes from 02:00 to 03:00: what the rules
    // say is joined as moments, not as the times that a clock shows.
    of_day.clear();
    for (const Minutes& hours : said_on(*this, day, nullptr)) of_day.push_back(stretch(hours));
    join(of_day);
    std::copy_if(of_day.begin(), of_day.end(), std::back_inserter(open), meets);
  }
}

Stretches Calendar::open(std::int64_t from, std::int64_t to) const {
  Stretches open = pieces(from, to);
  for (Stretch& s : open) s = {std::max(s.from, from), std::min(s.to, to)};
  join(open);
  return open;
}

}  // namespace madang::sharing
