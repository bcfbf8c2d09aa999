// The values of a keyword column without regard to case and width, in the order
// in which people look them up. Made when first asked for.
#ifndef MADANG_QUERY_FOLDED_H_
#define MADANG_QUERY_FOLDED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segment/segment.h"

namespace madang::query {

struct Folded {
  std::vector<std::string> keys;     ///< by code: text::sort_key of the value
  std::vector<std::uint32_t> order;  ///< codes by key, then by value
  std::vector<std::uint32_t> rank;   ///< by code; equal keys have one rank

  /// Places in `order` whose keys equal, or begin with, that of a text.
  [[nodiscard]] std::pair<std::size_t, std::size_t> equal(std::string_view key) const;
  [[nodiscard]] std::pair<std::size_t, std::size_t> beginning(std::string_view key) const;
};

[[nodiscard]] const Folded& folded(const segment::Segment& segment, std::uint32_t leaf);

}  // namespace madang::query

#endif  // MADANG_QUERY_FOLDED_H_
