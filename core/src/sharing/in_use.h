// What is in use while one window lasts, gathered from the days that it meets: a question about
// all resources then never looks at the uses of each.
#ifndef MADANG_SHARING_IN_USE_H_
#define MADANG_SHARING_IN_USE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/bits.h"
#include "sharing/busy.h"

namespace madang::sharing {

/// Seconds of a window, [from, to).
struct Span {
  std::int32_t from = 0;
  std::int32_t to = 0;
};

class InUse {
 public:
  /// `buffer`: how far before and after the window a use may matter; seconds.
  InUse(const Busy& busy, const Stretch& window, std::int64_t buffer);

  /// Whether a use may matter to the resource of that number.
  [[nodiscard]] bool any(std::uint32_t number) const { return any_.test(number); }
  /// Whether uses leave so many seconds of one of the open spans free, where each takes all of the
  /// resource and no buffer stands around it. Nothing where that depends on what may run out, or
  /// the window is too long for its uses to be gathered. REQUIRES: any(number); spans are in order
  /// and apart.
  [[nodiscard]] std::optional<bool> leaves(std::uint32_t number, std::span<const Span> open,
                                           std::int32_t seconds) const;

 private:
  struct Part {
    Span span;
    std::uint32_t next : 31 = 0;  // of the same resource; 0: none
    std::uint32_t held : 1 = 0;
  };
  static constexpr std::int64_t longest = 31 * day_seconds;

  bool gathered_;
  query::Bits any_;                   // by number
  std::vector<std::uint32_t> first_;  // the same, where gathered
  std::vector<Part> parts_;
};

}  // namespace madang::sharing

#endif  // MADANG_SHARING_IN_USE_H_
