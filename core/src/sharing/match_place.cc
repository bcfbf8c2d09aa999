#include <madang/json.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "query/points.h"
#include "sharing/matching.h"
#include "sharing/why_not.h"

namespace madang::sharing {
namespace {

constexpr std::size_t most_uses = 48;  // of a resource for one need: a day in half hours
constexpr std::size_t most_shown = 3;

std::string amount(double n) {
  std::string text;
  append_number(text, n);
  return text;
}

/// The need as one stretch: of a length anywhere between two times, the first.
Wanted first_stretch(const Wanted& wanted) {
  Wanted one = wanted;
  if (one.duration > 0) {
    one.to = one.from;
    one.to.seconds += one.duration;
    one.duration = 0;
  }
  return one;
}

}  // namespace

/// Bookings while they are looked at; given uses hide those of the ledger, which they hold.
class MatchPlace::Look {
 public:
  explicit Look(const MatchPlace& place) : place_(place) {
    if (place.ledger_ != nullptr) reading_.emplace(*place.ledger_);
  }
  [[nodiscard]] const Busy* busy() const { return reading_ ? &reading_->busy() : nullptr; }
  [[nodiscard]] const Uses* operator()(const ResourceAt& at) const {
    if (const auto given = place_.given_.find(at); given != place_.given_.end())
      return &given->second;
    return reading_ ? &reading_->busy()[(*place_.numbers_[at.first])[at.second]] : nullptr;
  }

 private:
  const MatchPlace& place_;
  std::optional<LedgerLive::Reading> reading_;
};

MatchPlace::MatchPlace(Catalog::State& city, std::shared_ptr<LedgerLive> ledger,
                       const MatchWeights& weights)
    : home_(resources_of(city)),
      ledger_(std::move(ledger)),
      weights_(weights),
      numbers_(numbers_of(ledger_.get(), home_)) {}

Result<const MatchPlace::Rows*> MatchPlace::rows(const std::string& where) {
  const auto known = rows_.find(where);
  if (known != rows_.end()) return &known->second;
  auto found = rows_where(home_, where);
  if (!found) return std::move(found).error();
  if (where.empty())
    for (const segment::Segment& segment : home_.segments)
      found->emplace_back(segment.rows(), true);
  for (std::size_t s = 0; s < found->size(); ++s)
    if (home_.hides(s)) (*found)[s] &= home_.seen(s);
  return &rows_.emplace(where, std::move(*found)).first->second;
}

template <class F>
void MatchPlace::each(const Rows& where, F f) const {
  for (std::size_t s = 0; s < where.size(); ++s)
    where[s].each([&](std::uint32_t row) { f(ResourceAt{s, row}); });
}

Item MatchPlace::item(const ResourceAt& at) const {
  return items_of(home_, at.first).item(at.second);
}
const Calendar& MatchPlace::calendar(const ResourceAt& at) const {
  return items_of(home_, at.first).calendar(at.second);
}
std::string MatchPlace::id(const ResourceAt& at) const {
  return std::string(home_.segments[at.first].id(at.second));
}

std::int64_t MatchPlace::used(const ResourceAt& at, const Stretch& stretch,
                              std::int64_t now) const {
  const Look look(*this);
  const Uses* uses = look(at);
  const std::int64_t buffer = calendar(at).buffer;
  return uses == nullptr ? 0 : most_used(*uses, stretch.from - buffer, stretch.to + buffer, now);
}

double MatchPlace::points(const Option& option, const Wanted& wanted, const Stretch& use) const {
  const Item thing = item(option.at);
  double sum = std::isnan(option.km) ? 0 : option.km * weights_.km;
  sum += std::isnan(option.cost) ? weights_.unknown_price : option.cost * weights_.price;
  if (!std::isnan(thing.capacity))
    sum += std::max(0.0, thing.capacity - wanted.people) * weights_.spare;
  const std::int64_t begin = wanted.in(*calendar(option.at).zone).from;
  return sum + static_cast<double>(use.from - begin) / 3600 * weights_.wait;
}

Result<std::vector<Option>> MatchPlace::options(const FreeQuery& query, const Wanted& wanted,
                                                std::size_t most) {
  const auto where = rows(query.where);
  if (!where) return where.error();
  std::vector<Option> kept;  // a heap, the worst in front
  const Look look(*this);
  Scan scan(home_, wanted, numbers_, look.busy(), **where);
  const auto before = [](const Option& a, const Option& b) {
    return a.points != b.points ? a.points < b.points : a.at < b.at;
  };
  // What is farther away than the worst that is kept can be for all its points has more of them.
  double beyond = std::numeric_limits<double>::infinity();
  const auto uses = [&](const ResourceAt& at) {
    const auto given = given_.find(at);
    return given != given_.end() ? &given->second : scan.uses(at);
  };
  scan.each_open([&](const Scan::Row& row) {
    if (row.square > beyond) return;
    Option one;
    one.at = row.at;
    one.km = scan.km(row.at);
    one.cost = scan.cost(row);
    one.uses = uses_of(wanted, scan.calendar(row.at), scan.verdict(row.at), uses(row.at), 1);
    if (one.uses.empty()) return;
    one.points = points(one, wanted, one.uses.front());
    if (kept.size() == most) {
      if (!before(one, kept.front())) return;
      std::pop_heap(kept.begin(), kept.end(), before);
      kept.back() = std::move(one);
    } else {
      kept.push_back(std::move(one));
    }
    std::push_heap(kept.begin(), kept.end(), before);
    if (wanted.place && kept.size() == most && weights_.km > 0)
      beyond = query::Near::square_beyond(kept.front().points / weights_.km);
  });
  std::sort(kept.begin(), kept.end(), before);
  for (Option& one : kept) {
    one.uses = uses_of(wanted, calendar(one.at), scan.verdict(one.at), uses(one.at), most_uses);
    // Where there are no slots a use may begin at any minute.
    one.more = one.uses.size() == most_uses || (wanted.duration > 0 && calendar(one.at).slot == 0);
  }
  return kept;
}

void MatchPlace::give(const ResourceAt& at, const Stretch& use, std::int64_t quantity) {
  auto given = given_.find(at);
  if (given == given_.end()) {
    Uses uses;
    {
      const Look look(*this);
      if (const Uses* before = look(at)) uses = *before;
    }
    given = given_.emplace(at, std::move(uses)).first;
  }
  Use taken;
  taken.from = use.from;
  taken.to = use.to;
  taken.booking = -1;
  taken.quantity = quantity;
  given->second.add(taken);
}

std::vector<Matching::Refusal> MatchPlace::closest(const FreeQuery& query, const Wanted& wanted) {
  struct Close {
    bool far;
    int against;
    double km;
    ResourceAt at;
  };
  std::vector<Close> all;
  const auto where = rows(query.where);
  if (!where) return {};
  const Wanted one = first_stretch(wanted);
  const std::int64_t length = wanted.duration > 0 ? wanted.duration : 0;
  const auto seconds = [&](const Calendar& hours) {
    if (length > 0 || hours.zone == nullptr) return length;
    const Wanted::Window window = wanted.in(*hours.zone);
    return window.to - window.from;
  };
  const auto too_dear = [&](const ResourceAt& at) {
    const double cost = cost_of(item(at).tariff, seconds(calendar(at)), wanted.people);
    return wanted.max_price && !(cost <= *wanted.max_price);
  };
  each(**where, [&](const ResourceAt& at) {
    const Item thing = item(at);
    if (wanted.kind && thing.kind != *wanted.kind) return;
    Close near{false, 0, 0, at};
    if (wanted.place) {
      near.km = query::distance_km(wanted.lat, wanted.lon, thing.lat, thing.lon);
      near.far = !(near.km <= wanted.within_km);
      if (std::isnan(near.km)) near.km = std::numeric_limits<double>::infinity();
    }
    near.against = static_cast<int>(thing.capacity < wanted.people) +
                   static_cast<int>(too_dear(at)) + static_cast<int>(!calendar(at).known);
    all.push_back(near);
  });
  const std::size_t shown = std::min(most_shown, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), all.end(),
                    [](const Close& a, const Close& b) {
                      return std::tie(a.far, a.against, a.km, a.at) <
                             std::tie(b.far, b.against, b.km, b.at);
                    });
  std::vector<Matching::Refusal> refusals;
  const Look look(*this);
  for (std::size_t i = 0; i < shown; ++i) {
    const ResourceAt& at = all[i].at;
    const Place place{item(at), &calendar(at), 0};
    WhyNot why = explain(id(at), place, one, look(at));
    if (all[i].far)
      why.reasons.push_back({"distance",
                             std::isinf(all[i].km)
                                 ? std::string("nothing is known about where it is")
                                 : "it is " + amount(std::round(all[i].km * 10) / 10) +
                                       " km away, and " + amount(wanted.within_km) +
                                       " km are the most",
                             {}});
    if (too_dear(at)) {
      const double cost = cost_of(item(at).tariff, seconds(calendar(at)), wanted.people);
      why.reasons.push_back({"price",
                             std::isnan(cost) ? std::string("its price is not known")
                                              : "it costs " + amount(cost) + ", and " +
                                                    amount(*wanted.max_price) + " is the most",
                             {}});
    }
    refusals.push_back({why.resource, std::move(why.reasons), std::move(why.next), {}});
  }
  return refusals;
}

}  // namespace madang::sharing
