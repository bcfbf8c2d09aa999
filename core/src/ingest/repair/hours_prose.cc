#include "ingest/repair/hours_prose.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/repair/clock.h"
#include "ingest/repair/closing_dates.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/language.h"
#include "ingest/repair/scan.h"
#include "ingest/repair/week_hours.h"

namespace madang::ingest::repair {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::array<std::string_view, 9> closed_words{
    "휴관", "휴무", "휴장", "무휴", "closed", "Closed", "geschlossen", "Ruhetag", "CLOSED"};

struct Stretch {
  std::size_t begin = none, end = none;
};

/// The first hours from there on.
Stretch next_hours(std::string_view text, std::size_t from) {
  Scan scan(text);
  for (scan.go_to(from); !scan.ended();) {
    const std::size_t at = scan.at();
    if (read_clock_range(scan)) return {at, scan.at()};
    step_over(scan);
  }
  return {};
}

/// The first word about closing, from there on. Closed 12-1 is a break, and no day.
Stretch closed_word(std::string_view text, std::size_t from = 0) {
  Stretch first;
  for (const std::string_view one : closed_words)
    if (const std::size_t at = text.find(one, from); at < first.begin)
      first = {at, at + one.size()};
  if (first.begin == none || has_hangul(text.substr(first.begin, first.end - first.begin)))
    return first;
  Scan behind(text.substr(first.end));
  return read_clock_range(behind) ? closed_word(text, first.end) : first;
}

/// Without the marks between two statements at its beginning or its end.
std::string_view without_marks(std::string_view text) {
  text = trim(text);
  for (bool any = true; std::exchange(any, false);)
    for (const std::string_view mark : {"(", ")", ",", "/", ";", "※", "[", "·", "-"}) {
      if (text.starts_with(mark)) text = trim(text.substr(mark.size())), any = true;
      if (mark != ")" && text.ends_with(mark))
        text = trim(text.substr(0, text.size() - mark.size())), any = true;
    }
  return text;
}

void append(std::string& all, std::string_view part, std::string_view between = ", ") {
  if (part.empty()) return;
  all.append(all.empty() ? "" : between).append(part);
}

/// Where closing begins: behind the last hours before the word.
std::size_t begin_of_closing(std::string_view text, std::size_t word) {
  std::size_t cut = 0;
  for (Stretch hours = next_hours(text, 0); hours.end <= word; hours = next_hours(text, hours.end))
    cut = hours.end;
  if (Scan remark(text.substr(0, word)); cut > 0) {  // 10:00~18:00(입장마감 17:30), 월요일
    remark.go_to(cut);
    remark.blanks();
    const std::size_t end = remark.rest().find(')');
    const bool nested = remark.rest().find('(', 1) < end;
    if (remark.peek() == '(' && end != none && !nested) cut = remark.at() + end + 1;
  }
  const std::string_view between = text.substr(cut, word - cut);
  if (cut == 0 || trim(between).empty()) {
    cut = 0;
    for (const std::string_view mark : {"(", ",", "/", "\n", "※", "["})
      if (const std::size_t at = text.rfind(mark, word); at != none)
        cut = std::max(cut, at + mark.size());
  } else if (const std::size_t mark = between.find_first_of(",;/\n");
             mark != none && !trim(between.substr(0, mark)).empty() && !has_hangul(between)) {
    cut += mark;  // 10-14 Sat; Sun closed
  }
  return cut;
}

/// The first hours from there on that are no dates: 12.25~12.31.
Stretch next_opening(std::string_view text, std::size_t from) {
  Stretch hours = next_hours(text, from);
  for (Scan dates(text); hours.begin != none; hours = next_hours(text, hours.end)) {
    dates.go_to(hours.begin);
    dates.blanks();
    if (!read_stretch(dates)) break;
  }
  return hours;
}

/// 토 휴무 일 10:00~15:00: the days that are closed stand before the word, so that what stands
/// behind it without a mark is of the hours, if it is understood so. Where that begins.
std::size_t begin_of_opening(std::string_view text, std::size_t begin, const Stretch& word) {
  const std::string_view before = without_marks(text.substr(begin, word.begin - begin));
  const bool never = text.substr(word.begin, word.end - word.begin) == "무휴";
  if (!never && !read_closing_days(before).any) return none;
  const std::size_t end = text.find(' ', word.end);  // 휴무일, 휴관합니다
  if (end == none) return none;
  return read_week_hours(text.substr(end)).parts.empty() ? none : end;
}

/// Where it ends: before the statement with the next hours, if there is one.
std::size_t end_of_closing(std::string_view text, std::size_t begin, const Stretch& word) {
  const Stretch hours = next_opening(text, word.end);
  if (hours.begin == none) return text.size();
  const auto is_mark = [](char c) {
    return c == ',' || c == ';' || c == '/' || c == '\n' || c == ')';
  };
  std::size_t end = word.end;  // 연중무휴(설, 추석 당일 제외) 09:00~18:00
  if (Scan remark(text); remark.go_to(end), remark.blanks(), remark.peek() == '(')
    if (const std::size_t close = text.find(')', end); close < hours.begin) end = close + 1;
  const std::string_view between = text.substr(end, hours.begin - end);
  if (trim(between).empty() && (word.begin > 0 || end > word.end)) return end;
  // 월요일 휴무, 토, 일 10:00~17:00: the days behind the word are those of the hours. Behind
  // 휴무일: they are closed, but for those of the last statement.
  const auto first = std::find_if(between.begin(), between.end(), is_mark);
  if (first == between.end()) return std::min(begin_of_opening(text, begin, word), text.size());
  const auto at = [&between](auto mark) {
    return static_cast<std::size_t>(mark - between.begin());
  };
  const bool ends_statement = trim(between.substr(0, at(first))).empty();
  if (ends_statement) return end + at(first);
  const auto last = std::find_if(between.rbegin(), between.rend(), is_mark).base() - 1;
  return end + at(last);
}

}  // namespace

HoursProse hours_prose(std::string_view text) {
  constexpr std::size_t longest = 4000;  // what is longer is no cell of hours
  const Stretch word = text.size() <= longest ? closed_word(text) : Stretch();
  if (word.begin == none) return {std::string(text), {}};
  const std::size_t begin = begin_of_closing(text, word.begin);
  const std::size_t end = end_of_closing(text, begin, word);
  HoursProse found;
  found.parted = next_opening(text, word.end).begin >= end;
  append(found.hours, without_marks(text.substr(0, begin)));
  std::string_view closing = without_marks(text.substr(begin, end - begin));
  const auto count = [&closing](char c) { return std::count(closing.begin(), closing.end(), c); };
  while (closing.ends_with("]") || (closing.ends_with(")") && count(')') > count('(')))
    closing.remove_suffix(1);
  append(found.closing, closing);
  std::string_view rest = text.substr(end);
  const bool bracket = rest.starts_with(')');
  if (bracket) rest.remove_prefix(1);
  if (rest.empty()) return found;
  const HoursProse more = hours_prose(without_marks(rest));
  // 매일(월 휴무) 10:00~18:00 are hours of these days.
  append(found.hours, more.hours, bracket && !rest.starts_with(',') ? " " : ", ");
  append(found.closing, more.closing);
  found.parted = found.parted && more.parted;
  return found;
}

}  // namespace madang::ingest::repair
