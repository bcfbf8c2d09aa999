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

bool add(const Value& row, Availability& out) {
  const auto text = [&row](const char* name) { return plain_text(row[name]); };
  const auto from = clock_time(text("opens_at")), to = clock_time(text("closes_at"));
  const std::string freq = text("freq");
  const auto first = read_date(text("dtstart").empty() ? text("valid_from") : text("dtstart"));
  const auto last = read_date(text("until").empty() ? text("valid_to") : text("until"));
  if (freq == "WEEKLY") {
    const auto interval = row["interval"].number();
    Hours hours;
    hours.days = day_list(text("byday"));
    // Another number is that of weeks between, and the hours hold in one of them.
    const bool weekly = !interval || *interval == 1 || !text("count").empty();
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
