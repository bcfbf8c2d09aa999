// The one calendar of hours behind every resource, whatever it was read from.
#ifndef MADANG_SHARING_CALENDAR_H_
#define MADANG_SHARING_CALENDAR_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/zone.h"
#include "sharing/holidays.h"
#include "sharing/recurrence.h"
#include "sharing/stretch.h"

namespace madang::sharing {

using base::Clock;
using base::Zone;

/// Some days, and what holds on them. Rules are asked in order: one that fits
/// takes the place of what those before it said, or adds to it.
struct Rule {
  enum class Days : std::uint8_t { all, dates, yearly };
  Days days = Days::all;
  std::int32_t first = 0, last = 0;  ///< days; of a year, month * 32 + day
  std::uint8_t weekdays = 0x7F;      ///< bit 0 Monday … 6 Sunday
  /// Which of the month, 1..5 bits 0..4, from the end bits 5..9; 0: any.
  std::uint16_t nth = 0;
  enum class Holiday : std::uint8_t { any, only, also, not_on };
  /// only: on holidays; also: on the weekdays and on holidays; not_on: never.
  Holiday holiday = Holiday::any;
  std::string code;  ///< of the holidays meant; empty: all
  std::shared_ptr<const RecurringDays> recurs;
  std::vector<std::int32_t> except;  ///< days, sorted

  bool adds = false;
  bool closed = false;  ///< with `hours`: closed then; without: all day
  std::vector<Minutes> hours;
  std::string why;  ///< weekly, season, holiday, exception, recurring, opening-hours
  std::string note;
};

/// When something can be used, and the terms of using it. What every question looks at stands
/// in its first lines of the cache.
struct alignas(64) Calendar {
  const Zone* zone = nullptr;
  const Holidays* holidays = nullptr;  ///< null: no table
  std::int64_t slot = 0;               ///< seconds; 0: any length
  std::int64_t notice = 0;             ///< seconds
  std::int64_t quantity = 1;
  bool known = false;  ///< some hours were said

 private:
  bool prepared_ = false;
  std::array<std::uint8_t, 15> week_at_{};  // where each begins in week_
  std::vector<Minutes> week_;
  std::vector<std::uint32_t> certain_;  // rules that are about certain days

 public:
  std::int64_t buffer = 0;
  std::optional<std::int64_t> reception_from, reception_to;  ///< UTC, to excluded
  std::vector<Rule> rules;
  std::vector<std::string> warnings;  ///< what could not be read, in words

  /// Hours that begin on that day, joined; `decided`: the last rule that fitted,
  /// or null.
  [[nodiscard]] std::vector<Minutes> on(std::int32_t day, const Rule** decided = nullptr) const;
  /// The same, and quick on days that no rule for certain days is about, once prepare() was
  /// called; `room` may be written to.
  [[nodiscard]] std::span<const Minutes> hours_on(std::int32_t day,
                                                  std::vector<Minutes>& room) const;
  /// Works out the hours of each weekday, holiday or not. REQUIRES: the rules change no more.
  void prepare();
  static constexpr std::size_t day_kinds = 14;  ///< weekdays, then weekdays that are holidays
  [[nodiscard]] static std::size_t day_kind(int weekday, bool holiday) {
    return static_cast<std::size_t>(weekday) + (holiday ? 7 : 0);
  }
  /// Whether the kind of a day says all about its hours; once prepared.
  [[nodiscard]] bool is_weekly() const { return prepared_ && certain_.empty(); }
  /// Of a kind of day. REQUIRES: is_weekly().
  [[nodiscard]] std::span<const Minutes> hours_of(std::size_t kind) const {
    return std::span(week_).subspan(week_at_[kind],
                                    std::size_t{week_at_[kind + 1]} - week_at_[kind]);
  }
  /// The hours of each day that meet the two moments, whole and not joined, by
  /// their beginning: where slots are counted from.
  [[nodiscard]] Stretches pieces(std::int64_t from, std::int64_t to) const;
  /// The same into `open`; `offset`: the zone's at `from`.
  void pieces(std::int64_t from, std::int64_t to, const Zone::Offset& offset,
              Stretches& open) const;
  /// When it is open between the two moments, joined and cut to them.
  [[nodiscard]] Stretches open(std::int64_t from, std::int64_t to) const;
};

/// Whether the rule is about that day.
[[nodiscard]] bool fits(const Rule& rule, const Calendar& calendar, std::int32_t day);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_CALENDAR_H_
