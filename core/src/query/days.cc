#include "query/days.h"

#include <algorithm>

#include "query/lanes.h"
#include "query/made.h"

namespace madang::query {
namespace {

Days make(const segment::Segment& segment, std::uint32_t leaf) {
  Days days;
  const segment::DateColumn column = segment.dates(leaf);
  if (column.first.empty() || !column.rows.single() || column.last.size() != column.first.size())
    return days;
  const std::size_t n = column.first.size();
  days.first.resize(n, Days::none);
  days.last.resize(n, Days::none);
  days.least.resize((n + 63) / 64, std::numeric_limits<std::int32_t>::max());
  days.most.resize((n + 63) / 64, Days::none);
  constexpr std::int64_t furthest = std::int64_t{1} << 30;  // damaged bytes may say anything
  bool same = true;
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t first = column.first[i], last = column.last[i];
    if (first != segment::no_date) {
      if (last == segment::no_date) return {};  // damaged
      const std::int64_t from = first / Days::seconds - (first % Days::seconds < 0 ? 1 : 0);
      const std::int64_t to = (last + 1) / Days::seconds - 1;
      if (from * Days::seconds != first || (to + 1) * Days::seconds != last + 1 || to < from ||
          from < -furthest || to > furthest)
        return {};
      days.first[i] = static_cast<std::int32_t>(from);
      days.last[i] = static_cast<std::int32_t>(to);
      same = same && from == to;
    }
    days.least[i / 64] = std::min(days.least[i / 64], days.first[i]);
    days.most[i / 64] = std::max(days.most[i / 64], days.last[i]);
  }
  if (same) days.last.clear();
  days.last.shrink_to_fit();
  days.whole = true;
  return days;
}

}  // namespace

const Days& days_of(const segment::Segment& segment, std::uint32_t leaf) {
  return segment.lazy().get<Days>(made_days, leaf, [&] { return make(segment, leaf); });
}

std::uint64_t days_within(const Days& days, std::int64_t low, std::int64_t high, Bits& rows) {
  constexpr std::int64_t least = Days::none + std::int64_t{1};
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  if (low > most || high < least || high < low) return 0;
  const auto from = static_cast<std::int32_t>(std::max(low, least));
  const auto to = static_cast<std::int32_t>(std::min(high, most));
  const std::int32_t *first = days.first.data(), *last = days.ends().data();
  std::uint64_t seen = 0;
  for (std::size_t w = 0; w < days.least.size(); ++w) {
    if (days.most[w] < from || days.least[w] > to) continue;
    const std::size_t row = w * 64, n = std::min<std::size_t>(64, days.first.size() - row);
    if (days.last.empty() && days.least[w] >= from && days.most[w] <= to) {
      rows.set_word(w, n == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1);
      continue;
    }
    rows.set_word(w, lanes_within(first + row, last + row, n, from, to));
    seen += n;
  }
  return seen;
}

}  // namespace madang::query
