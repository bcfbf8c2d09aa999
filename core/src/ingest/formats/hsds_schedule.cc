#include "ingest/formats/hsds_schedule.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "base/date.h"
#include "base/said.h"
#include "base/zone.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/hsds_rule.h"
#include "ingest/formats/make.h"
#include "ingest/formats/weekdays.h"
#include "json/path.h"

namespace madang::ingest {
namespace {

using json::Value;

/// A zone so many hours east of Greenwich; "" where that is none.
std::string zone_east(std::int64_t hours) {
  constexpr int west = -12, east = 14;
  if (hours < west || hours > east) return {};
  if (hours == 0) return "Etc/UTC";
  // The database counts these westward.
  return (hours < 0 ? "Etc/GMT+" : "Etc/GMT-") + std::to_string(std::abs(hours));
}

/// The zone that a schedule is in: of a time of day 14:00Z or 09:00-05:00, or of its column that
/// counts the hours from UTC; "" where it says none.
std::string zone_of(Item& item, const Value& row) {
  const std::string time = plain_text(row["opens_at"]);
  const std::size_t at = time.find_first_of("Zz+-");
  if (at != std::string::npos) {
    const std::string_view offset = std::string_view(time).substr(at);
    if (offset == "Z" || offset == "z") return zone_east(0);
    if (offset.size() != 6 || !offset.ends_with(":00")) return {};
    const auto hours = whole(base::number_said(offset.substr(1, 2)));
    return hours ? zone_east(offset[0] == '-' ? -*hours : *hours) : std::string();
  }
  std::string said = plain_text(row["timezone"]);
  if (said.empty() || base::Zone::find(said) != nullptr) return said;
  std::string_view number = said;  // UTC+9, +09:00
  for (const std::string_view before : {"UTC", "GMT"})
    if (number.starts_with(before)) number.remove_prefix(before.size());
  if (number.ends_with(":00")) number.remove_suffix(3);
  if (number.starts_with('+')) number.remove_prefix(1);
  const auto hours = whole(base::number_said(number));
  std::string zone = hours ? zone_east(*hours) : std::string();
  if (zone.empty())
    item.repaired(row["timezone"], "value-set-aside",
                  "expected the hours from UTC, as a whole number, and found " +
                      json::shown(row["timezone"].raw()) + "; it is kept as it is");
  return zone;
}

Recurrence recurring(const Hours& hours, const std::optional<Date>& first, std::string rule) {
  const auto minute = [](const std::string& clock) {
    return 60 * std::stoi(clock.substr(0, 2)) + std::stoi(clock.substr(3, 2));
  };
  constexpr int day = 24 * 60;
  const int opens = minute(hours.from);
  const int length = (minute(hours.to) - opens + day - 1) % day + 1;  // also past midnight
  Recurrence r;
  // A rule has a first day; of one that nobody knows it is long ago.
  r.from = first ? *first : *base::date_of(1970, 1, 1);
  r.from->second = opens * 60;
  r.from->has_offset = false;
  r.duration = "PT";
  if (length >= 60) r.duration += std::to_string(length / 60) + "H";
  if (length % 60 != 0) r.duration += std::to_string(length % 60) + "M";
  r.rule = std::move(rule);
  return r;
}

/// The days that a schedule names; of a column that says no day it is told.
struct Days {
  std::optional<Date> dtstart, until, valid_from, valid_to;

  Days(Item& item, const Value& row) {
    const auto day = [&](const char* name) {
      const std::string text = plain_text(row[name]);
      auto date = read_date(text);
      if (date && date->day > 0) return date;
      if (!text.empty())
        item.repaired(
            row[name], "value-set-aside",
            "expected a day, and found " + json::shown(row[name].raw()) + "; it is kept as it is");
      return std::optional<Date>();
    };
    dtstart = day("dtstart");
    until = day("until");
    valid_from = day("valid_from");
    valid_to = day("valid_to");
  }
  /// The first and the last day that it can hold on.
  [[nodiscard]] std::optional<Date> first() const {
    if (!dtstart || !valid_from) return dtstart ? dtstart : valid_from;
    return is_before(*dtstart, *valid_from) ? valid_from : dtstart;
  }
  [[nodiscard]] std::optional<Date> last() const {
    if (!until || !valid_to) return until ? until : valid_to;
    return is_before(*valid_to, *until) ? valid_to : until;
  }

 private:
  static bool is_before(const Date& a, const Date& b) {
    return base::span_of(a).first < base::span_of(b).first;
  }
};

bool add_recurring(Item& item, const Value& row, Availability& out) {
  const Days days(item, row);
  auto rule = HsdsRule::of(item, row);
  if (rule && days.dtstart) rule->complete(*days.dtstart);
  const auto from = clock_time(plain_text(row["opens_at"])),
             to = clock_time(plain_text(row["closes_at"]));
  if (!rule || !from || !to || *from == *to) return false;
  const auto last = days.last();
  if (rule->needs_first() && !days.dtstart) return false;
  if (rule->count > 0 && last) return false;
  // What is counted is counted from where it says, be that not valid yet.
  const auto first = rule->needs_first() ? days.dtstart : days.first();
  Hours hours;
  hours.from = *from;
  hours.to = *to;
  if (rule->of_weeks() && !first && !last) {
    hours.days = day_list(rule->days.empty() ? "MO-SU" : rule->days);
    out.weekly.push_back(std::move(hours));
  } else {
    out.recurring.push_back(recurring(hours, first, rule->text(last)));
  }
  return true;
}

/// A schedule that does not recur: of an event (dtstart), which is besides the other hours, or of
/// the days that it is valid for, whose hours hold instead of the others.
bool add_days(Item& item, const Value& row, Availability& out) {
  const Days days(item, row);
  const auto text = [&row](const char* name) { return plain_text(row[name]); };
  const auto from = clock_time(text("opens_at")), to = clock_time(text("closes_at"));
  const bool said = !text("opens_at").empty() || !text("closes_at").empty();
  if (said && (!from || !to || *from == *to)) return false;
  if (days.dtstart && from) {
    const auto last = days.last();
    HsdsRule rule;
    if (last) rule.frequency = "DAILY";
    const Hours hours{{}, *from, *to, {}};
    out.recurring.push_back(recurring(hours, days.dtstart, rule.text(last)));
    return true;
  }
  HoursException day;
  day.from = days.first();
  day.to = days.last();
  // Hours of days that nobody names, from a day on.
  if (!day.from || (from && !day.to)) return false;
  if (day.to && base::to_string(*day.to) == base::to_string(*day.from)) day.to.reset();
  if (const std::string note = text("description"); !note.empty()) day.note = Text(note);
  day.closed = !from;  // as schema.org has it
  if (from) day.hours.push_back({{}, *from, *to, {}});
  out.exceptions.push_back(std::move(day));
  return true;
}

}  // namespace

bool hsds_hours(Item& item, const Value& schedules, Availability& out) {
  bool any = false;
  if (!schedules.is_list()) return any;
  for (const Value row : schedules) {
    const std::string zone = zone_of(item, row);
    if (out.time_zone.empty()) out.time_zone = zone;
    // The hours of a resource are all of one zone.
    const bool elsewhere = !zone.empty() && zone != out.time_zone;
    if (elsewhere)
      item.notice(row, "schedule-not-read",
                  "expected all schedules to be in " + out.time_zone + ", and found one in " +
                      zone + "; it is kept, and opens nothing");
    else if (HsdsRule::is_in(row) ? add_recurring(item, row, out) : add_days(item, row, out))
      any = true;
    else
      item.notice(row, "schedule-not-read",
                  "expected days and hours of some length, or a rule from a first day on, that "
                  "hours can say; the "
                  "schedule is kept, and opens nothing");
  }
  return any;
}

}  // namespace madang::ingest
