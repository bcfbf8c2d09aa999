// How many people or cars fit in, where the number can be meant (rule
// capacity-unbelievable).
#ifndef MADANG_INGEST_REPAIR_CAPACITY_H_
#define MADANG_INGEST_REPAIR_CAPACITY_H_

namespace madang::ingest::repair {

/// The largest stadium has 150,000 seats; 60,080,070 are three numbers that
/// became one.
inline constexpr double largest_capacity = 200000;

[[nodiscard]] constexpr bool believable_capacity(double n) {
  return n > 0 && n <= largest_capacity;
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CAPACITY_H_
