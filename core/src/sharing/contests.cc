#include <algorithm>
#include <set>

#include "sharing/matching.h"

namespace madang::sharing {
namespace {

using Claims = std::vector<Contest::Claim>;

/// Columns for claims that follow from one another by overlapping.
void add_contest(const MatchPlace& place, const ResourceAt& at, Claims claims, const Stretch& span,
                 std::int64_t last_begin, std::int64_t first_end,
                 const std::vector<const Wanted*>& wanted, Contests& contests) {
  const Calendar& calendar = place.calendar(at);
  std::set<std::uint32_t> needs;
  std::int64_t most = 1, least = INT64_MAX, now = 0;
  bool more = false;
  for (const Contest::Claim& claim : claims) {
    needs.insert(claim.need);
    most = std::max(most, wanted[claim.need]->quantity);
    least = std::min(least, wanted[claim.need]->quantity);
    now = wanted[claim.need]->now;
    more = more || claim.option->more;
  }
  const std::int64_t used = place.used(at, span, now);
  // One use alone always has room, else it would not be a claim.
  const std::int64_t room = std::max<std::int64_t>(1, (calendar.quantity - used) / most);
  Contest contest;
  contest.at = at;
  contest.first_column = contests.columns;
  contest.units = static_cast<std::uint32_t>(
      std::min<std::int64_t>(room, static_cast<std::int64_t>(needs.size())));
  contest.claims = std::move(claims);
  contests.columns += contest.units;
  if (contest.units < needs.size()) {
    const bool all_meet = last_begin < first_end + calendar.buffer;
    const bool alike = most == least && (used == 0 || calendar.quantity == 1);
    if (!all_meet || !alike || more) contests.best = false;
  }
  contests.all.push_back(std::move(contest));
}

}  // namespace

Contests contests_of(const MatchPlace& place, const std::vector<std::vector<Option>>& options,
                     const std::vector<const Wanted*>& wanted) {
  std::map<ResourceAt, Claims> by_resource;
  for (std::uint32_t need = 0; need < options.size(); ++need)
    for (const Option& option : options[need])
      for (const Stretch& use : option.uses)
        by_resource[option.at].push_back(
            {need, &option, use, place.points(option, *wanted[need], use)});
  Contests contests;
  for (auto& [resource, claims] : by_resource) {
    const auto at = resource;  // clang 14 captures no structured binding
    std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) {
      return a.use.from != b.use.from ? a.use.from < b.use.from : a.need < b.need;
    });
    const std::int64_t buffer = place.calendar(at).buffer;
    Claims together;
    Stretch span;
    std::int64_t last_begin = 0, first_end = 0;
    const auto close = [&] {
      if (!together.empty())
        add_contest(place, at, std::move(together), span, last_begin, first_end, wanted, contests);
      together.clear();
    };
    for (const Contest::Claim& claim : claims) {
      if (!together.empty() && claim.use.from >= span.to + buffer) close();
      if (together.empty()) {
        span = claim.use;
        first_end = claim.use.to;
      }
      span.to = std::max(span.to, claim.use.to);
      first_end = std::min(first_end, claim.use.to);
      last_begin = claim.use.from;
      together.push_back(claim);
    }
    close();
  }
  return contests;
}

}  // namespace madang::sharing
