#include "ingest/repair/week_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace madang::ingest::repair {
namespace {

using Days = std::vector<std::string_view>;

Days days_of(const WeekHours& part) {
  return part.days.empty() ? Days(whole_week.begin(), whole_week.end()) : part.days;
}

void join(Days& days, const Days& more) {
  std::copy_if(more.begin(), more.end(), std::back_inserter(days),
               [&days](std::string_view day) { return !has_day(days, day); });
}

/// What is said of the same days: 평일 09:00~12:00, 13:00~18:00.
struct Statement {
  Days days;
  std::vector<std::size_t> parts;
};

std::vector<Statement> statements(const std::vector<WeekHours>& parts) {
  std::vector<Statement> all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Days days = days_of(parts[i]);
    auto same = std::find_if(all.begin(), all.end(), [&](const Statement& one) {
      return same_months(parts[one.parts.front()], parts[i]) && has_days(one.days, days) &&
             has_days(days, one.days);
    });
    if (same == all.end()) same = all.insert(all.end(), {days, {}});
    same->parts.push_back(i);
  }
  return all;
}

}  // namespace

bool overlap(const ClockRange& a, const ClockRange& b) {
  constexpr int day = 24 * 60;
  const auto end = [](const ClockRange& range) {  // of a night, on the next day
    return range.to.minute + (range.to.minute <= range.from.minute ? day : 0);
  };
  return a.from.minute < end(b) && b.from.minute < end(a);
}

bool same_months(const WeekHours& a, const WeekHours& b) {
  return a.months.has_value() == b.months.has_value() &&
         (!a.months || (a.months->from == b.months->from && a.months->to == b.months->to));
}

void narrow(std::vector<WeekHours>& parts) {
  const std::vector<Statement> all = statements(parts);
  const auto is_own = [&](const Statement& some, const Statement& more, bool later) {
    if (!same_months(parts[some.parts.front()], parts[more.parts.front()]) ||
        !has_days(more.days, some.days) || has_days(some.days, more.days))
      return false;
    if (has_days(more.days, whole_week)) return true;
    return later && std::any_of(some.parts.begin(), some.parts.end(), [&](std::size_t a) {
             return std::any_of(more.parts.begin(), more.parts.end(), [&](std::size_t b) {
               return overlap(parts[a].hours, parts[b].hours);
             });
           });
  };
  std::vector<std::size_t> gone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Days left = all[i].days;
    for (std::size_t k = 0; k < all.size(); ++k)
      if (k != i && is_own(all[k], all[i], k > i))
        std::erase_if(left, [&](std::string_view day) { return has_day(all[k].days, day); });
    for (const std::size_t part : all[i].parts) {
      if (left.empty()) gone.push_back(part);
      else if (left.size() < all[i].days.size()) parts[part].days = left;
    }
  }
  std::sort(gone.begin(), gone.end());
  for (auto at = gone.rbegin(); at != gone.rend(); ++at)
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(*at));
}

void add_to_seasons(std::vector<WeekHours>& parts, const WeekHours& part) {
  std::vector<WeekHours> more;
  for (const WeekHours& other : parts) {
    const bool known = std::any_of(more.begin(), more.end(),
                                   [&](const WeekHours& one) { return same_months(one, other); });
    if (known) continue;
    more.push_back(part);
    more.back().months = other.months;
  }
  std::move(more.begin(), more.end(), std::back_inserter(parts));
}

void name_days_of_seasons(std::vector<WeekHours>& parts) {
  Days year;
  bool any = false, all_but_holidays = true;
  for (const WeekHours& part : parts) {
    if (part.months) continue;
    any = true;
    all_but_holidays = all_but_holidays && part.not_on_holidays;
    join(year, days_of(part));
  }
  Days before;  // of months that were named before
  for (WeekHours& part : parts) {
    if (!part.months) continue;
    if (part.days.empty()) {
      const Days& others = any ? year : before;
      if (others.size() != whole_week.size() || !has_days(others, whole_week)) part.days = others;
      part.not_on_holidays = part.not_on_holidays || (any && all_but_holidays);
    }
    join(before, days_of(part));
  }
}

void fill_seasons(std::vector<WeekHours>& parts) {
  std::vector<WeekHours> more;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto is_of = [&](const WeekHours& part) { return same_months(part, parts[i]); };
    const auto begin = parts.begin(), here = begin + static_cast<std::ptrdiff_t>(i);
    if (!here->months || std::any_of(begin, here, is_of)) continue;
    Days named;
    for (const WeekHours& part : parts)
      if (is_of(part)) join(named, days_of(part));
    for (const WeekHours& part : parts) {
      if (part.months) continue;
      WeekHours kept = part;
      kept.days = days_of(part);
      std::erase_if(kept.days, [&](std::string_view day) { return has_day(named, day); });
      if (kept.days.empty()) continue;
      kept.months = here->months;
      more.push_back(std::move(kept));
    }
  }
  std::move(more.begin(), more.end(), std::back_inserter(parts));
}

}  // namespace madang::ingest::repair
