// What a text says where a value of another kind was expected: people and their programs put
// numbers and flags in quotes.
#ifndef MADANG_BASE_SAID_H_
#define MADANG_BASE_SAID_H_

#include <optional>
#include <string_view>

namespace madang::base {

/// The number that the text is, with a sign, white space around it or commas between all of its
/// thousands: "30", " -1.5 ", "+3", "30,000", "1e3". Nothing for any other text, "nan", and a
/// number that is too large.
[[nodiscard]] std::optional<double> number_said(std::string_view text);

/// y, yes, true, t, 1 or n, no, false, f, 0, in letters of any case.
[[nodiscard]] std::optional<bool> flag_said(std::string_view text);

}  // namespace madang::base

#endif  // MADANG_BASE_SAID_H_
