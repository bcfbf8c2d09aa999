#include "sharing/recurrence.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "sharing/times.h"

namespace madang::sharing {
namespace {

Error bad(const std::string& message) {
  Error error;
  error.kind = ErrorKind::source;
  error.code = "bad-rrule";
  error.message = message;
  error.hint =
      "FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH and WKST of RFC 5545 are read";
  return error;
}

std::optional<int> whole(std::string_view text, int low, int high) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value >= low && value <= high ? std::optional(value) : std::nullopt;
}

constexpr std::string_view weekdays = "MOTUWETHFRSASU";

std::optional<int> weekday(std::string_view text) {
  const std::size_t at = text.size() == 2 ? weekdays.find(text) : weekdays.npos;
  return at != weekdays.npos && at % 2 == 0 ? std::optional(static_cast<int>(at / 2))
                                            : std::nullopt;
}

/// f(item) for each of a comma list while it is true.
template <class F>
bool each(std::string_view list, F f) {
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (!f(list.substr(0, comma))) return false;
    if (comma == list.size()) return true;
    list.remove_prefix(comma + 1);
  }
}

/// "20220514", "20220514T100000", "20220514T010000Z": the last day on which
/// something that begins at `minutes` is not after it.
std::optional<std::int32_t> last_day(std::string_view text, std::int32_t minutes,
                                     const Zone& zone) {
  if (text.size() < 8) return std::nullopt;
  const auto year = whole(text.substr(0, 4), 1, 9999), month = whole(text.substr(4, 2), 1, 12),
             day = whole(text.substr(6, 2), 1, 31);
  if (!year || !month || !day) return std::nullopt;
  const std::int32_t first = day_number(*year, *month, 1);
  if (*day > civil_of(first).days_in_month) return std::nullopt;
  std::int32_t date = first + *day - 1;
  if (text.size() == 8) return date;
  const bool utc = text.size() == 16 && text[15] == 'Z';
  if ((text.size() != 15 && !utc) || text[8] != 'T') return std::nullopt;
  const auto hour = whole(text.substr(9, 2), 0, 23), minute = whole(text.substr(11, 2), 0, 59),
             second = whole(text.substr(13, 2), 0, 59);
  if (!hour || !minute || !second) return std::nullopt;
  std::int64_t local = std::int64_t{date} * 86400 + *hour * 3600 + *minute * 60 + *second;
  if (utc) local = zone.to_local(local);
  date = day_of_second(local);
  return std::int64_t{date} * 86400 + minutes * 60 <= local ? date : date - 1;
}

}  // namespace

Result<RecurringDays> RecurringDays::parse(std::string_view rule, std::int32_t start,
                                           std::int32_t minutes, const Zone& zone) {
  RecurringDays days;
  days.start_ = start;
  std::int64_t count = 0;
  bool freq = false, until = false;
  if (rule.starts_with("RRULE:")) rule.remove_prefix(6);
  days.text_ = rule;
  while (!rule.empty()) {
    const std::size_t end = std::min(rule.find(';'), rule.size());
    const std::string_view part = rule.substr(0, end);
    rule.remove_prefix(std::min(end + 1, rule.size()));
    const std::size_t is = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, is),
                           value = part.substr(std::min(is + 1, part.size()));
    bool good = false;
    if (name == "FREQ") {
      constexpr std::string_view names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
      const auto* at = std::find(std::begin(names), std::end(names), value);
      good = freq = at != std::end(names);
      if (good) days.every_ = static_cast<Every>(at - std::begin(names));
    } else if (name == "INTERVAL") {
      const auto n = whole(value, 1, 100000);
      if ((good = n.has_value())) days.interval_ = *n;
    } else if (name == "COUNT") {
      const auto n = whole(value, 1, 1000000);
      if ((good = n.has_value())) count = *n;
    } else if (name == "UNTIL") {
      const auto day = last_day(value, minutes, zone);
      if ((good = until = day.has_value())) days.last_ = *day;
    } else if (name == "WKST") {
      const auto day = weekday(value);
      if ((good = day.has_value())) days.week_start_ = *day;
    } else if (name == "BYMONTH") {
      good = each(value, [&](std::string_view item) {
        const auto n = whole(item, 1, 12);
        if (n) days.months_ = static_cast<std::uint16_t>(days.months_ | 1U << *n);
        return n.has_value();
      });
    } else if (name == "BYMONTHDAY") {
      good = each(value, [&](std::string_view item) {
        const auto n = whole(item, -31, 31);
        if (n && *n != 0) days.month_days_.push_back(*n);
        return n && *n != 0;
      });
    } else if (name == "BYDAY") {
      good = each(value, [&](std::string_view item) {
        const auto day = item.size() >= 2 ? weekday(item.substr(item.size() - 2)) : std::nullopt;
        std::optional<int> nth = 0;
        if (item.size() > 2) nth = whole(item.substr(0, item.size() - 2), -53, 53);
        if (!day || !nth || (item.size() > 2 && *nth == 0)) return false;
        days.week_days_.emplace_back(*nth, *day);
        return true;
      });
    } else {
      return bad("the part \"" + std::string(name) + "\" of a recurrence is not read");
    }
    if (!good)
      return bad("\"" + std::string(value) + "\" is no value of " + std::string(name) +
                 " in a recurrence");
  }
  if (!freq) return bad("a recurrence needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY");
  if (count > 0 && until) return bad("a recurrence has COUNT or UNTIL, not both");
  const bool numbered = std::any_of(days.week_days_.begin(), days.week_days_.end(),
                                    [](const auto& d) { return d.first != 0; });
  if (numbered && days.every_ != Every::month && days.every_ != Every::year)
    return bad("a numbered weekday such as 2MO needs FREQ=MONTHLY or YEARLY");
  if (count > 0 && !days.count_out(count))
    return bad("the recurrence does not come to its COUNT before the year 9999");
  return days;
}

bool RecurringDays::count_out(std::int64_t count) {
  const std::int32_t end = day_number(9999, 12, 31);
  for (std::int32_t day = start_; day <= end; ++day)
    if (fits(day) && --count == 0) {
      last_ = day;
      return true;
    }
  return false;
}

bool RecurringDays::fits_weekday(std::int32_t day) const {
  const int is = weekday_of(day);
  const Civil c = civil_of(day);
  const bool of_year = every_ == Every::year && months_ == 0;
  const std::int32_t first = of_year ? day_number(c.year, 1, 1) : day - c.day + 1;
  const std::int32_t last = of_year ? day_number(c.year, 12, 31) : first + c.days_in_month - 1;
  for (const auto& [nth, wanted] : week_days_) {
    if (wanted != is) continue;
    if (nth == 0) return true;
    if (nth > 0 ? (day - first) / 7 + 1 == nth : (last - day) / 7 + 1 == -nth) return true;
  }
  return false;
}

bool RecurringDays::fits(std::int32_t day) const {
  if (day < start_) return false;
  const Civil now = civil_of(day), start = civil_of(start_);
  if (months_ != 0 && (months_ >> now.month & 1) == 0) return false;
  const bool by_date = !month_days_.empty(), by_weekday = !week_days_.empty();
  if (by_date && std::none_of(month_days_.begin(), month_days_.end(), [&](int d) {
        return d > 0 ? now.day == d : now.days_in_month + 1 + d == now.day;
      }))
    return false;
  if (by_weekday && !fits_weekday(day)) return false;
  switch (every_) {
    case Every::day: return (day - start_) % interval_ == 0;
    case Every::week: {
      if (!by_weekday && weekday_of(day) != weekday_of(start_)) return false;
      const auto week = [this](std::int32_t d) {
        return (d - (weekday_of(d) - week_start_ + 7) % 7);
      };
      return (week(day) - week(start_)) / 7 % interval_ == 0;
    }
    case Every::month:
      if (!by_date && !by_weekday && now.day != start.day) return false;
      return ((now.year - start.year) * 12 + now.month - start.month) % interval_ == 0;
    case Every::year:
      if (!by_date && !by_weekday) {
        if (now.day != start.day) return false;
        if (months_ == 0 && now.month != start.month) return false;
      }
      return (now.year - start.year) % interval_ == 0;
  }
  return false;
}

}  // namespace madang::sharing
