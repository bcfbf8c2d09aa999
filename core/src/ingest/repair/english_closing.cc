#include "ingest/repair/english_closing.h"

#include <string>

#include "base/weekday.h"
#include "ingest/repair/english_days.h"

namespace madang::ingest::repair {

std::optional<ClosingDays> read_english_closing(std::string_view text) {
  constexpr std::size_t longest = 200;  // a paragraph is no list of days
  const auto is_letter = [](char c) { return (c | ' ') >= 'a' && (c | ' ') <= 'z'; };
  if (text.empty() || !is_letter(text.front()) || text.size() > longest) return std::nullopt;
  std::string days(text);
  for (const std::string_view word :
       {"Closed", "closed", "CLOSED", "geschlossen", "Geschlossen", "Ruhetag"})
    for (std::size_t at = 0; (at = days.find(word)) != days.npos;)
      days.replace(at, word.size(), ",");
  ClosingDays found;
  for (const std::string_view day : english_days(days)) {
    if (day == "holiday") found.holidays = true;
    else found.weekly.push_back(day);
  }
  found.any = found.holidays || !found.weekly.empty();
  // Daily: what is closed every day is not said so.
  if (!found.any || found.weekly.size() >= base::weekday_codes.size()) return std::nullopt;
  return found;
}

}  // namespace madang::ingest::repair
