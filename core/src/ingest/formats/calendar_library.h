// What the files that use the iCalendar library share.
#ifndef MADANG_INGEST_FORMATS_CALENDAR_LIBRARY_H_
#define MADANG_INGEST_FORMATS_CALENDAR_LIBRARY_H_

#include <libical/ical.h>
#include <madang/records/resource.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ingest/formats/calendar_zones.h"

namespace madang::ingest::calendar {

[[nodiscard]] inline Date date_of(const icaltimetype& time) {
  Date out;
  out.year = static_cast<std::int16_t>(time.year);
  out.month = static_cast<std::int8_t>(time.month);
  out.day = static_cast<std::int8_t>(time.day);
  if (time.is_date) return out;
  out.second = time.hour * 3600 + time.minute * 60 + std::min(time.second, 59);
  out.has_offset = icaltime_is_utc(time) != 0;
  return out;
}

[[nodiscard]] inline bool is_good(const icaltimetype& time) {
  return !icaltime_is_null_time(time) && time.year > 0 && time.year < 10000 && time.month >= 1 &&
         time.month <= 12 && time.day >= 1 &&
         time.day <= icaltime_days_in_month(time.month, time.year) && time.hour >= 0 &&
         time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0;
}

/// What the library allocated as text.
[[nodiscard]] inline std::string taken(char* text) {
  std::string out = text == nullptr ? "" : text;
  icalmemory_free_buffer(text);
  return out;
}

/// A day, or a time with the offset that its zone has then if that is known.
struct Moment {
  std::optional<Date> date;
  std::string time_zone;  ///< the TZID, if it has one
  bool whole_day = false;
};

/// Of a property whose value is a date or a time; nothing of any other.
[[nodiscard]] Moment moment_of(icalproperty* property, const Zones& zones);

/// `start` and so much later: days by the calendar, and hours, minutes and seconds as they pass
/// (RFC 5545 3.8.2.5).
[[nodiscard]] Moment later(const Moment& start, const icaldurationtype& duration,
                           const Zones& zones);

/// Hours, seasons and stretches that the AVAILABLE parts of a VAVAILABILITY say it is open, and
/// that it is so from its DTSTART to its DTEND. What could not be read, in words.
[[nodiscard]] std::vector<std::string> read_available(icalcomponent* component, const Zones& zones,
                                                      Availability& out);
/// Closed while an event lasts, and each time it recurs. What could not be read, in words.
[[nodiscard]] std::vector<std::string> add_busy(icalcomponent* event, const Zones& zones,
                                                const std::string& why, Availability& out);

}  // namespace madang::ingest::calendar

#endif  // MADANG_INGEST_FORMATS_CALENDAR_LIBRARY_H_
