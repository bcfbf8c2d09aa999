#include "ingest/repair/hours_days.h"

#include <algorithm>

#include "ingest/repair/closing_days.h"
#include "ingest/repair/english_days.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {
namespace {

/// What stands before or behind a word that says that days are none; empty: it is not there.
std::string_view excluded(std::string_view words) {
  words = trim(words);
  for (const std::string_view end : {"은 제외", "는 제외", "을 제외", "를 제외", "제외"})
    if (words.ends_with(end)) return trim(words.substr(0, words.size() - end.size()));
  for (const std::string_view begin : {"except ", "excluding ", "excl. ", "außer "})
    if (words.starts_with(begin)) return trim(words.substr(begin.size()));
  return {};
}

/// 매일(월요일 제외), daily except Mondays: where what is excluded begins; npos: nothing is.
std::size_t begin_of_excluded(std::string_view words) {
  if (const std::size_t open = words.find('('); open != words.npos && words.ends_with(')')) {
    const std::string_view inside = words.substr(open + 1, words.size() - open - 2);
    return excluded(inside).empty() ? words.npos : open;
  }
  for (const std::string_view word : {"except ", "excluding ", "excl. ", "außer "})
    if (const std::size_t at = words.find(word); at != words.npos) return at;
  return excluded(words).empty() ? words.npos : 0;
}

}  // namespace

std::string_view plain_words(std::string_view words) {
  const auto drop = [&words](std::string_view mark, bool front) {
    if (words.empty() || !(front ? words.starts_with(mark) : words.ends_with(mark))) return false;
    if (front) words.remove_prefix(mark.size());
    else words.remove_suffix(mark.size());
    words = trim(words);
    return true;
  };
  const auto drop_word = [&](std::string_view word) {
    const char next = words.size() > word.size() ? words[word.size()] : ' ';
    const bool whole = (next | ' ') < 'a' || (next | ' ') > 'z';
    return whole && drop(word, true);
  };
  words = trim(words);
  for (bool any = true; any;) {
    any = false;
    for (const std::string_view mark : {":", "]", "-", "：", "("}) any |= drop(mark, false);
    // 평일(월~금) keeps its own.
    if (words.find('(') == words.npos) any |= drop(")", false);
    for (const std::string_view mark :
         {",", "/", "(", ")", "[", "]", ";", "·", ":", "：", "및", "-", "○", "※", "•", "&", "+"})
      any |= drop(mark, true);
    for (const std::string_view label :
         {"운영시간", "이용시간", "개방시간", "관람시간", "운영 시간", "이용 시간", "까지", "운영",
          "이용", "개방", "관람", "가능"})
      any |= drop(label, true);
    for (const std::string_view label : {"Opening hours", "opening hours", "Hours", "hours", "Open",
                                         "open", "and", "from", "und", "von", "Öffnungszeiten"})
      any |= drop_word(label);
    if (words == "from" || words.ends_with(" from")) any |= drop("from", false);
    if (words == "von" || words.ends_with(" von")) any |= drop("von", false);
  }
  return words;
}

bool read_days(std::string_view words, HoursDays& found) {
  words = plain_words(words);
  for (const std::string_view particle : {"에는", "은", "는"})  // 토요일은 09:00~13:00
    if (words.ends_with(particle)) words = trim(words.substr(0, words.size() - particle.size()));
  if (words.empty()) return true;
  const auto every_day = [&found] { found.days.assign(whole_week.begin(), whole_week.end()); };
  for (const std::string_view every : {"매일", "연중", "전일"})
    if (words == every) return every_day(), true;
  found.days = english_days(words);
  if (!found.days.empty()) return true;
  if (const std::size_t at = begin_of_excluded(words); at != words.npos) {
    std::string_view inside = words.substr(at);
    if (inside.starts_with('(')) inside = inside.substr(1, inside.size() - 2);
    return read_days(words.substr(0, at), found) && take_excluded(inside, found);
  }
  for (const std::string_view closed : {"휴관", "휴무", "휴장", "losed", "eschlossen"})
    if (words.find(closed) != words.npos) return false;
  const ClosingDays named = read_closing_days(words);
  const bool dated = !named.monthly.empty() || !named.yearly.empty();
  if (named.never && named.complete && named.weekly.empty() && !named.holidays && !dated)
    return every_day(), true;
  if (!named.any || !named.complete || named.never || dated || !named.in_months.empty() ||
      !named.months.empty())
    return false;
  found.days = named.weekly;
  if (named.holidays) found.days.emplace_back("holiday");
  return true;
}

bool take_excluded(std::string_view words, HoursDays& days) {
  const std::string_view inside = excluded(plain_words(words));
  HoursDays none;
  if (inside.empty() || !read_days(inside, none) || none.days.empty() || none.not_on_holidays)
    return false;
  HoursDays left = days;
  if (left.days.empty()) left.days.assign(whole_week.begin(), whole_week.end());
  const bool every = days.days.empty();
  bool weekday = false;
  for (const std::string_view day : none.days) {
    if (day == "holiday") left.not_on_holidays = true;
    else weekday = true;
    std::erase(left.days, day);
  }
  if (left.days.empty()) return false;
  if (every && !weekday) left.days.clear();  // of all days still, whichever they are
  days = std::move(left);
  return true;
}

}  // namespace madang::ingest::repair
