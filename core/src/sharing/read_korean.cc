// Hours of the Korean standard data sets for public facilities, car parks and
// libraries: {"weekday":["09:00","18:00"], "saturday":…, "weekend":…, "holiday":…,
// "closed":"매주 월요일, 법정공휴일", "days":"평일+토요일"}.
#include "sharing/read_hours.h"
#include "sharing/read_members.h"

namespace madang::sharing {
namespace {

struct KoreanHours {
  std::vector<std::string> weekday, saturday, weekend, holiday;
  std::string closed, days, extra;
};
MADANG_RECORD(KoreanHours, weekday, saturday, weekend, holiday, closed, days, extra)

constexpr std::uint8_t workdays = 0x1F, saturday = 0x20, sunday = 0x40, weekend = 0x60;

/// Both ends 00:00 is all day in one source and closed in another: all day where
/// weekdays are so too or `days` names the day, else closed.
void add(const std::vector<std::string>& ends, const KoreanHours& from, std::uint8_t weekdays,
         bool holiday, std::string_view named, Calendar& calendar) {
  if (ends.size() != 2) return;
  Rule rule;
  rule.why = holiday ? "holiday" : "weekly";
  rule.weekdays = weekdays;
  if (holiday) rule.holiday = Rule::Holiday::only;
  calendar.known = true;
  const bool said = from.days.empty() || from.days.find(named) != from.days.npos;
  const bool equal = ends[0] == ends[1];
  const bool whole_day =
      from.days.empty() ? from.weekday.size() == 2 && from.weekday[0] == from.weekday[1] : said;
  Minutes minutes;
  if (!said || (equal && !whole_day)) rule.closed = true;
  else if (read_minutes(ends[0], ends[1], true, minutes, calendar)) rule.hours = {minutes};
  else return;
  calendar.rules.push_back(std::move(rule));
}

}  // namespace

bool read_korean(std::string_view extra, Calendar& calendar) {
  if (extra.find("\"weekday\"") == extra.npos) return false;
  KoreanHours hours;
  if (!read_members(extra, hours)) return false;
  add(hours.weekday, hours, workdays, false, "평일", calendar);
  if (hours.saturday.size() == 2 || hours.weekend.size() == 2) {
    add(hours.weekend, hours, weekend, false, "주말", calendar);
    add(hours.saturday, hours, saturday, false, "토요일", calendar);
  } else {
    add(hours.weekday, hours, weekend, false, "평일", calendar);
  }
  // Sundays and holidays share a column in these data sets.
  if (hours.saturday.size() == 2 && hours.weekend.empty())
    add(hours.holiday, hours, sunday, false, "공휴일", calendar);
  add(hours.holiday, hours, 0x7F, true, "공휴일", calendar);
  read_closed(hours.closed, calendar);
  return true;
}

}  // namespace madang::sharing
