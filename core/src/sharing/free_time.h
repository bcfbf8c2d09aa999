// When one resource can be used: hours without bookings, cut into uses.
#ifndef MADANG_SHARING_FREE_TIME_H_
#define MADANG_SHARING_FREE_TIME_H_

#include <cstddef>
#include <cstdint>

#include "sharing/busy.h"
#include "sharing/calendar.h"

namespace madang::sharing {

/// The terms of one question.
struct Terms {
  std::int64_t quantity = 1;
  std::int64_t earliest = INT64_MIN;  ///< no use may begin before
  std::int64_t now = 0;               ///< holds that have run out by then do not count
};

/// Whether the use of all of [from, to) begins and ends on a slot, as far as there
/// are slots: they are counted from the opening.
[[nodiscard]] bool on_slots(const Calendar& calendar, const Stretches& pieces, std::int64_t from,
                            std::int64_t to);

/// Uses of that length inside the window, which do not overlap where there are no
/// slots, and begin on each slot and last whole slots where there are; at most `most`. `uses` may
/// be null.
[[nodiscard]] Stretches possible(const Calendar& calendar, const Uses* uses, const Stretch& window,
                                 std::int64_t length, const Terms& terms, std::size_t most);

/// The same for hours that were worked out before: `pieces` and `open` of the window.
[[nodiscard]] Stretches possible(const Calendar& calendar, const Stretches& pieces,
                                 const Stretches& open, const Uses* uses, const Stretch& window,
                                 std::int64_t length, const Terms& terms, std::size_t most);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_FREE_TIME_H_
