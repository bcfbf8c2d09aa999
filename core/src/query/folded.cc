#include "query/folded.h"

#include <algorithm>
#include <numeric>

#include "query/made.h"
#include "text/sort_key.h"

namespace madang::query {
namespace {

Folded make(const segment::Dictionary& dictionary) {
  Folded made;
  const std::uint32_t n = dictionary.size();
  made.keys.reserve(n);
  for (std::uint32_t code = 0; code < n; ++code)
    made.keys.push_back(text::sort_key(dictionary[code]));
  made.order.resize(n);
  std::iota(made.order.begin(), made.order.end(), 0U);
  std::sort(made.order.begin(), made.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = made.keys[a].compare(made.keys[b]);
    return order != 0 ? order < 0 : a < b;
  });
  made.rank.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const bool same = i > 0 && made.keys[made.order[i]] == made.keys[made.order[i - 1]];
    made.rank[made.order[i]] = same ? made.rank[made.order[i - 1]] : i;
  }
  return made;
}

}  // namespace

std::pair<std::size_t, std::size_t> Folded::equal(std::string_view key) const {
  const auto [from, to] =
      std::equal_range(order.begin(), order.end(), key, [&](const auto& a, const auto& b) {
        if constexpr (std::is_same_v<std::decay_t<decltype(a)>, std::uint32_t>) return keys[a] < b;
        else return a < keys[b];
      });
  return {static_cast<std::size_t>(from - order.begin()),
          static_cast<std::size_t>(to - order.begin())};
}

std::pair<std::size_t, std::size_t> Folded::beginning(std::string_view key) const {
  const auto from =
      std::lower_bound(order.begin(), order.end(), key,
                       [&](std::uint32_t a, std::string_view b) { return keys[a] < b; });
  auto to = from;
  while (to != order.end() && std::string_view(keys[*to]).starts_with(key)) ++to;
  return {static_cast<std::size_t>(from - order.begin()),
          static_cast<std::size_t>(to - order.begin())};
}

const Folded& folded(const segment::Segment& segment, std::uint32_t leaf) {
  return segment.lazy().get<Folded>(made_folded, leaf,
                                    [&] { return make(segment.keywords(leaf).dictionary); });
}

}  // namespace madang::query
