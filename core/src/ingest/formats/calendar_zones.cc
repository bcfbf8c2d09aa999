#include "ingest/formats/calendar_zones.h"

#include <algorithm>

#include "base/date.h"
#include "ingest/formats/calendar_lines.h"
#include "ingest/formats/windows_zones.h"

namespace madang::ingest::calendar {
namespace {

constexpr std::int64_t day = 86400;

}  // namespace

std::int64_t local_seconds(const Date& date) { return base::span_of(date).first; }

Date local_date(std::int64_t seconds) {
  Date out = base::day_of(seconds);
  out.second = static_cast<std::int32_t>((seconds % day + day) % day);
  return out;
}

std::int64_t Zone::to_utc(std::int64_t local) const {
  return named_ != nullptr ? named_->to_utc(local).utc : local - *minutes_ * 60;
}

Date Zone::at(std::int64_t utc) const {
  const std::int64_t offset = named_ != nullptr ? named_->offset(utc).seconds : *minutes_ * 60;
  Date out = local_date(utc + offset);
  out.offset = static_cast<std::int16_t>(offset / 60);
  out.has_offset = true;
  return out;
}

Date Zone::with_offset(const Date& local) const {
  const std::int64_t seconds = local_seconds(local);
  Date out = local;
  out.offset = static_cast<std::int16_t>((seconds - to_utc(seconds)) / 60);
  out.has_offset = true;
  return out;
}

Zones::Zones(std::string_view calendar) {
  // Only zones without summer time: what others say may be expanded without end.
  std::string name;
  std::optional<int> to;
  bool open = false, changes = false;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = std::min(calendar.find('\n', at), calendar.size());
    std::string_view line = calendar.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (same_letters(line, "BEGIN:VTIMEZONE")) {
      open = true, changes = false, name.clear(), to.reset();
    } else if (open && same_letters(line, "END:VTIMEZONE")) {
      if (!name.empty() && to && !changes) own_.emplace(name, *to);
      open = false;
    } else if (open && same_letters(line.substr(0, 5), "TZID:")) {
      name = line.substr(5);
    } else if (open && same_letters(line.substr(0, 11), "TZOFFSETTO:")) {
      const auto minutes = offset_of(line.substr(11));
      changes |= !minutes || (to && *to != *minutes);
      to = minutes;
    }
  }
}

Zone Zones::find(std::string_view name) const {
  const auto own = own_.find(name);
  // "/mozilla.org/20050126_1/Asia/Seoul" is Asia/Seoul.
  std::string_view known = name;
  if (known.starts_with('/')) {
    const std::size_t city = known.rfind('/');
    known.remove_prefix(known.rfind('/', city == 0 ? 0 : city - 1) + 1);
  }
  // The database's own folder of zones without leap seconds.
  if (known.starts_with("posix/")) known.remove_prefix(6);
  if (const std::string_view iana = iana_of_windows(known); !iana.empty()) known = iana;
  const base::Zone* const named = base::Zone::find(known);
  if (named != nullptr && own == own_.end()) return Zone(named);
  // What the calendar says of a zone that never changes counts more than the database, unless
  // both say the same and the database has its name.
  constexpr std::int64_t lately = 1704067200;  // 2024; zones have changed their minds
  if (named != nullptr && named->offset(lately).seconds == own->second * 60) return Zone(named);
  return own != own_.end() ? Zone(own->second) : Zone();
}

}  // namespace madang::ingest::calendar
