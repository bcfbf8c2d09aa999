#include "ingest/repair/english_days.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>

namespace madang::ingest::repair {
namespace {

constexpr std::array<std::string_view, 7> ours{"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::string_view, 7> whole{"monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday"};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::optional<std::size_t> weekday(std::string_view word) {
  if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);  // Mondays, Tues
  constexpr std::size_t shortest = 2;
  for (std::size_t i = 0; i < ours.size(); ++i)
    if (word.size() >= shortest && whole[i].starts_with(word) &&
        (word.size() <= 4 || word == whole[i]))
      return i;
  return std::nullopt;
}

/// A word, or the marks between two.
std::string_view next(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end])) ++end;
  if (end == 0)
    while (end < text.size() && !is_letter(text[end]) && text[end] != ' ') ++end;
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(end);
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::vector<std::string_view> english_days(std::string_view words) {
  std::string small(words);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  std::string_view text = small;
  std::vector<std::string_view> out;
  std::optional<std::size_t> last;
  bool to = false;
  const auto add = [&out](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) out.push_back(ours[i]);
  };
  constexpr std::size_t saturday = 5;
  for (std::string_view word = next(text); !word.empty(); word = next(text)) {
    const auto day = weekday(word);
    if (day && to) {
      for (std::size_t i = *last; i != *day;) out.push_back(ours[i = (i + 1) % ours.size()]);
      last.reset();
    } else if (day) {
      add(*day, *day + 1);
      last = day;
    } else if (last && is_one_of(word, {"-", "~", "–", "—", "to", "through", "thru", "until"})) {
      to = true;
      continue;
    } else if (is_one_of(word, {"weekdays", "weekday"})) {
      add(0, saturday);
    } else if (is_one_of(word, {"weekends", "weekend"})) {
      add(saturday, ours.size());
    } else if (word == "daily") {
      add(0, ours.size());
    } else if (is_one_of(word, {"holidays", "holiday"})) {
      out.emplace_back("holiday");
    } else if (!is_one_of(word, {",", "/", "&", "and", "public", "on", "every", "bank", ":"})) {
      return {};
    }
    if (to && !day) return {};
    to = false;
  }
  if (to) return {};
  return out;
}

}  // namespace madang::ingest::repair
