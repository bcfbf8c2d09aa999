#include "ingest/repair/english_days.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>

#include "base/weekday.h"

namespace madang::ingest::repair {
namespace {

constexpr auto& ours = base::weekday_codes;
constexpr std::size_t saturday = 5;

/// How long the letter there is; 0: it is none. Of täglich one has two bytes.
std::size_t letter_at(std::string_view text, std::size_t i) {
  const char small = static_cast<char>(text[i] | ' ');
  if (small >= 'a' && small <= 'z') return 1;
  constexpr std::string_view umlaut = "ä";
  return text.substr(i).starts_with(umlaut) ? umlaut.size() : 0;
}

/// A word, or the marks between two.
std::string_view next(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && letter_at(text, end) > 0) end += letter_at(text, end);
  if (end == 0)
    while (end < text.size() && letter_at(text, end) == 0 && text[end] != ' ') ++end;
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(end);
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

/// MWF, TTh, MTWThF, M: days of a timetable by their letters, in the order of the week. None of any
/// other word; S alone may be two days.
std::vector<std::size_t> letter_days(std::string_view word) {
  constexpr std::array<std::string_view, 7> letters{"M", "T", "W", "Th", "F", "Sa", "Su"};
  std::vector<std::size_t> out;
  while (!word.empty()) {
    std::optional<std::size_t> day;
    for (std::size_t i = 0; i < letters.size(); ++i)
      if (word.starts_with(letters[i]) && (!day || letters[i].size() > letters[*day].size()))
        day = i;
    if (!day || (!out.empty() && *day <= out.back())) return {};
    out.push_back(*day);
    word.remove_prefix(letters[*day].size());
  }
  return out;
}

}  // namespace

std::vector<std::string_view> english_days(std::string_view words) {
  std::vector<std::string_view> out;
  std::optional<std::size_t> last;
  bool to = false, one_letter = false;
  const auto add = [&out](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) out.push_back(ours[i]);
  };
  for (std::string_view word = next(words); !word.empty(); word = next(words)) {
    std::string small(word);
    if (letter_at(word, 0) == 0) std::erase(small, '.');  // Mo.-Fr.
    for (char& c : small)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | ' ');
    std::vector<std::size_t> days;
    if (const auto day = base::weekday_named(word)) days.push_back(static_cast<std::size_t>(*day));
    else if (days = letter_days(word); days.size() == 1) one_letter = true;
    if (days.size() == 1 && to) {
      for (std::size_t i = *last; i != days[0];) out.push_back(ours[i = (i + 1) % ours.size()]);
      to = false;
      last.reset();
      continue;
    }
    if (to) return {};
    if (!days.empty()) {
      for (const std::size_t day : days) add(day, day + 1);
      last = days.back();
    } else if (last &&
               is_one_of(small, {"-", "~", "–", "—", "to", "through", "thru", "until", "bis"})) {
      to = true;
    } else if (is_one_of(small, {"weekdays", "weekday", "werktags", "wochentags"})) {
      add(0, saturday);
    } else if (is_one_of(small, {"weekends", "weekend", "wochenende"})) {
      add(saturday, ours.size());
    } else if (is_one_of(small, {"daily", "täglich", "everyday"})) {
      add(0, ours.size());
    } else if (is_one_of(small, {"holidays", "holiday", "feiertag", "feiertage", "feiertags"})) {
      out.emplace_back("holiday");
    } else if (!is_one_of(small, {"", ",", "/", "&", "+", "and", "und", "public", "on", "every",
                                  "bank", ":"})) {
      return {};
    }
  }
  // T before hours may be a telephone.
  if (to || (one_letter && out.size() < 2)) return {};
  return out;
}

}  // namespace madang::ingest::repair
