// Days of the week by their names.
#ifndef MADANG_BASE_WEEKDAY_H_
#define MADANG_BASE_WEEKDAY_H_

#include <array>
#include <optional>
#include <string_view>

namespace madang::base {

/// As records have them, from Monday on.
inline constexpr std::array<std::string_view, 7> weekday_codes{"mo", "tu", "we", "th",
                                                               "fr", "sa", "su"};

/// 0 of Monday to 6 of Sunday, in English or German and in letters of any case: Monday, Mondays,
/// Mon, MO, Tues, Thurs; Montag, montags, Di, Mi. Nothing for any other word.
[[nodiscard]] std::optional<int> weekday_named(std::string_view word);

}  // namespace madang::base

#endif  // MADANG_BASE_WEEKDAY_H_
