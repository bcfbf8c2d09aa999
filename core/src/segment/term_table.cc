#include "segment/term_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace madang::segment {

std::uint32_t TermTable::add_new(std::size_t slot, std::uint64_t hash,
                                 const text::IndexTerm& term) {
  const std::uint32_t number = size();
  Entry made{{term.part[0], term.part[1], term.part[2]}, term.size, 0};
  if (!term.is_inline()) {
    made.part[1] = bytes_.size();
    bytes_ += term.text();
  }
  slots_[slot] = {tag_of(hash), number + 1};
  entries_.push(made);
  if (entries_.size() > most_of(mask_ + 1)) grow();
  return number;
}

void TermTable::grow() {
  make_slots(2 * (mask_ + 1));
  base::Room<Entry> roomy;  // for as many as the slots can have
  std::memcpy(roomy.room(most_of(mask_ + 1) + 1), entries_.view().data(),
              entries_.size() * sizeof(Entry));
  roomy.grew(entries_.size());
  entries_ = std::move(roomy);
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t hash = hash_of(entry(number).part);
    std::size_t i = hash & mask_;
    while (slots_[i].number != 0) i = (i + 1) & mask_;
    slots_[i] = {tag_of(hash), number + 1};
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
