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
  struct Row {
    ResourceAt at;
    const Columns* columns = nullptr;
    const Judged* judged = nullptr;
    double square = 0;  ///< of the straight line to the place that was asked for
  };

  /// f(row) for each that kind, people, quantity, price and distance let be, in order.
  template <class F>
  void each(F f) {
    for (std::size_t s = 0; s < home_.segments.size(); ++s) {
      Part& part = parts_[s];
      const std::uint32_t rows = home_.segments[s].rows();
      if (where_.empty() && !home_.hides(s)) {
        for (std::uint32_t row = 0; row < rows; ++row) look(part, {s, row}, f);
        continue;
      }
      query::Bits seen = home_.seen(s);
      if (!where_.empty()) seen &= where_[s];
      seen.each([&](std::uint32_t row) { look(part, {s, row}, f); });
    }
  }

  [[nodiscard]] double km(const ResourceAt& at) const {
    return wanted_.place ? near_.km(parts_[at.first].items->items[at.second])
                         : std::numeric_limits<double>::quiet_NaN();
  }
  [[nodiscard]] double cost(const Row& row) {
    const Tariff& tariff = row.columns->tariffs[row.columns->tariff_of[row.at.second]];
    return cost_of(tariff, length(row.at.first, *row.judged), wanted_.people);
  }
  [[nodiscard]] const Calendar& calendar(const ResourceAt& at) const {
    const Items& items = *parts_[at.first].items;
    return items.calendar(items.items[at.second]);
  }
  /// Whether it can be used at that time: hours, and the uses there are.
  [[nodiscard]] bool is_free(const Row& row) {
    if (!row.judged->any) return false;
    if (busy_ == nullptr) return true;
    Part& part = parts_[row.at.first];
    const InUse* used = part.in_use[row.judged->zone];
    if (used == nullptr) used = &gather(part, row.judged->zone);
    const std::uint32_t number = (*part.numbers)[row.at.second];
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
  struct Part {
    const Items* items = nullptr;
    const std::vector<std::uint32_t>* numbers = nullptr;  // null where there are no bookings
    Judge judge;
    std::vector<Judged> judged;                      // by calendar
    std::vector<std::unique_ptr<Verdict>> verdicts;  // the same; none until one is asked for
    std::vector<const InUse*> in_use;                // by zone; null until asked for
  };

  template <class F>
  void look(Part& part, const ResourceAt& at, F& f) {
    const Columns& all = *part.items->columns;
    if (wanted_.kind && all.kinds[at.second] != *wanted_.kind) return;
    if (all.capacities[at.second] < wanted_.people) return;  // false where it is not known
    Row row;
    if (wanted_.place) {
      row.square = near_.square(all.points[at.second]);
      if (!(row.square <= beyond_)) return;  // nor where there is no place
    }
    const std::uint32_t calendar = all.calendars[at.second];
    Judged& judged = part.judged[calendar];
    if (!judged.done) judge(part, calendar, judged);
    if (!judged.enough) return;
    row.at = at;
    row.columns = &all;
    row.judged = &judged;
    if (wanted_.max_price && !(cost(row) <= *wanted_.max_price)) return;
    if (bounded_ && !(km(at) <= wanted_.within_km)) return;
    f(row);
  }
  void judge(Part& part, std::uint32_t calendar, Judged& judged);
  [[nodiscard]] std::int64_t length(std::size_t segment, const Judged& judged) {
    return judged.zone != Columns::no_zone ? parts_[segment].judge.view(judged.zone).length : 0;
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
