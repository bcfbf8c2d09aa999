// Any bytes as opening_hours, as an RRULE, as closing days, and as what a ledger exported: no
// crash, and hours that are in order and do not meet.
#include <cstdlib>
#include <string>
#include <string_view>

#include "sharing/holidays.h"
#include "sharing/read_hours.h"
#include "sharing/times.h"

using namespace madang::sharing;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  madang::Resource resource;
  madang::Availability& hours = resource.availability.emplace();
  hours.opening_hours = text;
  hours.notice = hours.slot = text;
  madang::Recurrence& recurrence = hours.recurring.emplace_back();
  recurrence.from = madang::Date{2022, 5, 14, 36000, 0, false};
  recurrence.duration = "PT2H";
  recurrence.rule = text;
  const Calendar calendar = read_calendar(resource);
  const std::int64_t from = std::int64_t{day_number(2022, 3, 1)} * day_seconds;
  std::int64_t last = from;
  for (const Stretch& s : calendar.open(from, from + 40 * day_seconds)) {
    if (s.from < last || s.to <= s.from) std::abort();
    last = s.to;
  }
  hours = {};
  hours.extra = text;
  static_cast<void>(read_calendar(resource));
  static_cast<void>(Holidays::parse(text));
  if (const auto seconds = parse_duration(text); seconds && *seconds < 0) std::abort();
  return 0;
}
