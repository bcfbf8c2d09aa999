// One question about all resources: which of them meet everything but hours and bookings, and what
// their calendar says.
#ifndef MADANG_SHARING_SCAN_H_
#define MADANG_SHARING_SCAN_H_

#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "query/sphere.h"
#include "sharing/ledger_live.h"
#include "sharing/verdict.h"

namespace madang::sharing {

/// A resource: segment and row in it.
using ResourceAt = std::pair<std::size_t, std::uint32_t>;
/// The numbers in Busy of the rows of each segment; empty where there is no ledger.
using Numbers = std::vector<std::shared_ptr<const std::vector<std::uint32_t>>>;

/// As Busy numbers them.
[[nodiscard]] Numbers numbers_of(LedgerLive* ledger, const CollectionState& home);

class Scan {
 public:
  /// `busy` may be null. `where`: the rows of each segment, or none for all; hidden ones are left
  /// out. All have to live as long.
  Scan(const CollectionState& home, const Wanted& wanted, const Numbers& numbers, const Busy* busy,
       const std::vector<query::Bits>& where);

  /// What is known of a calendar, in this question.
  struct Judged {
    bool done = false;
    bool known = false;   ///< its hours
    bool any = false;     ///< without bookings there is a use
    bool enough = false;  ///< it has as many units as are asked for
    bool seen = false;    ///< by a glance: its open hours are these of spans_
    std::uint16_t zone = Columns::no_zone;
    std::uint32_t first = 0, count = 0;
  };
  /// Of a segment.
  struct Part {
    const Items* items = nullptr;
    const std::vector<std::uint32_t>* numbers = nullptr;  // null where there are no bookings
    Judge judge;
    std::vector<Judged> judged;                      // by calendar
    std::vector<std::unique_ptr<Verdict>> verdicts;  // the same; none until one is asked for
    std::vector<const InUse*> in_use;                // by zone; null until asked for
  };
  struct Row {
    ResourceAt at;
    Part* part = nullptr;
    const Columns* columns = nullptr;
    const Judged* judged = nullptr;
    double square = 0;  ///< of the straight line to the place that was asked for
  };

  /// f(row) for each that kind, people, quantity, price and distance let be, in order.
  template <class F>
  void each(F f) {
    for (std::size_t s = 0; s < home_.segments.size(); ++s) {
      // Out of the loop by hand: a compiler cannot know that f leaves them alone.
      Part& part = parts_[s];
      const Columns& all = *part.items->columns;
      const std::uint8_t* const kinds = wanted_.kind ? all.kinds.data() : nullptr;
      const double* const capacities = wanted_.people > 0 ? all.capacities.data() : nullptr;
      const Columns::Point* const points = wanted_.place ? all.points.data() : nullptr;
      const std::uint32_t* const calendars = all.calendars.data();
      Judged* const judgements = part.judged.data();
      const std::uint8_t kind = wanted_.kind.value_or(0);
      const double people = wanted_.people, beyond = beyond_;
      const bool more = bounded_ || wanted_.max_price.has_value();
      const auto look = [&](std::uint32_t row) {
        if (kinds != nullptr && kinds[row] != kind) return;
        if (capacities != nullptr && capacities[row] < people) return;  // false where not known
        const double square = points != nullptr ? near_.square(points[row]) : 0;
        if (!(square <= beyond)) return;  // nor where there is no place
        Judged& judged = judgements[calendars[row]];
        if (!judged.done) judge(part, calendars[row], judged);
        if (!judged.enough) return;
        const Row found{{s, row}, &part, &all, &judged, square};
        if (more && !is_near_and_cheap(found)) return;
        f(found);
      };
      if (where_.empty() && !home_.hides(s)) {
        for (std::uint32_t row = 0, rows = home_.segments[s].rows(); row < rows; ++row) look(row);
        continue;
      }
      query::Bits seen = home_.seen(s);
      if (!where_.empty()) seen &= where_[s];
      seen.each(look);
    }
  }

  [[nodiscard]] double km(const ResourceAt& at) const {
    return wanted_.place ? near_.km(parts_[at.first].items->columns->places[at.second])
                         : std::numeric_limits<double>::quiet_NaN();
  }
  [[nodiscard]] double cost(const Row& row) {
    const Tariff& tariff = row.columns->tariffs[row.columns->tariff_of[row.at.second]];
    return cost_of(tariff, length(*row.part, *row.judged), wanted_.people);
  }
  [[nodiscard]] const Calendar& calendar(const ResourceAt& at) const {
    return parts_[at.first].items->calendar(at.second);
  }
  /// Whether it can be used at that time: hours, and the uses there are.
  [[nodiscard]] bool is_free(const Row& row) {
    if (!row.judged->any) return false;
    if (busy_ == nullptr) return true;
    const InUse* used = row.part->in_use[row.judged->zone];
    if (used == nullptr) used = &gather(*row.part, row.judged->zone);
    const std::uint32_t number = (*row.part->numbers)[row.at.second];
    return !used->any(number) || is_left(row, *used, number);
  }
  [[nodiscard]] const Columns& columns(std::size_t segment) const {
    return *parts_[segment].items->columns;
  }
  /// In full; kept for all rows with that calendar.
  [[nodiscard]] const Verdict& verdict(const ResourceAt& at);
  /// Null where none meets that time.
  [[nodiscard]] const Uses* uses(const ResourceAt& at);

 private:
  [[nodiscard]] bool is_near_and_cheap(const Row& row) {
    if (wanted_.max_price && !(cost(row) <= *wanted_.max_price)) return false;
    return !bounded_ || km(row.at) <= wanted_.within_km;
  }
  void judge(Part& part, std::uint32_t calendar, Judged& judged);
  [[nodiscard]] std::int64_t length(Part& part, const Judged& judged) {
    return judged.zone != Columns::no_zone ? part.judge.view(judged.zone).length : 0;
  }
  /// REQUIRES: there are bookings.
  const InUse& gather(Part& part, std::uint16_t zone);
  /// Whether uses that are there leave enough.
  [[nodiscard]] bool is_left(const Row& row, const InUse& used, std::uint32_t number);

  const CollectionState& home_;
  const Wanted& wanted_;
  const Busy* busy_;
  const std::vector<query::Bits>& where_;
  query::Near near_;
  bool bounded_;
  double beyond_;
  std::int64_t longest_buffer_ = 0;
  std::vector<Part> parts_;  // by segment
  std::vector<Span> spans_;
  std::map<const Zone*, InUse> in_use_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_SCAN_H_
