// Hours of the Korean standard data sets for public facilities, car parks and
// libraries: {"weekday":["09:00","18:00"], "saturday":…, "weekend":…, "holiday":…,
// "closed":"매주 월요일, 법정공휴일", "days":"평일+토요일"}.
#include "json/read.h"
#include "reflect/describe_table.h"
#include "sharing/read_hours.h"

namespace madang::sharing {
namespace {

struct KoreanHours {
  std::vector<std::string> weekday, saturday, weekend, holiday;
  std::string closed, days, extra;
};
MADANG_RECORD(KoreanHours, weekday, saturday, weekend, holiday, closed, days, extra)

constexpr std::uint8_t workdays = 0x1F, saturday = 0x20, sunday = 0x40, weekend = 0x60;

/// Both ends 00:00 is all day in one source and closed in another: all day where
/// weekdays are so too or `days` names the day, else closed.
void add(const std::vector<std::string>& ends, const KoreanHours& from, std::uint8_t weekdays,
         bool holiday, std::string_view named, Calendar& calendar) {
  if (ends.size() != 2) return;
  Rule rule;
  rule.why = holiday ? "holiday" : "weekly";
  rule.weekdays = weekdays;
  if (holiday) rule.holiday = Rule::Holiday::only;
  calendar.known = true;
  const bool said = from.days.empty() || from.days.find(named) != from.days.npos;
  const bool equal = ends[0] == ends[1];
  const bool whole_day =
      from.days.empty() ? from.weekday.size() == 2 && from.weekday[0] == from.weekday[1] : said;
  Minutes minutes;
  if (!said || (equal && !whole_day)) rule.closed = true;
  else if (read_minutes(ends[0], ends[1], true, minutes, calendar)) rule.hours = {minutes};
  else return;
  calendar.rules.push_back(std::move(rule));
}

bool take(std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == text.npos) return false;
  text.replace(at, word.size(), " ");
  return true;
}

void close_on(std::uint8_t weekdays, bool holiday, std::string code, Calendar& calendar) {
  Rule rule;
  rule.why = holiday ? "holiday" : "closing-day";
  rule.closed = true;
  rule.weekdays = weekdays;
  rule.code = std::move(code);
  if (holiday) rule.holiday = Rule::Holiday::only;
  calendar.rules.push_back(std::move(rule));
}

/// Closing days in prose: weekdays, weekends, holidays, New Year, the lunar New Year
/// and harvest days. What is left over is said in a warning and never guessed.
void read_closed(std::string text, Calendar& calendar) {
  const std::string whole = text;
  for (const char* all_year : {"연중무휴", "무휴", "없음"})
    if (take(text, all_year) && text.find_first_not_of(" -N/") == text.npos) return;
  if (text == "-" || text == "N" || text.empty()) return;
  // "the 1st and 3rd Monday", "except", "when repaired": not read.
  for (const char* beyond : {"주 ", "째", "제외", "격주", "마지막"})
    if (text.find(beyond) != text.npos && text.find("매주 ") == text.npos) {
      calendar.warnings.push_back("closing days are not understood: " + whole);
      return;
    }
  bool holidays = false;
  for (const char* word : {"국가지정 공휴일", "국가지정공휴일", "국가 공휴일", "법정 공휴일",
                           "법정공휴일", "국경일 및 공휴일", "공휴일"})
    while (take(text, word)) holidays = true;
  if (holidays) close_on(0x7F, true, "", calendar);
  if (take(text, "신정") || take(text, "1월 1일") || take(text, "1월1일"))
    close_on(0x7F, true, "new-year", calendar);
  const auto lunar = [&](const std::string& code, std::initializer_list<const char*> feast,
                         std::initializer_list<const char*> day) {
    for (const char* word : feast)
      if (take(text, word))
        for (const char* part : {"-eve", "", "-next"}) close_on(0x7F, true, code + part, calendar);
    for (const char* word : day)
      if (take(text, word)) close_on(0x7F, true, code, calendar);
  };
  lunar("seollal", {"설날 연휴", "설날연휴", "설 연휴", "설연휴", "구정연휴"},
        {"설날 당일", "설날당일", "설 당일", "설날", "구정", "설"});
  lunar("chuseok", {"추석 연휴", "추석연휴"}, {"추석 당일", "추석당일", "추석"});
  static_cast<void>(take(text, "매주"));
  std::uint8_t days = 0;
  while (take(text, "주말")) days |= weekend;
  constexpr std::string_view names[] = {"월", "화", "수", "목", "금", "토", "일"};
  while (take(text, "매주")) {
  }
  for (unsigned i = 0; i < 7; ++i)
    if (take(text, std::string(names[i]) + "요일"))
      days = static_cast<std::uint8_t>(days | 1U << i);
  // Single letters stand between separators: "토+일".
  std::string word;
  std::string left;
  const auto end_word = [&] {
    const int day = word.size() == 3 ? weekday_named(word) : -1;
    if (day >= 0) days = static_cast<std::uint8_t>(days | 1U << day);
    else if (!word.empty() && word != "및" && word != "당일" && word != "휴관" && word != "휴무")
      left += word;
    word.clear();
  };
  for (const char c : text)
    if (std::string_view(" ,+/.()").find(c) != std::string_view::npos) end_word();
    else word += c;
  end_word();
  if (days != 0) close_on(days, false, "", calendar);
  if (!left.empty()) calendar.warnings.push_back("closing days are not all understood: " + whole);
}

}  // namespace

bool read_korean(std::string_view extra, Calendar& calendar) {
  if (extra.find("\"weekday\"") == extra.npos) return false;
  std::string json = "{" + std::string(extra) + "}";
  const std::size_t size = json.size();
  json.resize(size + json::padding);
  static const reflect::RecordInfo& info = reflect::info_of<KoreanHours>();
  json::Reader reader;
  reflect::Events events;
  std::vector<json::Fault> faults;
  KoreanHours hours;
  if (!reader.read(info, std::string_view(json).substr(0, size), false, events, faults))
    return false;
  reflect::fill(info, events, &hours);
  add(hours.weekday, hours, workdays, false, "평일", calendar);
  if (hours.saturday.size() == 2 || hours.weekend.size() == 2) {
    add(hours.weekend, hours, weekend, false, "주말", calendar);
    add(hours.saturday, hours, saturday, false, "토요일", calendar);
  } else {
    add(hours.weekday, hours, weekend, false, "평일", calendar);
  }
  // Sundays and holidays share a column in these data sets.
  if (hours.saturday.size() == 2 && hours.weekend.empty())
    add(hours.holiday, hours, sunday, false, "공휴일", calendar);
  add(hours.holiday, hours, 0x7F, true, "공휴일", calendar);
  read_closed(hours.closed, calendar);
  return true;
}

}  // namespace madang::sharing
