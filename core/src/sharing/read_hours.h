// The shapes in which hours come, made into one calendar. Nothing here fails: what
// cannot be read is left out and named in Calendar::warnings.
#ifndef MADANG_SHARING_READ_HOURS_H_
#define MADANG_SHARING_READ_HOURS_H_

#include <madang/records/resource.h>

#include <string>
#include <string_view>
#include <vector>

#include "sharing/calendar.h"

namespace madang::sharing {

/// The zone of a resource that names none.
inline constexpr std::string_view default_zone = "Asia/Seoul";

/// The calendar of a resource, from whichever of the shapes it has.
[[nodiscard]] Calendar read_calendar(const Resource& resource);

// The shapes, one a file; each appends its rules and sets Calendar::known.

/// weekly, seasons, recurring, exceptions, holidays: our own (records/resource.h).
void read_own(const Availability& availability, Calendar& calendar);
/// A subset of OpenStreetMap's opening_hours (docs/sharing.md).
void read_osm(std::string_view text, Calendar& calendar);
/// openingHoursSpecification of schema.org, in the members our record does not
/// know; false where there is none.
bool read_schema_org(std::string_view extra, Calendar& calendar);
/// weekday, saturday, weekend, holiday and closing days in prose, as in the Korean
/// standard data sets; false where there are none.
bool read_korean(std::string_view extra, Calendar& calendar);
/// Closing days that an importer took from prose (`closing`, docs/import-korea.md).
void read_closing(std::string_view extra, Calendar& calendar);
/// Closing days in Korean prose. What is not understood is a warning.
void read_closed(std::string_view text, Calendar& calendar);

/// mo, Monday, https://schema.org/Monday, 월, 월요일: its number, 0 for Monday; -1
/// for what is none.
[[nodiscard]] int weekday_named(std::string_view name);
/// "Hours from to" of texts; false and a warning where they are none. Equal ends are
/// a whole day only where `equal_is_day`.
bool read_minutes(std::string_view from, std::string_view to, bool equal_is_day, Minutes& hours,
                  Calendar& calendar);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_READ_HOURS_H_
