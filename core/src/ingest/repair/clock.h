// Times of day as cells have them (rules hours-form, hours-24,
// hours-past-midnight).
#ifndef MADANG_INGEST_REPAIR_CLOCK_H_
#define MADANG_INGEST_REPAIR_CLOCK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

struct Clock {
  /// Which half of the day is written beside it: 오전, 오후, am, pm.
  enum class Half : std::uint8_t { none, morning, afternoon, afternoon_behind };

  int minute = 0;         ///< of the day, 0 to 1440
  std::string_view rule;  ///< empty: it was written as HH:MM
  Half half = Half::none;
  bool bare = false;       ///< a number and nothing else
  bool one_digit = false;  ///< of hours, with no zero before it

  [[nodiscard]] std::string text() const;  ///< HH:MM
};

/// 09:00, 9:00, 0900, 900, 9, 9시, 09시 30분, 오전 9시, 오후 6:30, 6:30 pm, 18 Uhr, 18:00:00,
/// 24:00, noon, midnight (24:00), 26:30 (half past two of the next day, which is 02:30). Stops
/// behind it.
[[nodiscard]] std::optional<Clock> read_clock(Scan& scan);
/// The same for a text that is a time and nothing else.
[[nodiscard]] std::optional<Clock> read_clock(std::string_view text);

/// Steps over what is no time: a number or an English word whole, else one character.
void step_over(Scan& scan);

/// From opening to closing.
struct ClockRange {
  Clock from, to;
};
/// 09:00~20:00, 9시-18시, 오전 10시 ∼ 오후 5시, 18:00~익일 02:00; what follows it is left. Where
/// one end only says which half of the day it is in, the other is the next such hour: 오후 1시~5시,
/// 오전 9시~5시, 1-5 pm. Where neither does, an end before the beginning is one of the afternoon if
/// its hours have one digit and the beginning is of the morning: 9:00~6:00. Not 3~10월, 2~4층,
/// 2024-01-05.
[[nodiscard]] std::optional<ClockRange> read_clock_range(Scan& scan);
[[nodiscard]] std::optional<ClockRange> read_clock_range(std::string_view text);

/// Whether a text has one anywhere.
[[nodiscard]] bool has_clock_range(std::string_view text);

/// 1:00~5:00, 2-6: of the afternoon most likely, of the night as it stands; nothing says which.
[[nodiscard]] bool is_ambiguous(const ClockRange& range);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CLOCK_H_
