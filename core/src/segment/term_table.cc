#include "segment/term_table.h"

#include <algorithm>
#include <utility>

namespace madang::segment {

std::uint32_t TermTable::add_new(std::size_t slot, const text::IndexTerm& term) {
  const std::uint32_t number = size();
  Slot entry{{term.part[0], term.part[1], term.part[2]}, term.size, number};
  if (!term.is_inline()) {
    entry.part[1] = bytes_.size();
    bytes_ += term.text();
  }
  slots_[slot] = entry;
  entries_.push_back(entry);
  if (2 * entries_.size() > mask_) grow();
  return number;
}

void TermTable::grow() {
  make_slots(2 * (mask_ + 1));
  for (const Slot& entry : entries_) {
    std::size_t i = slot_of(entry.part);
    while (slots_[i].part[0] != 0) i = (i + 1) & mask_;
    slots_[i] = entry;
  }
}

void TermTable::make_slots(std::size_t count) {
  base::Pages fresh;  // zeros
  slots_ = reinterpret_cast<Slot*>(fresh.room(count * sizeof(Slot)));
  mask_ = count - 1;
  memory_ = std::move(fresh);
}

void TermTable::clear() {
  std::fill(slots_, slots_ + mask_ + 1, Slot{});
  entries_.clear();
  bytes_.clear();
}

}  // namespace madang::segment
