// What a calendar says to a question, and the uses that bookings leave of it.
#ifndef MADANG_SHARING_VERDICT_H_
#define MADANG_SHARING_VERDICT_H_

#include <memory>
#include <optional>
#include <vector>

#include "sharing/free_time.h"
#include "sharing/in_use.h"
#include "sharing/items.h"
#include "sharing/query.h"

namespace madang::sharing {

/// Worked out once for all resources that share the calendar.
struct Verdict {
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

/// Judges the calendars of a segment; what depends on the zone is worked out once for those that
/// have the same.
class Judge {
 public:
  /// `items` has to live as long. `many`: most of its calendars will be asked about.
  Judge(const Wanted& wanted, const Items& items, bool many);
  /// Of the calendar with this number.
  [[nodiscard]] Verdict operator()(std::uint32_t number);
  /// Whether there is a use without bookings, seen in hours that are kept side by side; they are
  /// put behind `open`, in order. Nothing where it takes more, and then `open` stays as it was.
  /// REQUIRES: its brief is plain, and some hours are known.
  [[nodiscard]] std::optional<bool> glance(std::uint32_t number, std::vector<Span>& open);

  /// What is asked for, in one zone.
  struct View {
    const Zone* zone = nullptr;
    Wanted::Window window;
    Zone::Offset offset;
    std::int64_t length = 0;
    /// For terms without notice: no use may begin before; INT64_MIN: at any time.
    std::int64_t earliest = INT64_MIN;
    std::int64_t midnight = 0;  ///< of the window's first local day, in seconds of the window
    /// Hours of that day, the one before and those that follow; none where they are not kept or
    /// the clock changes near by.
    std::vector<std::shared_ptr<const DayHours>> days;
    /// A time that the clock skips is none.
    [[nodiscard]] bool possible() const {
      return window.clock != Clock::skipped && window.to > window.from;
    }
  };
  /// By the numbers of Columns::zones.
  [[nodiscard]] const View& view(std::uint16_t zone) {
    if (views_[zone].zone == nullptr) fill(zone);
    return views_[zone];
  }

 private:
  void fill(std::uint16_t zone);

  const Wanted& wanted_;
  const Items& items_;
  bool many_;
  std::vector<View> views_;
  std::vector<Span> room_;
  Verdict::Hours hours_;
};

/// Uses as possible() gives them, at most `most`; of a fixed stretch it or none. `uses`
/// may be null. REQUIRES: v.any.
[[nodiscard]] Stretches uses_of(const Wanted& wanted, const Calendar& calendar, const Verdict& v,
                                const Uses* uses, std::size_t most);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_VERDICT_H_
