#include "ingest/repair/hours.h"

#include <algorithm>

namespace madang::ingest::repair {

DayHours day_hours(const Clock& from, const Clock& to, Equal equal) {
  constexpr int day = 24 * 60;
  DayHours hours{true, from, to, {}};
  const auto rule = [&hours](std::string_view id) {
    if (!id.empty() && std::find(hours.rules.begin(), hours.rules.end(), id) == hours.rules.end())
      hours.rules.push_back(id);
  };
  rule(from.rule);
  rule(to.rule);
  if (from.minute % day == to.minute % day && !(from.minute == 0 && to.minute == day)) {
    rule("hours-equal");
    if (equal == Equal::closed) {
      hours.open = false;
      return hours;
    }
    // All day, whichever hour both of them are.
    hours.from.minute = 0;
    hours.to.minute = day;
    return hours;
  }
  if (from.minute == day) {
    hours.from.minute = 0;
    rule("hours-24");
  }
  if (to.minute == 0) {
    hours.to.minute = day;
    rule("hours-24");
  }
  return hours;
}

void add_hours(std::vector<Hours>& week, const DayHours& hours,
               std::initializer_list<std::string_view> days) {
  if (!hours.open) return;
  const std::string from = hours.from.text(), to = hours.to.text();
  auto same = std::find_if(week.begin(), week.end(),
                           [&](const Hours& h) { return h.from == from && h.to == to; });
  if (same == week.end()) {
    week.emplace_back();
    same = week.end() - 1;
    same->from = from;
    same->to = to;
  }
  for (const std::string_view day : days) same->days.emplace_back(day);
}

void close_days(std::vector<Hours>& week, const std::vector<std::string_view>& days) {
  for (Hours& hours : week)
    std::erase_if(hours.days, [&](const std::string& day) {
      return std::find(days.begin(), days.end(), day) != days.end();
    });
  std::erase_if(week, [](const Hours& hours) { return hours.days.empty(); });
}

}  // namespace madang::ingest::repair
