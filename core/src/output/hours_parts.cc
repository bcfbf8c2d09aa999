#include "output/hours_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ingest/repair/clock.h"
#include "sharing/calendar.h"
#include "sharing/read_hours.h"
#include "sharing/times.h"

namespace madang::output {
namespace {

using sharing::Calendar;
using sharing::Minutes;
using sharing::Rule;

/// The days of a month that a rule is about, bit 0 the first, of January and so on.
using Months = std::array<std::uint32_t, 12>;
constexpr std::array<int, 12> month_days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr std::uint32_t whole_month(std::size_t month) { return (1ULL << month_days[month]) - 1; }
constexpr std::uint8_t whole_week = 0x7F;
/// A stretch of certain days is taken out of rules day by day, up to so many.
constexpr std::int32_t longest_stretch = 1100;
/// A Monday of a leap year, from which rules begin that hold for ever.
constexpr std::int32_t anchor = 19723;  // 2024-01-01

constexpr std::int32_t long_ago = -100 * 366;

/// A rule of the calendar, with its days by the month where it holds every year.
struct Entry {
  Rule rule;
  Months months{};
  std::vector<std::int32_t> except;

  [[nodiscard]] bool every_year() const {
    return rule.days != Rule::Days::dates && rule.recurs == nullptr;
  }
};

/// Of a leap year, whatever the weekday.
Months months_of(const Rule& rule, const Calendar& calendar) {
  Rule any;
  any.days = rule.days;
  any.first = rule.first;
  any.last = rule.last;
  Months out{};
  std::int32_t at = anchor;
  for (std::size_t month = 0; month < out.size(); ++month)
    for (int day = 0; day < month_days[month]; ++day)
      if (sharing::fits(any, calendar, at++)) out[month] |= 1U << day;
  return out;
}

bool is_on(const Entry& entry, const Calendar& calendar, std::int32_t day) {
  if (entry.every_year()) {
    const sharing::Civil c = sharing::civil_of(day);
    if ((entry.months[static_cast<std::size_t>(c.month - 1)] >> (c.day - 1) & 1) == 0) return false;
  }
  return sharing::fits(entry.rule, calendar, day);
}

/// MO,TU or 1SU,-1WE.
std::string days_text(const Rule& rule) {
  constexpr std::array<const char*, 7> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  constexpr int last_week = 5;
  std::string out;
  const auto add = [&out](const std::string& one) {
    out.append(out.empty() ? "" : ",").append(one);
  };
  for (std::size_t day = 0; day < names.size(); ++day) {
    if ((rule.weekdays >> day & 1) == 0) continue;
    if (rule.nth == 0) add(names[day]);
    for (int week = 1; week <= last_week; ++week) {
      if ((rule.nth >> (week - 1) & 1) != 0) add(std::to_string(week) + names[day]);
      if ((rule.nth >> (last_week + week - 1) & 1) != 0)
        add("-" + std::to_string(week) + names[day]);
    }
  }
  return out;
}

/// The rules that fall on the days of an entry: one of all its whole months, one of each other.
/// With each the months it is about.
std::vector<std::pair<std::string, Months>> rules_of(const Entry& entry) {
  const Rule& rule = entry.rule;
  const bool any_day = rule.weekdays == whole_week && rule.nth == 0;
  const std::string days = any_day ? "" : ";BYDAY=" + days_text(rule);
  std::vector<std::pair<std::string, Months>> out;
  std::string list;
  Months whole{};
  std::size_t count = 0;
  for (std::size_t month = 0; month < whole.size(); ++month) {
    if (entry.months[month] != whole_month(month)) continue;
    whole[month] = whole_month(month);
    list.append(list.empty() ? "" : ",").append(std::to_string(month + 1));
    ++count;
  }
  if (count > 0) {
    std::string text = rule.nth != 0 ? "FREQ=MONTHLY" : any_day ? "FREQ=DAILY" : "FREQ=WEEKLY";
    if (count < whole.size()) text += ";BYMONTH=" + list;
    out.emplace_back(text + days, whole);
  }
  for (std::size_t month = 0; month < whole.size(); ++month) {
    if (entry.months[month] == 0 || whole[month] != 0) continue;
    std::string numbers;
    for (int day = 0; day < month_days[month]; ++day)
      if ((entry.months[month] >> day & 1) != 0)
        numbers.append(numbers.empty() ? "" : ",").append(std::to_string(day + 1));
    Months only{};
    only[month] = entry.months[month];
    out.emplace_back(
        "FREQ=YEARLY;BYMONTH=" + std::to_string(month + 1) + ";BYMONTHDAY=" + numbers + days, only);
  }
  return out;
}

class Parts {
 public:
  explicit Parts(const Calendar& calendar) : calendar_(calendar), rules_(calendar.rules) {
    for (std::size_t i = 0; i < rules_.size(); ++i) take(i);
    for (const Entry& entry : entries_) put(entry);
    close_nights();
    for (const std::string& warning : calendar.warnings) out_.remarks.push_back(warning);
  }
  HoursParts done() { return std::move(out_); }

 private:
  static bool endless(const Rule& rule) {  // the period of the whole
    return rule.days == Rule::Days::dates && (rule.first == INT32_MIN || rule.last == INT32_MAX);
  }

  void take(std::size_t i) {
    const Rule& rule = rules_[i];
    if (endless(rule)) return;
    if (rule.holiday != Rule::Holiday::any) {
      if (!opens_holidays(i) && !is_as_ever(rule)) remark_holidays(rule);
      if (rule.holiday == Rule::Holiday::only) return;
    }
    Entry entry{rule, {}, rule.except};
    entry.rule.holiday = Rule::Holiday::any;  // the remark tells of them
    if (entry.every_year()) entry.months = months_of(rule, calendar_);
    const bool all_day = rule.closed && rule.hours.empty();
    if (all_day && is_replaced(i)) {
      if (!take_out(entry)) out_.remarks.push_back(rule.why + ": not told for what recurs");
      return;
    }
    if (all_day && is_plain(rule) && take_out(entry)) return;
    if (!rule.closed && !rule.adds) static_cast<void>(take_out(entry));
    entries_.push_back(std::move(entry));
  }

  /// Whether the next rule has other hours for the same days.
  [[nodiscard]] bool is_replaced(std::size_t i) const {
    if (i + 1 >= rules_.size()) return false;
    const Rule &rule = rules_[i], &next = rules_[i + 1];
    return !next.closed && next.holiday == Rule::Holiday::any && next.recurs == rule.recurs &&
           next.days == rule.days && next.first == rule.first && next.last == rule.last &&
           next.nth == rule.nth;
  }
  /// Whether the next rule says what hours the holidays have that this one clears.
  [[nodiscard]] bool opens_holidays(std::size_t i) const {
    return rules_[i].closed && i + 1 < rules_.size() && !rules_[i + 1].closed &&
           rules_[i + 1].holiday == Rule::Holiday::only && rules_[i + 1].code == rules_[i].code;
  }
  /// Whether holidays have the hours of any other day.
  [[nodiscard]] bool is_as_ever(const Rule& rule) const {
    for (std::uint8_t day = 1; day < whole_week; day = static_cast<std::uint8_t>(day << 1)) {
      std::vector<Minutes> hours;
      for (const Entry& e : entries_)
        if (e.rule.days == Rule::Days::all && e.rule.nth == 0 && (e.rule.weekdays & day) != 0)
          hours.insert(hours.end(), e.rule.hours.begin(), e.rule.hours.end());
      sharing::join(hours);
      if (hours != rule.hours) return false;
    }
    return rule.holiday == Rule::Holiday::only && !rule.closed;
  }
  /// Weekdays, or a part of the year: what is left is said as shortly without them.
  static bool is_plain(const Rule& rule) {
    return rule.recurs == nullptr && rule.nth == 0 && rule.days != Rule::Days::dates &&
           !(rule.days == Rule::Days::yearly && rule.first == rule.last);
  }

  /// Takes the days of `what` out of all that was said before; false: not out of some of it.
  bool take_out(const Entry& what) {
    bool all = true;
    std::vector<Entry> outside;
    for (Entry& entry : entries_) {
      if (what.every_year() && entry.every_year() && what.rule.nth == 0) {
        Entry other = entry;
        other.rule.weekdays &= static_cast<std::uint8_t>(~what.rule.weekdays);
        for (std::size_t month = 0; month < entry.months.size(); ++month) {
          other.months[month] &= what.months[month];
          entry.months[month] &= ~what.months[month];
        }
        if (other.rule.weekdays == 0) continue;
        if (entry.months == Months{}) entry = std::move(other);
        else outside.push_back(std::move(other));
      } else if (!except_days(entry, what)) {
        all = false;
      }
    }
    entries_.insert(entries_.end(), outside.begin(), outside.end());
    return all;
  }

  /// The same day by day, where one of the two is about certain days.
  [[nodiscard]] bool except_days(Entry& entry, const Entry& what) const {
    const Entry& certain = what.rule.days == Rule::Days::dates ? what : entry;
    if (certain.rule.days != Rule::Days::dates || certain.rule.recurs != nullptr ||
        certain.rule.last - certain.rule.first > longest_stretch)
      return false;
    for (std::int32_t day = certain.rule.first; day <= certain.rule.last; ++day)
      if (is_on(what, calendar_, day) && is_on(entry, calendar_, day)) entry.except.push_back(day);
    return true;
  }

  void put(const Entry& entry) {
    std::vector<Minutes> hours = entry.rule.hours;
    if (hours.empty() && entry.rule.closed) hours.push_back({0, sharing::day_minutes});
    for (const Minutes& h : hours) {
      HoursPart part;
      part.closed = entry.rule.closed;
      part.minute = h.from;
      part.end = h.to;
      part.note = entry.rule.note;
      if (entry.rule.recurs != nullptr) {
        part.rule = entry.rule.recurs->text();
        // What always recurred says so by a day of long ago.
        const std::int32_t start = entry.rule.recurs->start();
        add(std::move(part), entry, start < long_ago ? anchor : start);
      } else if (entry.rule.days == Rule::Days::dates) {
        put_dates(std::move(part), entry);
      } else {
        for (auto& [rule, months] : rules_of(entry)) {
          part.rule = rule;
          Entry some = entry;
          some.months = months;
          add(part, some, anchor);
        }
      }
    }
  }

  /// Hours past midnight belong to the day they begin on, and to that they are closed: where no
  /// hours begin before the last of them end, a closed day lasts from there to there.
  void close_nights() {
    std::int32_t last = 0, first = sharing::day_minutes;
    for (const HoursPart& part : out_.parts) {
      if (part.closed) continue;
      last = std::max(last, part.end - sharing::day_minutes);
      first = std::min(first, part.minute);
    }
    if (last == 0) return;
    for (HoursPart& part : out_.parts) {
      if (!part.closed || !part.whole_days()) continue;
      if (last > first) {
        out_.remarks.emplace_back("on closed days hours of the night before go on");
        return;
      }
      part.minute += last;
      part.end += last;
    }
  }

  void put_dates(HoursPart part, const Entry& entry) {
    const bool any_day = entry.rule.weekdays == whole_week && entry.rule.nth == 0;
    const std::int32_t days = entry.rule.last - entry.rule.first;
    if (days > 0 && any_day && entry.except.empty() && part.whole_days() &&
        part.end == sharing::day_minutes) {
      part.end += days * sharing::day_minutes;  // one stretch
    } else if (days > 0) {
      const std::string text = any_day ? "" : ";BYDAY=" + days_text(entry.rule);
      part.rule = (entry.rule.nth != 0 ? "FREQ=MONTHLY"
                   : any_day           ? "FREQ=DAILY"
                                       : "FREQ=WEEKLY") +
                  text;
      part.last = entry.rule.last;
    }
    add(std::move(part), entry, entry.rule.first);
  }

  /// Lets the part begin on the first day from `from` on that it falls on: all readers
  /// count the day that a rule begins on.
  void add(HoursPart part, const Entry& entry, std::int32_t from) {
    constexpr std::int32_t look = 8 * 366;  // 29 February, over 2100 too
    std::int32_t day = from;
    while (day < from + look && !is_on(entry, calendar_, day)) ++day;
    if (day == from + look) return;
    part.day = day;
    part.except = entry.except;
    std::erase_if(part.except, [day](std::int32_t one) { return one < day; });
    std::sort(part.except.begin(), part.except.end());
    part.except.erase(std::unique(part.except.begin(), part.except.end()), part.except.end());
    if (part.rule.empty() && !part.except.empty() && part.except.front() == day) return;
    out_.parts.push_back(std::move(part));
  }

  void remark_holidays(const Rule& rule) {
    std::string hours;
    for (const Minutes& h : rule.hours) hours += " " + clock(h.from) + "-" + clock(h.to);
    const std::string days = rule.code.empty() ? "public holidays" : rule.code;
    const bool closed = rule.closed || rule.holiday == Rule::Holiday::not_on;
    const std::string text = closed ? "closed on " + days : "on " + days + " open" + hours;
    if (std::find(out_.remarks.begin(), out_.remarks.end(), text) == out_.remarks.end())
      out_.remarks.push_back(text);
  }
  static std::string clock(std::int32_t minute) {
    if (minute == sharing::day_minutes) return "24:00";
    ingest::repair::Clock shown;
    shown.minute = minute % sharing::day_minutes;
    return shown.text();
  }

  const Calendar& calendar_;
  const std::vector<Rule>& rules_;
  std::vector<Entry> entries_;
  HoursParts out_;
};

}  // namespace

bool HoursParts::any_open() const {
  return std::any_of(parts.begin(), parts.end(), [](const HoursPart& p) { return !p.closed; });
}

HoursParts hours_parts(const Resource& resource) {
  const Calendar calendar = sharing::read_calendar(resource);
  return Parts(calendar).done();
}

}  // namespace madang::output
