#include "ingest/formats/hsds_schedule.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/date.h"
#include "ingest/formats/dates.h"
#include "ingest/formats/item.h"
#include "ingest/formats/weekdays.h"

namespace madang::ingest {
namespace {

using json::Value;

std::string digits_of(const Date& day) {
  std::string out = base::to_string(day).substr(0, 10);
  std::erase(out, '-');
  return out;
}

/// Hours of the week that end some day.
Recurrence recurring(const Hours& hours, const std::optional<Date>& first, const Date& last) {
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
  std::string days;
  for (const std::string& name : hours.days) days.append(days.empty() ? "" : ",").append(name);
  std::transform(days.begin(), days.end(), days.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  r.rule = "FREQ=WEEKLY;BYDAY=" + days + ";UNTIL=" + digits_of(last);
  return r;
}

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

bool add(const Value& row, Availability& out) {
  const auto text = [&row](const char* name) { return plain_text(row[name]); };
  const auto from = clock_time(text("opens_at")), to = clock_time(text("closes_at"));
  const std::string freq = text("freq");
  if (out.time_zone.empty()) out.time_zone = zone_of(text("opens_at"));
  const auto first = read_date(text("dtstart").empty() ? text("valid_from") : text("dtstart"));
  const auto last = read_date(text("until").empty() ? text("valid_to") : text("until"));
  if (freq == "WEEKLY") {
    const std::string interval = text("interval");
    Hours hours;
    hours.days = day_list(text("byday"));
    // Another number is that of weeks between, and the hours hold in one of them.
    const bool weekly = (interval.empty() || interval == "1" || !text("count").empty()) &&
                        text("bymonthday").empty() && text("byweekno").empty();
    if (hours.days.empty() || !weekly || !from || !to) return false;
    hours.from = *from;
    hours.to = *to;
    if (last && last->day > 0) {
      out.recurring.push_back(
          recurring(hours, first && first->day > 0 ? first : std::nullopt, *last));
      return true;
    }
    out.weekly.push_back(std::move(hours));
    return true;
  }
  if (!freq.empty()) return false;
  HoursException day;
  day.from = first;
  day.to = last;
  if (!day.from) return false;
  if (day.to && row["valid_from"].string() == row["valid_to"].string()) day.to.reset();  // one day
  if (const std::string note = text("description"); !note.empty()) day.note = Text(note);
  day.closed = !from;  // as schema.org has it
  if (from && to) day.hours.push_back({{}, *from, *to, {}});
  out.exceptions.push_back(std::move(day));
  return true;
}

}  // namespace

bool hsds_hours(const Value& schedules, Availability& availability) {
  bool any = false;
  if (schedules.is_list())
    for (const Value row : schedules) any = add(row, availability) || any;
  return any;
}

}  // namespace madang::ingest
