// A set of assumptions about what a use saves, read and checked.
#ifndef MADANG_SHARING_ASSUMPTIONS_H_
#define MADANG_SHARING_ASSUMPTIONS_H_

#include <madang/impact.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madang::sharing {

struct Assumption {
  std::string id, where, unit;
  std::optional<std::uint8_t> kind;  ///< none: every kind
  enum class Effect : std::uint8_t { money, co2e };
  Effect effect = Effect::money;
  bool per_hour = false;  ///< else of a use
  Range each;             ///< the product of its factors
};

[[nodiscard]] Result<std::vector<Assumption>> read_assumptions(std::string_view json);

}  // namespace madang::sharing

#endif  // MADANG_SHARING_ASSUMPTIONS_H_
