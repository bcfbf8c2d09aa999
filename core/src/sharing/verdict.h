// What a calendar says to a question, and the uses that bookings leave of it.
#ifndef MADANG_SHARING_VERDICT_H_
#define MADANG_SHARING_VERDICT_H_

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "sharing/free_time.h"
#include "sharing/items.h"
#include "sharing/query.h"

namespace madang::sharing {

/// Worked out once for all resources that share the calendar.
struct Verdict {
  bool done = false;
  bool known = false;
  bool any = false;  ///< without bookings there is a use
  Stretch window;
  std::int64_t length = 0;
  std::int64_t earliest = INT64_MIN;  ///< no use may begin before
  /// Of the window; kept where any use of a length will do and there is one.
  struct Hours {
    Stretches pieces, open;
  };
  std::unique_ptr<const Hours> hours;
};

/// Judges the calendars of a segment, one after another; what depends on the zone is worked out
/// once for those that have the same.
class Judge {
 public:
  /// `items` has to live as long.
  Judge(const Wanted& wanted, const Items& items) : wanted_(wanted), items_(items) {}
  /// Of the calendar with this number.
  [[nodiscard]] Verdict operator()(std::uint32_t number);

 private:
  const Wanted& wanted_;
  const Items& items_;
  const Zone* zone_ = nullptr;
  Wanted::Window window_;
  Zone::Offset offset_;
  Verdict::Hours hours_;
  /// Whether all of the window is open, where that is seen without joining hours.
  [[nodiscard]] std::optional<bool> plainly_open(std::uint32_t number);
  std::int32_t day_ = 0;              ///< the local one that the window begins on
  std::int64_t begin_ = 0, end_ = 0;  ///< of the window in seconds of that day
  bool plain_ = false;                ///< it ends on that day, and the clock does not change
  std::vector<Minutes> room_;
  // Of all calendars on that day and the one before; null where they are not kept.
  std::array<std::shared_ptr<const DayHours>, 2> kept_;
};

/// Uses as possible() gives them, at most `most`; of a fixed stretch it or none. `uses`
/// may be null. REQUIRES: v.any.
[[nodiscard]] Stretches uses_of(const Wanted& wanted, const Calendar& calendar, const Verdict& v,
                                const Uses* uses, std::size_t most);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_VERDICT_H_
