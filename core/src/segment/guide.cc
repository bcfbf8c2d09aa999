#include "segment/guide.h"

#include <algorithm>

namespace madang::segment {

std::uint64_t Guide::key_of(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof(key); ++i)
    key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return key;
}

std::pair<std::uint32_t, std::uint32_t> Guide::around(std::uint64_t key, std::uint32_t size) const {
  const auto [low, high] = std::equal_range(keys_.begin(), keys_.end(), key);
  const auto first = static_cast<std::uint32_t>(low - keys_.begin());
  const auto behind = static_cast<std::uint32_t>(high - keys_.begin());
  // The text before the first of its key is smaller; the one behind the last is larger.
  return {first == 0 ? 0 : (first - 1) * step, std::min(size, behind * step)};
}

}  // namespace madang::segment
