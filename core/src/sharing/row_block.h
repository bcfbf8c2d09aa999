// Some rows of a segment, for a question about all of them. Which of them fit is nothing that a
// processor can foresee, so they are sieved a condition at a time, without branches.
#ifndef MADANG_SHARING_ROW_BLOCK_H_
#define MADANG_SHARING_ROW_BLOCK_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "query/bits.h"

namespace madang::sharing {

struct RowBlock {
  static constexpr std::uint32_t most = 1024;
  std::size_t segment = 0;
  std::uint32_t size = 0;
  std::array<std::uint32_t, most> rows;
  std::array<double, most> squares;  ///< of the way to a place, where one is asked for

  /// Leaves the rows for which keep(row, square) is true, in their order; it may set the square.
  template <class Keep>
  void sieve(Keep keep) {
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t row = rows[i];
      double square = squares[i];
      const bool stays = keep(row, square);
      rows[kept] = row;
      squares[kept] = square;
      kept += stays ? 1 : 0;
    }
    size = kept;
  }

  /// f() for the rows 0 to `end` of the block's segment, as many at once as there is room for.
  template <class F>
  void fill(std::uint32_t end, F f) {
    for (std::uint32_t row = 0; row < end;) {
      size = std::min(end - row, most);
      for (std::uint32_t i = 0; i < size; ++i) rows[i] = row++;
      f();
    }
  }
  /// The same for some of them.
  template <class F>
  void fill(const query::Bits& some, F f) {
    size = 0;
    some.each([&](std::uint32_t row) {
      rows[size++] = row;
      if (size < most) return;
      f();
      size = 0;
    });
    f();
  }
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_ROW_BLOCK_H_
