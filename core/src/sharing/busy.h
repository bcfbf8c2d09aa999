// Bookings in memory: which stretches of which resource are taken.
#ifndef MADANG_SHARING_BUSY_H_
#define MADANG_SHARING_BUSY_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sharing/busy_days.h"
#include "sharing/stretch.h"

namespace madang::sharing {

/// A use that is held or booked.
struct Use {
  std::int64_t from = 0, to = 0;
  std::int64_t expires = 0;  ///< of what is held; 0: booked
  std::int64_t booking = 0;  ///< its row in the ledger
  std::int64_t quantity = 1;
  [[nodiscard]] bool holds(std::int64_t now) const { return expires == 0 || expires > now; }
};

/// The uses of one resource, by their beginning.
class Uses {
 public:
  void add(const Use& use);
  /// The use that was removed, if there was one.
  std::optional<Use> remove(std::int64_t booking, std::int64_t from);
  /// f(use) for each that meets [from, to).
  template <class F>
  void each(std::int64_t from, std::int64_t to, F f) const {
    for (std::size_t i = first_from(from - longest_); i < all_.size() && all_[i].from < to; ++i)
      if (all_[i].to > from) f(all_[i]);
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  /// Appends without keeping the order; then sort().
  void append(const Use& use);
  void sort();

 private:
  [[nodiscard]] std::size_t first_from(std::int64_t from) const;
  std::vector<Use> all_;
  std::int64_t longest_ = 0;
};

/// All of them. The caller sees to it that nobody reads while it is written.
class Busy {
 public:
  /// The number of a resource, made if there is none.
  std::uint32_t number(std::string_view resource);
  [[nodiscard]] const Uses* find(std::string_view resource) const;
  [[nodiscard]] const Uses& operator[](std::uint32_t number) const { return uses_[number]; }
  void add(std::uint32_t number, const Use& use);
  void remove(std::uint32_t number, std::int64_t booking, std::int64_t from);
  /// Adds without keeping the order; then sort().
  void append(std::uint32_t number, const Use& use);
  void sort();
  [[nodiscard]] std::size_t size() const { return uses_.size(); }
  [[nodiscard]] const BusyDays& days() const { return days_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<Uses> uses_;
  BusyDays days_;
};

/// Units in use at once, at most, while [from, to) lasts.
[[nodiscard]] std::int64_t most_used(const Uses& uses, std::int64_t from, std::int64_t to,
                                     std::int64_t now);
/// When fewer than `wanted` of `quantity` units are left between from and to, each use
/// with its buffer before and after; joined.
[[nodiscard]] Stretches taken(const Uses& uses, std::int64_t from, std::int64_t to,
                              std::int64_t buffer, std::int64_t quantity, std::int64_t wanted,
                              std::int64_t now);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_BUSY_H_
