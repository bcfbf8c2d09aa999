// A number where one is meant, though it may stand in quotes: rules number-as-string and
// decimal-comma.
#ifndef MADANG_INGEST_FORMATS_NUMBER_IN_H_
#define MADANG_INGEST_FORMATS_NUMBER_IN_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/formats/item.h"
#include "json/tree.h"

namespace madang::ingest {

/// What a comma in a number can be. Of sums 10,50 has decimals and 1,200 thousands; of degrees
/// there are no thousands.
enum class Comma : std::uint8_t { thousands, sum, degrees };

/// A value that may say a number.
struct NumberSaid {
  json::Value at;
  std::string_view text;         ///< what it says, where it is no number itself
  bool text_is_allowed = false;  ///< by the shape: digits in quotes are nothing to tell
};

/// The number, and what was repaired is told to `item` (null: to nobody).
[[nodiscard]] std::optional<double> number_in(Item* item, const NumberSaid& said, Comma comma);

/// The same of a string.
[[nodiscard]] std::optional<double> number_in(Item* item, const json::Value& value, Comma comma);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_NUMBER_IN_H_
