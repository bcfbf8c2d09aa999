// query: one question over one segment.
//
// Enters: a Query tree. Leaves: the rows that match, their scores, the page in
// order, facets, and why. Not for: several collections at once (catalog),
// JSON (output).
#ifndef MADANG_QUERY_BITS_H_
#define MADANG_QUERY_BITS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "query/popcount.h"

namespace madang::query {

/// A set of rows.
class Bits {
 public:
  explicit Bits(std::uint32_t rows, bool full = false)
      : rows_(rows), words_((rows + 63) / 64, full ? ~std::uint64_t{0} : 0) {
    trim();
  }
  Bits(std::uint32_t rows, std::span<const std::uint64_t> words)
      : rows_(rows), words_(words.begin(), words.end()) {
    words_.resize((rows + 63) / 64, 0);
    trim();
  }
  void set(std::uint32_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  void reset(std::uint32_t row) { words_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
  [[nodiscard]] bool test(std::uint32_t row) const {
    return (words_[row / 64] >> (row % 64) & 1) != 0;
  }
  /// 64 rows at once, beginning with row 64 * i.
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  [[nodiscard]] std::span<const std::uint64_t> all_words() const { return words_; }
  [[nodiscard]] std::uint64_t word(std::size_t i) const { return words_[i]; }
  void set_word(std::size_t i, std::uint64_t bits) { words_[i] = bits; }
  void add_word(std::size_t i, std::uint64_t bits) { words_[i] |= bits; }
  Bits& operator&=(const Bits& o) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= o.words_[i];
    return *this;
  }
  Bits& operator|=(const Bits& o) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= o.words_[i];
    return *this;
  }
  void flip() {
    for (std::uint64_t& w : words_) w = ~w;
    trim();
  }
  [[nodiscard]] bool none() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t w) { return w == 0; });
  }
  [[nodiscard]] std::uint64_t count() const { return popcount(words_); }
  /// f(row) in row order.
  template <class F>
  void each(F&& f) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t w = words_[i]; w != 0; w &= w - 1)
        f(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(w))));
  }

 private:
  void trim() {
    if (rows_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (rows_ % 64)) - 1;
  }
  std::uint32_t rows_;
  std::vector<std::uint64_t> words_;
};

}  // namespace madang::query

#endif  // MADANG_QUERY_BITS_H_
