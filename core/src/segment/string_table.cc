#include "segment/string_table.h"

#include "base/has_any.h"
#include "segment/sort_texts.h"

namespace madang::segment {

std::pair<std::uint32_t, bool> StringTable::add(std::string_view value) {
  if (2 * ends_.size() >= slots_.size()) grow();
  const std::uint64_t hash = base::hash(value);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    if (slots_[i] == 0) {
      const std::uint32_t number = size();
      slots_[i] = slot_of(hash, number);
      hashes_.push_back(hash);
      bytes_ += value;
      ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
      return {number, true};
    }
    const auto number = static_cast<std::uint32_t>(slots_[i]) - 1;
    if (((slots_[i] ^ hash) & high) == 0 && base::same((*this)[number], value))
      return {number, false};
  }
}

void StringTable::grow() {
  constexpr std::size_t smallest = 64;
  slots_.assign(slots_.empty() ? smallest : 2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t i = hashes_[number] & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = slot_of(hashes_[number], number);
  }
}

std::vector<std::uint32_t> StringTable::sorted() const {
  return sort_texts(size(), [this](std::uint32_t number) { return (*this)[number]; });
}

void StringTable::clear() {
  slots_.assign(slots_.size(), 0);
  hashes_.clear();
  ends_.clear();
  bytes_.clear();
}

}  // namespace madang::segment
