// The distinct terms of a segment while it grows. Finding a term costs one miss
// of the cache: nearly all terms stand whole in their slot, and the slots of
// coming terms are fetched ahead.
#ifndef MADANG_SEGMENT_TERM_TABLE_H_
#define MADANG_SEGMENT_TERM_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/pages.h"
#include "text/index_terms.h"

namespace madang::segment {

class TermTable {
 public:
  TermTable() { make_slots(smallest); }

  /// Fetches the slot of a term that will be added soon.
  void prefetch(const text::IndexTerm& term) const {
    __builtin_prefetch(&slots_[slot_of(term.part)]);
  }
  /// The number of the term, counted from 0 in the order in which they came.
  std::uint32_t add(const text::IndexTerm& term) {
    for (std::size_t i = slot_of(term.part);; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.part[0] == term.part[0] && slot.size == term.size &&
          (term.is_inline() ? slot.part[1] == term.part[1] && slot.part[2] == term.part[2]
                            : (*this)[slot.number] == term.text()))
        return slot.number;
      if (slot.part[0] == 0) return add_new(i, term);
    }
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    const Slot& e = entries_[number];
    if (e.size <= text::IndexTerm::most_inline)
      return {reinterpret_cast<const char*>(e.part), e.size};
    return std::string_view(bytes_).substr(e.part[1], e.size);
  }
  /// Lives until the next add().
  [[nodiscard]] text::IndexTerm term(std::uint32_t number) const {
    const Slot& e = entries_[number];
    text::IndexTerm term{{e.part[0], e.part[1], e.part[2]}, e.size, 0};
    if (!term.is_inline())
      term.part[1] = reinterpret_cast<std::uintptr_t>(bytes_.data() + e.part[1]);
    return term;
  }
  /// Forgets the terms and keeps the memory.
  void clear();

 private:
  struct Slot {
    std::uint64_t part[3] = {0, 0, 0};  // of the term; of a long one part[1] is in bytes_
    std::uint32_t size = 0;
    std::uint32_t number = 0;
  };
  static_assert(sizeof(Slot) == 32);
  static constexpr std::size_t smallest = 1024;
  [[nodiscard]] std::size_t slot_of(const std::uint64_t (&part)[3]) const {
    // Of a long term, whose part[1] is a place, the hash alone.
    const bool is_long = (part[0] & 0x80) != 0;
    const std::uint64_t rest = is_long ? 0 : part[1] * 0xC2B2AE3D27D4EB4FULL ^ part[2];
    const std::uint64_t h = (part[0] ^ rest) * 0x9E3779B97F4A7C15ULL;
    return (h ^ h >> 32) >> 8 & mask_;
  }
  std::uint32_t add_new(std::size_t slot, const text::IndexTerm& term);
  void grow();
  /// Free slots, a power of two of them.
  void make_slots(std::size_t count);

  base::Pages memory_;  // of the slots: huge pages, for they are met at random
  Slot* slots_ = nullptr;
  std::size_t mask_ = 0;  // one less than there are; at most half is in use; part[0] 0: free
  std::vector<Slot> entries_;
  std::string bytes_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_TERM_TABLE_H_
