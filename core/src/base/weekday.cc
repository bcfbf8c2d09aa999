#include "base/weekday.h"

#include <string>

namespace madang::base {

std::optional<int> weekday_named(std::string_view word) {
  constexpr std::array<std::string_view, 7> english{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 7> german{"montag",  "dienstag", "mittwoch", "donnerstag",
                                                   "freitag", "samstag",  "sonntag"};
  constexpr std::size_t longest = 16, shortest = 2, longest_short = 4;
  if (word.size() < shortest || word.size() > longest) return std::nullopt;
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  if (small.size() > shortest + 1 && small.back() == 's') small.pop_back();  // Mondays, Tues
  for (std::size_t i = 0; i < english.size(); ++i) {
    const bool is_short = small.size() <= longest_short && english[i].starts_with(small);
    if (is_short || small == english[i] || small == german[i] ||
        small == german[i].substr(0, shortest))
      return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace madang::base
