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
#include "sharing/row_block.h"
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
    bool seen = false;  ///< by a glance: its open hours are these of spans_
    std::uint16_t zone = Columns::no_zone;
    std::uint32_t first = 0, count = 0;
  };
  /// The same, read for each row.
  struct Flags {
    bool done : 1 = false;
    bool known : 1 = false;   ///< its hours
    bool any : 1 = false;     ///< without bookings there is a use
    bool enough : 1 = false;  ///< it has as many units as are asked for
  };
  /// Of a segment.
  struct Part {
    Part(const Items& of, Judge with) : items(&of), judge(std::move(with)) {}
    const Items* items;
    const std::vector<std::uint32_t>* numbers = nullptr;  // null where there are no bookings
    Judge judge;
    std::vector<Flags> flags;                        // by calendar
    std::vector<Judged> judged;                      // the same
    std::vector<std::unique_ptr<Verdict>> verdicts;  // the same; none until one is asked for
    std::vector<const InUse*> in_use;                // by zone; null until asked for
    std::vector<double> costs;  // by tariff, in one zone; unpriced until asked for
    std::uint16_t costs_zone = Columns::no_zone;
  };
  struct Row {
    ResourceAt at;
    Part* part = nullptr;
    const Columns* columns = nullptr;
    const Judged* judged = nullptr;
    double square = 0;  ///< of the straight line to the place that was asked for; else 0
  };

  struct Asked {
    std::uint64_t rows = 0, unknown = 0;  ///< of which the hours are not known
  };
  /// f(row), in order, for each that has hours at that time and that kind, people, quantity, price
  /// and distance let be. Those without hours count as asked too.
  template <class F>
  Asked each_open(F f) {
    return each<false>(f);
  }
  /// The same, less those that are in use.
  template <class F>
  Asked each_free(F f) {
    return each<true>(f);
  }

  [[nodiscard]] double km(const ResourceAt& at) const {
    return wanted_.place ? near_.km(parts_[at.first].items->columns->places[at.second])
                         : std::numeric_limits<double>::quiet_NaN();
  }
  [[nodiscard]] double cost(const Row& row) {
    const std::uint32_t number = row.columns->tariff_of[row.at.second];
    Part& part = *row.part;
    const std::uint16_t zone = row.judged->zone;
    if (part.costs.empty() && zone != Columns::no_zone) {  // those without are few
      part.costs.assign(row.columns->tariffs.size(), unpriced);
      part.costs_zone = zone;
    }
    const bool here = !part.costs.empty() && part.costs_zone == zone;
    if (here && part.costs[number] != unpriced) return part.costs[number];
    const double cost =
        cost_of(row.columns->tariffs[number], length(part, *row.judged), wanted_.people);
    if (here) part.costs[number] = cost;
    return cost;
  }
  [[nodiscard]] const Calendar& calendar(const ResourceAt& at) const {
    return parts_[at.first].items->calendar(at.second);
  }
  [[nodiscard]] const Columns& columns(std::size_t segment) const {
    return *parts_[segment].items->columns;
  }
  /// In full; kept for all rows with that calendar.
  [[nodiscard]] const Verdict& verdict(const ResourceAt& at);
  /// Null where none meets that time.
  [[nodiscard]] const Uses* uses(const ResourceAt& at);

 private:
  static constexpr double unpriced = -std::numeric_limits<double>::infinity();
  template <bool free, class F>
  Asked each(F& f) {
    Asked asked;
    RowBlock block;
    block.squares.fill(0);
    for (block.segment = 0; block.segment < home_.segments.size(); ++block.segment) {
      const auto look = [&] {
        leave_suiting(block);
        leave_open(block, asked);
        if (free && busy_ != nullptr) leave_unused(block);
        for (std::uint32_t i = 0; i < block.size; ++i)
          f(row_of(block.segment, block.rows[i], block.squares[i]));
      };
      if (where_.empty() && !home_.hides(block.segment)) {
        block.fill(home_.segments[block.segment].rows(), look);
        continue;
      }
      query::Bits seen = home_.seen(block.segment);
      if (!where_.empty()) seen &= where_[block.segment];
      block.fill(seen, look);
    }
    return asked;
  }
  /// Leaves those that all but hours and uses let be.
  void leave_suiting(RowBlock& block);
  /// Leaves those with hours at that time, and counts the others.
  void leave_open(RowBlock& block, Asked& asked) const;
  /// Leaves those that the uses there are leave free. REQUIRES: all are open.
  void leave_unused(RowBlock& block);
  [[nodiscard]] Row row_of(std::size_t segment, std::uint32_t row, double square) {
    Part& part = parts_[segment];
    const Columns& all = *part.items->columns;
    return {{segment, row}, &part, &all, &part.judged[all.calendars[row]], square};
  }
  [[nodiscard]] bool is_near_and_cheap(const Row& row) {
    if (wanted_.max_price && !(cost(row) <= *wanted_.max_price)) return false;
    return !bounded_ || km(row.at) <= wanted_.within_km;
  }
  [[nodiscard]] Flags judge(Part& part, std::uint32_t calendar);
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
