// One question about all resources: which of them meet everything but hours and bookings, and what
// their calendar says.
#ifndef MADANG_SHARING_SCAN_H_
#define MADANG_SHARING_SCAN_H_

#include <cmath>
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
  /// `busy` may be null. All have to live as long.
  Scan(const CollectionState& home, const Wanted& wanted, const Numbers& numbers, const Busy* busy);

  /// A verdict, and the resources that are used at that time, by their number.
  struct Judged : Verdict {
    bool enough = false;  ///< it has as many units as are asked for
    const query::Bits* used = nullptr;
  };
  struct Row {
    ResourceAt at;
    const Item* item = nullptr;
    const Judged* judged = nullptr;
    const Uses* uses = nullptr;  ///< null where none meets that time
    double square = 0;           ///< of the straight line to the place that was asked for
  };

  /// f(row) for each that kind, people, quantity, price and distance let be, in order. `where`:
  /// the rows of each segment, or none for all; hidden ones are left out.
  template <class F>
  void each(const std::vector<query::Bits>& where, F f) {
    for (std::size_t s = 0; s < home_.segments.size(); ++s) {
      const std::uint32_t rows = home_.segments[s].rows();
      if (where.empty() && !home_.hides(s)) {
        for (std::uint32_t row = 0; row < rows; ++row) look({s, row}, f);
        continue;
      }
      query::Bits seen = home_.seen(s);
      if (!where.empty()) seen &= where[s];
      seen.each([&](std::uint32_t row) { look({s, row}, f); });
    }
  }

  [[nodiscard]] double km(const Item& item) const {
    return wanted_.place ? near_.km(item) : std::numeric_limits<double>::quiet_NaN();
  }
  [[nodiscard]] const Calendar& calendar(const ResourceAt& at) const {
    const Items& items = *items_[at.first];
    return items.calendar(items.items[at.second]);
  }
  /// Whether it can be used at that time: hours, and the uses there are.
  [[nodiscard]] bool is_free(const Row& row) const;
  /// Of a row that was looked at.
  [[nodiscard]] Row row(const ResourceAt& at);

 private:
  template <class F>
  void look(const ResourceAt& at, F& f) {
    const Item& item = items_[at.first]->items[at.second];
    if (wanted_.kind && item.kind != *wanted_.kind) return;
    if (item.capacity < wanted_.people) return;  // false where it is not known
    Row row;
    if (wanted_.place) {
      row.square = near_.square(item);
      if (!(row.square <= beyond_)) return;  // nor where there is no place
    }
    const Judged& judged = judge(at.first, item.calendar);
    if (!judged.enough) return;
    if (wanted_.max_price && !(cost_of(item, judged.length, wanted_.people) <= *wanted_.max_price))
      return;
    if (bounded_ && !(near_.km(item) <= wanted_.within_km)) return;
    row.at = at;
    row.item = &item;
    row.judged = &judged;
    row.uses = uses_at(at, judged);
    f(row);
  }
  [[nodiscard]] const Uses* uses_at(const ResourceAt& at, const Judged& judged) const {
    if (judged.used == nullptr) return nullptr;
    const std::uint32_t number = (*numbers_[at.first])[at.second];
    return judged.used->test(number) ? &(*busy_)[number] : nullptr;
  }
  const Judged& judge(std::size_t segment, std::uint32_t calendar) {
    Judged& known = judged_[segment][calendar];
    if (!known.done) work_out(segment, calendar, known);
    return known;
  }
  void work_out(std::size_t segment, std::uint32_t calendar, Judged& judged);

  const CollectionState& home_;
  const Wanted& wanted_;
  const Numbers& numbers_;
  const Busy* busy_;
  std::vector<Judge> judges_;  // by segment
  query::Near near_;
  bool bounded_;
  double beyond_;
  std::int64_t longest_buffer_ = 0;
  std::vector<const Items*> items_;
  std::vector<std::vector<Judged>> judged_;
  std::map<const Zone*, query::Bits> used_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_SCAN_H_
