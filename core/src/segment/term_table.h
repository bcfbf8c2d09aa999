// The distinct terms that were met, numbered. Finding one among hundreds of thousands
// would wait for memory twice, for its slot and for itself: both are fetched
// ahead, while terms before it are looked up. Nearly all terms stand whole in
// 32 bytes.
#ifndef MADANG_SEGMENT_TERM_TABLE_H_
#define MADANG_SEGMENT_TERM_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/pages.h"
#include "base/room.h"
#include "segment/sort_texts.h"
#include "text/index_terms.h"

namespace madang::segment {

class TermTable {
 public:
  TermTable() { make_slots(smallest); }

  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// Adds all of `terms`, with fetching ahead: each(i, number).
  template <class Each>
  void add_all(std::span<const text::IndexTerm> terms, const Each& each) {
    walk(terms, [&](std::size_t i, std::uint64_t hash) { each(i, add(terms[i], hash)); });
  }
  /// Looks for all of them in the same way: each(i, number), which is `none` for one that is not
  /// there.
  template <class Each>
  void find_all(std::span<const text::IndexTerm> terms, const Each& each) const {
    walk(terms, [&](std::size_t i, std::uint64_t hash) { each(i, find(terms[i], hash)); });
  }
  /// The same, and adds those of the others for which adds(i).
  template <class Adds, class Each>
  void find_or_add_all(std::span<const text::IndexTerm> terms, const Adds& adds, const Each& each) {
    walk(terms, [&](std::size_t i, std::uint64_t hash) {
      each(i, adds(i) ? add(terms[i], hash) : find(terms[i], hash));
    });
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    const Entry& e = entry(number);
    if (e.size <= text::IndexTerm::most_inline)
      return {reinterpret_cast<const char*>(e.part), e.size};
    return std::string_view(bytes_).substr(e.part[1], e.size);
  }
  /// The sort_prefix() of the term.
  [[nodiscard]] std::uint64_t prefix(std::uint32_t number) const {
    const Entry& e = entry(number);
    if (e.size <= text::IndexTerm::most_inline) return __builtin_bswap64(e.part[0]);
    return sort_prefix((*this)[number]);
  }
  /// Fetches the term with this number, which will be looked at soon.
  [[gnu::always_inline]] void prefetch(std::uint32_t number) const {
    __builtin_prefetch(&entry(number));
  }
  /// Lives until more are added.
  [[nodiscard]] text::IndexTerm term(std::uint32_t number) const {
    const Entry& e = entry(number);
    text::IndexTerm term{{e.part[0], e.part[1], e.part[2]}, e.size};
    if (!term.is_inline())
      term.part[1] = reinterpret_cast<std::uintptr_t>(bytes_.data() + e.part[1]);
    return term;
  }
  /// Forgets the terms and keeps the memory.
  void clear();

 private:
  struct Entry {
    std::uint64_t part[3];  // of the term; of a long one part[1] is in bytes_
    std::uint32_t size;
    std::uint32_t unused;
  };
  static_assert(sizeof(Entry) == 32);  // none stands in two lines of the cache
  struct Slot {
    std::uint32_t tag;     // of the hash
    std::uint32_t number;  // and one; 0: free
  };
  static constexpr std::size_t smallest = 1024;
  /// How many of so many slots may be in use: those of a search stand in one line of the
  /// cache mostly, so that a full table costs less than a large one.
  [[nodiscard]] static constexpr std::size_t most_of(std::size_t slots) { return slots / 4 * 3; }

  [[nodiscard]] const Entry& entry(std::uint32_t number) const { return entries_.view()[number]; }

  [[nodiscard]] static std::uint64_t hash_of(const std::uint64_t (&part)[3]) {
    // Of a long term, whose part[1] is a place, the hash alone.
    const bool is_long = (part[0] & 0x80) != 0;
    const std::uint64_t rest = is_long ? 0 : part[1] * 0xC2B2AE3D27D4EB4FULL ^ part[2];
    const std::uint64_t h = (part[0] ^ rest) * 0x9E3779B97F4A7C15ULL;
    return (h ^ h >> 32) * 0x9E3779B97F4A7C15ULL >> 8;
  }
  [[nodiscard]] static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 24);
  }
  [[nodiscard]] bool is(const Entry& e, const text::IndexTerm& term) const {
    if (e.part[0] != term.part[0] || e.size != term.size) return false;
    if (term.is_inline()) return e.part[1] == term.part[1] && e.part[2] == term.part[2];
    return std::string_view(bytes_).substr(e.part[1], e.size) == term.text();
  }
  /// look(i, hash) for each of `terms`, whose slot and entry were fetched before.
  template <class Look>
  void walk(std::span<const text::IndexTerm> terms, const Look& look) const {
    constexpr std::size_t slots_ahead = 24, entries_ahead = 12, kept = 32;
    const std::size_t n = terms.size();
    std::uint64_t hashes[kept];  // of those that are on their way
    const auto fetch_slot = [&](std::size_t i) {
      if (i >= n) return;
      const std::uint64_t hash = hashes[i % kept] = hash_of(terms[i].part);
      __builtin_prefetch(&slots_[hash & mask_]);
    };
    const auto fetch_entry = [&](std::size_t i) {
      if (i >= n) return;
      const Slot slot = slots_[hashes[i % kept] & mask_];
      if (slot.number != 0) prefetch(slot.number - 1);
    };
    for (std::size_t i = 0; i < slots_ahead; ++i) fetch_slot(i);
    for (std::size_t i = 0; i < entries_ahead; ++i) fetch_entry(i);
    for (std::size_t i = 0; i < n; ++i) {
      fetch_slot(i + slots_ahead);
      fetch_entry(i + entries_ahead);
      look(i, hashes[i % kept]);
    }
  }
  [[nodiscard]] std::uint32_t find(const text::IndexTerm& term, std::uint64_t hash) const {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Slot slot = slots_[i];
      if (slot.number == 0) return none;
      if (slot.tag == tag_of(hash) && is(entry(slot.number - 1), term)) return slot.number - 1;
    }
  }
  /// The number of the term, counted from 0 in the order in which they came.
  std::uint32_t add(const text::IndexTerm& term, std::uint64_t hash) {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Slot slot = slots_[i];
      if (slot.number == 0) return add_new(i, hash, term);
      if (slot.tag == tag_of(hash) && is(entry(slot.number - 1), term)) return slot.number - 1;
    }
  }
  std::uint32_t add_new(std::size_t slot, std::uint64_t hash, const text::IndexTerm& term);
  void grow();
  /// Free slots, a power of two of them.
  void make_slots(std::size_t count);

  base::Pages memory_;  // of the slots: huge pages, for they are met at random
  Slot* slots_ = nullptr;
  std::size_t mask_ = 0;  // one less than there are
  base::Room<Entry> entries_;
  std::string bytes_;
};

}  // namespace madang::segment

#endif  // MADANG_SEGMENT_TERM_TABLE_H_
