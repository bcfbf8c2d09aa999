#include "ingest/formats/hsds_schedule.h"

#include <string>

#include "ingest/formats/dates.h"
#include "ingest/formats/item.h"
#include "ingest/formats/weekdays.h"

namespace madang::ingest {
namespace {

using json::Value;

bool add(const Value& row, Availability& out) {
  const auto text = [&row](const char* name) { return plain_text(row[name]); };
  const auto from = clock_time(text("opens_at")), to = clock_time(text("closes_at"));
  const std::string freq = text("freq");
  if (freq == "WEEKLY") {
    const auto interval = row["interval"].number();
    Hours hours;
    hours.days = day_list(text("byday"));
    // Another number is that of weeks between, and the hours hold in one of them.
    const bool weekly = !interval || *interval == 1 || !text("count").empty();
    if (hours.days.empty() || !weekly || !from || !to) return false;
    hours.from = *from;
    hours.to = *to;
    out.weekly.push_back(std::move(hours));
    return true;
  }
  if (!freq.empty()) return false;
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

bool hsds_hours(const Value& schedules, Availability& availability) {
  bool any = false;
  if (schedules.is_list())
    for (const Value row : schedules) any = add(row, availability) || any;
  return any;
}

}  // namespace madang::ingest
