#include "ingest/formats/hsds_schedule.h"

#include <string>
#include <utility>

#include "base/date.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/hsds_rule.h"
#include "ingest/formats/weekdays.h"

namespace madang::ingest {
namespace {

using json::Value;

/// The zone that a time of day is in: 14:00Z, 09:00-05:00; "" where it says none.
std::string zone_of(std::string_view time) {
  const std::size_t at = time.find_first_of("Zz+-");
  if (at == std::string_view::npos) return {};
  const std::string_view offset = time.substr(at);
  if (offset == "Z" || offset == "z" || offset == "+00:00") return "Etc/UTC";
  // The database counts these westward.
  if (offset.size() != 6 || !offset.ends_with(":00")) return {};
  const std::string_view hours = offset.substr(offset[1] == '0' ? 2 : 1, offset[1] == '0' ? 1 : 2);
  return std::string("Etc/GMT") + (offset[0] == '+' ? "-" : "+") + std::string(hours);
}

/// The days of the week of a rule; of one that names none those that follow from its first.
std::vector<std::string> days_of(const HsdsRule& rule, const std::optional<Date>& first) {
  if (!rule.days.empty()) return day_list(rule.days);
  if (rule.frequency == "DAILY") return day_list("MO-SU");
  return {weekday_of(*first)};
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

/// A whole day, not a month or year.
std::optional<Date> day_in(const Value& row, const char* name) {
  const auto date = read_date(plain_text(row[name]));
  return date && date->day > 0 ? date : std::nullopt;
}

bool add_recurring(Item& item, const Value& row, Availability& out) {
  const auto rule = HsdsRule::of(item, row);
  const auto from = clock_time(plain_text(row["opens_at"])),
             to = clock_time(plain_text(row["closes_at"]));
  if (!rule || !from || !to) return false;
  const auto start = day_in(row, "dtstart");
  const auto last =
      plain_text(row["until"]).empty() ? day_in(row, "valid_to") : day_in(row, "until");
  if ((rule->needs_first() && !start) || (rule->count > 0 && last)) return false;
  Hours hours;
  hours.from = *from;
  hours.to = *to;
  if (rule->of_weeks() && !last) {
    hours.days = days_of(*rule, start);
    out.weekly.push_back(std::move(hours));
  } else {
    out.recurring.push_back(
        recurring(hours, start ? start : day_in(row, "valid_from"), rule->text(last)));
  }
  return true;
}

bool add_day(const Value& row, Availability& out) {
  const auto text = [&row](const char* name) { return plain_text(row[name]); };
  const auto from = clock_time(text("opens_at")), to = clock_time(text("closes_at"));
  HoursException day;
  day.from = read_date(text("dtstart").empty() ? text("valid_from") : text("dtstart"));
  day.to = read_date(text("until").empty() ? text("valid_to") : text("until"));
  if (!day.from) return false;
  if (day.to && row["valid_from"].string() == row["valid_to"].string()) day.to.reset();  // one day
  if (const std::string note = text("description"); !note.empty()) day.note = Text(note);
  day.closed = !from;  // as schema.org has it
  if (from && to) day.hours.push_back({{}, *from, *to, {}});
  out.exceptions.push_back(std::move(day));
  return true;
}

}  // namespace

bool hsds_hours(Item& item, const Value& schedules, Availability& out) {
  bool any = false;
  if (!schedules.is_list()) return any;
  for (const Value row : schedules) {
    if (out.time_zone.empty()) out.time_zone = zone_of(plain_text(row["opens_at"]));
    const bool recurs = !plain_text(row["freq"]).empty();
    if (recurs ? add_recurring(item, row, out) : add_day(row, out)) any = true;
    else
      item.notice(row, "schedule-not-read",
                  "expected days and hours, or a rule from a first day on, that hours can say; the "
                  "schedule is kept, and opens nothing");
  }
  return any;
}

}  // namespace madang::ingest
