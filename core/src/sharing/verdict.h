// What a calendar says to a question, and the uses that bookings leave of it.
#ifndef MADANG_SHARING_VERDICT_H_
#define MADANG_SHARING_VERDICT_H_

#include "sharing/free_time.h"
#include "sharing/query.h"

namespace madang::sharing {

/// Worked out once for all resources that share the calendar.
struct Verdict {
  bool done = false;
  bool known = false;
  Stretch window;
  std::int64_t length = 0;
  Terms terms;
  Stretches pieces, open;
  bool any = false;  ///< without bookings there is a use
};
[[nodiscard]] Verdict judge(const Wanted& wanted, const Calendar& calendar);

/// Uses as possible() gives them, at most `most`; of a fixed stretch it or none. `uses`
/// may be null. REQUIRES: v.any.
[[nodiscard]] Stretches uses_of(const Wanted& wanted, const Calendar& calendar, const Verdict& v,
                                const Uses* uses, std::size_t most);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_VERDICT_H_
