// The zones that the times of a calendar are in.
#ifndef MADANG_INGEST_FORMATS_CALENDAR_ZONES_H_
#define MADANG_INGEST_FORMATS_CALENDAR_ZONES_H_

#include <madang/records/common.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"

namespace madang::ingest::calendar {

/// What a TZID means.
class Zone {
 public:
  /// Null: nothing is known of it.
  explicit Zone(const base::Zone* named = nullptr) : named_(named) {}
  explicit Zone(int minutes) : minutes_(minutes) {}

  [[nodiscard]] bool known() const { return named_ != nullptr || minutes_; }
  /// Its name in the IANA database; "" where it has none.
  [[nodiscard]] std::string name() const { return named_ != nullptr ? named_->name() : ""; }
  /// Seconds since 1970 in UTC of a local time, as RFC 5545 3.3.5 has it: of one that comes twice
  /// the first, one that is skipped by the offset before the change. REQUIRES: known().
  [[nodiscard]] std::int64_t to_utc(std::int64_t local) const;
  /// With its offset. REQUIRES: known().
  [[nodiscard]] Date at(std::int64_t utc) const;
  /// The local time with its offset. REQUIRES: known().
  [[nodiscard]] Date with_offset(const Date& local) const;

 private:
  const base::Zone* named_ = nullptr;
  std::optional<int> minutes_;  ///< east of UTC, all year
};

/// Those of the system's database by their names, Windows' names among them, and those of the
/// calendar's own VTIMEZONEs that have one offset for ever.
class Zones {
 public:
  explicit Zones(std::string_view calendar);
  [[nodiscard]] Zone find(std::string_view name) const;

 private:
  std::map<std::string, int, std::less<>> own_;
};

/// Seconds since 1970 as the clock of the date shows them, its offset not applied.
[[nodiscard]] std::int64_t local_seconds(const Date& date);
/// The date and time of day that the clock then shows; no offset.
[[nodiscard]] Date local_date(std::int64_t seconds);

}  // namespace madang::ingest::calendar

#endif  // MADANG_INGEST_FORMATS_CALENDAR_ZONES_H_
