#include "ingest/repair/closing_days.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "ingest/repair/closing_dates.h"
#include "ingest/repair/closing_words.h"
#include "ingest/repair/english_closing.h"
#include "ingest/repair/open_statements.h"
#include "ingest/repair/scan.h"
#include "ingest/repair/year_days.h"

namespace madang::ingest::repair {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : scan_(text) {}

  ClosingDays read() {
    while (true) {
      scan_.blanks();
      if (scan_.ended()) break;
      if (separates(scan_)) {
        separated_ = true;
        continue;
      }
      if (!in_days_) before_days_ = found_;
      after_days_ = in_days_ && !separated_;
      in_days_ = separated_ = false;
      if (!token()) unknown();
    }
    if (!weeks_.empty() && !weeks_used_) found_.complete = false;
    if (substitutes_ && !found_.holidays) found_.complete = false;
    // 3~11월 무휴, 12~2월 매주 월요일
    const bool some =
        !found_.weekly.empty() || !found_.monthly.empty() || !found_.in_months.empty();
    if (!found_.complete && some) found_.never = false;
    return std::move(found_);
  }

 private:
  void understood() { found_.any = true; }
  static void once(auto& list, auto value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }

  bool token() {
    if (scan_.skip("(매년)") || brackets()) return true;
    if (scan_.skip({"연중무휴", "연중 무휴", "휴무없음", "휴무 없음", "연중개방", "연중 개방",
                    "무휴", "없음", "해당없음"}) ||
        (scan_.rest() == "무" && scan_.skip("무"))) {
      if (limit_) {  // 하절기: 없음
        found_.complete = false;
        return true;
      }
      found_.never = true;
      understood();
      return true;
    }
    if (numbering() || scan_.skip({"매년", "해마다"})) return true;
    if (scan_.skip({"매월", "매달"})) {
      begin_days(true);
      return true;
    }
    if (scan_.skip({"매주"})) {
      begin_days(false);
      return true;
    }
    if (scan_.skip({"정기휴관일", "정기휴무일", "정기휴장일", "정기휴무", "정기휴관", "정기휴일",
                    "휴관일", "휴무일", "휴장일", "휴관", "휴무", "휴장"})) {
      // 월+화 휴무(7~8월): of these months only
      if (after_days_ && leads_to_restriction(scan_)) take_back();
      return true;
    }
    if (no_certain_months()) return true;
    if (scan_.skip({"격주", "홀수주", "홀수 주", "짝수주", "짝수 주"})) {  // no week of a month
      found_.complete = false;
      scan_.blanks();
      Reader(*this).day_of_week_to(scan_);
      return true;
    }
    if (certain_year()) return true;
    if (months()) {
      // 월요일 7월~8월: whether both, or the days in these months, is not said.
      if (after_days_) take_back();
      return true;
    }
    if (date() || day_of_month() || week()) return true;
    if (day_of_week()) {
      in_days_ = true;
      if (limit_) limit_->used = true;
      if (weeks_in_bracket()) return true;
      if (leads_to_hours(scan_) || leads_to_open(scan_) || leads_to_restriction(scan_)) take_back();
      return true;
    }
    if (holiday()) return true;
    if (limit_ && limit_->used) limit_.reset();
    return yearly();
  }

  /// What stands in brackets is a remark: 연중무휴(설, 추석 당일 제외) names days, 신정(1월 1일)
  /// says again what was said, and anything else is not looked into.
  bool brackets() {
    if (!scan_.skip({"(", "（", "["})) return false;
    const std::string_view rest = scan_.rest();
    std::size_t inside = 0;
    for (int depth = 1; !scan_.ended() && depth > 0;) {
      inside = rest.size() - scan_.rest().size();
      if (scan_.skip({"(", "（", "["})) ++depth;
      else if (scan_.skip({")", "）", "]"})) --depth;
      else scan_.character();
    }
    std::string_view text = trim(rest.substr(0, inside));
    constexpr std::string_view but = "제외";
    const bool days = found_.never && text.ends_with(but);
    if (days) {
      text = trim(text.substr(0, text.size() - but.size()));
      if (text.ends_with("은") || text.ends_with("는")) text.remove_suffix(3);
      for (const std::string_view word : {"단,", "단"})
        if (text.starts_with(word)) text.remove_prefix(word.size());
    }
    if (text.find_first_of("([") != text.npos) {  // one in another
      found_.complete = false;
      return true;
    }
    const ClosingDays more = Reader(trim(text)).read();
    const auto known = [](const auto& list, const auto& all) {
      return std::all_of(list.begin(), list.end(), [&all](const auto& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
      });
    };
    const bool again = more.any && !more.never && more.months.empty() && more.in_months.empty() &&
                       known(more.weekly, found_.weekly) && known(more.monthly, found_.monthly) &&
                       known(more.yearly, found_.yearly) && (found_.holidays || !more.holidays);
    if (!more.complete || (!days && !again)) {
      found_.complete = false;
      return true;
    }
    for (const std::string_view day : more.weekly) once(found_.weekly, day);
    for (const std::string& day : more.monthly) once(found_.monthly, day);
    for (const std::string& day : more.yearly) once(found_.yearly, day);
    for (const Months& months : more.months) found_.months.push_back(months);
    found_.holidays |= more.holidays;
    return true;
  }

  /// 1) 매주 월요일 2) 공휴일
  bool numbering() {
    Scan ahead = scan_;
    if (!ahead.digits(1) || !ahead.skip(")")) return false;
    scan_ = ahead;
    return true;
  }

  void unknown() {
    found_.complete = false;
    const Scan start = scan_;
    for (bool first = true; !scan_.ended() && scan_.peek() != ' ' && scan_.peek() != '(';
         first = false) {
      if (!first && leads_to_year(scan_)) break;  // 부분휴관2024.5.7
      const Scan before = scan_;
      if (separates(scan_)) {
        scan_ = before;
        break;
      }
      scan_.character();
    }
    // 공휴일과 겹치는 일요일, 행사 없는 토·일요일: not all of the days that follow.
    const std::string_view word = start.rest().substr(0, scan_.at() - start.at());
    for (const std::string_view end : {"겹치는", "겹칠", "겹친", "이어지는", "없는", "있는"})
      if (word.ends_with(end)) limit_ = Limit();
  }

  /// 매주 or 매월 stands before what follows.
  void begin_days(bool monthly) {
    forget_weeks();
    monthly_ = monthly;
    if (limit_ && limit_->used) limit_.reset();
  }

  /// 월(첫째 주+셋째 주): the days that were read last are of these weeks.
  bool weeks_in_bracket() {
    Scan ahead = scan_;
    ahead.blanks();
    const std::size_t end = ahead.rest().find(')');
    if (!weeks_.empty() || limit_ || !ahead.skip("(") || end == std::string_view::npos)
      return false;
    Reader inside(ahead.rest().substr(0, end - 1));
    while (!inside.scan_.ended()) {
      inside.scan_.blanks();
      if (!separates(inside.scan_) && !inside.week()) return false;
    }
    if (inside.weeks_.empty()) return false;
    const std::vector<std::string_view> all = std::move(found_.weekly);
    found_.weekly = before_days_.weekly;
    for (const Weekday& day : weekdays) {
      const bool now = std::find(all.begin(), all.end(), day.ours) != all.end();
      const bool before =
          std::find(found_.weekly.begin(), found_.weekly.end(), day.ours) != found_.weekly.end();
      for (const int week : inside.weeks_)
        if (now && !before) close_monthly(std::to_string(week) + std::string(day.calendar));
    }
    scan_ = ahead;
    scan_.go_to(ahead.at() + end);
    in_days_ = false;
    return true;
  }

  /// Closed for a part of the days that were read last: none of them is.
  void take_back() {
    found_ = before_days_;
    scan_.blanks();
    unknown();
  }

  /// 월 1회, 홀수달: on days, or in months, that nobody names.
  bool no_certain_months() {
    Scan ahead = scan_;
    if (ahead.skip("월")) {
      ahead.blanks();
      if (!ahead.digits(2) || !ahead.skip({"회", "번"})) return false;
    } else if (!ahead.skip({"홀수달", "짝수달", "홀수월", "짝수월"})) {
      return false;
    }
    scan_ = ahead;
    limit_ = Limit();
    found_.complete = false;
    return true;
  }

  /// What holds in some months only, if days of a week follow: 7~8월 매주 월요일, 7~8월: 월요일.
  /// No months: nobody says which.
  bool limit_days(std::vector<Months> months) {
    Scan ahead = scan_;
    if (ahead.skip({"을 제외한", "을제외한", "을 제외", " 제외한", " 제외", "제외"}))
      months.clear();
    ahead.skip({"에는", "은", "는", "에", " 중", "중"});
    ahead.blanks();
    ahead.skip({":", "："});
    if (!leads_to_days(ahead)) return false;
    scan_ = ahead;
    if (is_whole_year(months)) {  // 12~3월+4~11월은 평일: of the last ones
      found_.complete = false;
      months.erase(months.begin(), months.end() - 1);
    }
    if (months.empty()) found_.complete = false;
    limit_ = Limit{std::move(months), false};
    return true;
  }

  void close_weekly(std::string_view day) {
    if (!limit_) once(found_.weekly, day);
    else
      for (const Months& months : limit_->months) once(in_months(months).weekly, day);
    if (!limit_ || !limit_->months.empty()) understood();
  }
  void close_monthly(const std::string& day) {
    if (!limit_) once(found_.monthly, day);
    else
      for (const Months& months : limit_->months) once(in_months(months).monthly, day);
    if (!limit_ || !limit_->months.empty()) understood();
  }
  ClosedInMonths& in_months(const Months& months) {
    for (ClosedInMonths& one : found_.in_months)
      if (one.months.from == months.from && one.months.to == months.to) return one;
    return found_.in_months.emplace_back(ClosedInMonths{months, {}, {}});
  }

  void forget_weeks() {
    if (!weeks_.empty() && !weeks_used_) found_.complete = false;
    weeks_.clear();
    weeks_used_ = false;
  }

  /// 2024.1.29~2.10, 24년 1월 1일: of one year, and of no other.
  bool certain_year() {
    if (!leads_to_year(scan_)) return false;
    found_.complete = false;
    while (!scan_.ended() && scan_.peek() != ',' && scan_.peek() != ')') scan_.character();
    return true;
  }

  /// 1월 1일, 12.25, and 12.1~2.28, which is a stretch.
  bool date() {
    if (const auto stretch = read_stretch(scan_)) {
      limit_.reset();
      understood();
      const bool certain = !months_rule(*stretch).empty();
      if (!limit_days(certain ? std::vector<Months>{*stretch} : std::vector<Months>()) &&
          !skip_days_in_bracket(scan_))
        found_.months.push_back(*stretch);
      return true;
    }
    const auto day = read_month_day(scan_);
    if (!day) return false;
    limit_.reset();
    if (open_then()) return true;
    understood();
    once(found_.yearly, *day);
    return true;
  }

  /// 12월~3월, 겨울(12~3월), 12월,1월,2월, 1~2월 및 7~8월: stretches; one month alone may be the
  /// beginning of a date. Where days of a week follow, they are those of the months.
  bool months() {
    const Scan before = scan_;
    Scan behind_list = scan_;
    std::vector<Months> all = read_month_list(behind_list);
    const auto stretch = read_months(scan_);
    if (stretch && (all.size() < 2 || scan_.at() >= behind_list.at())) {
      all = {*stretch};
    } else if (all.size() >= 2) {
      scan_ = behind_list;
    } else {
      return season();
    }
    const bool certain = std::all_of(
        all.begin(), all.end(), [](const Months& months) { return !months_rule(months).empty(); });
    const bool several = all.size() > 1 || all[0].from.substr(0, 2) != all[0].to.substr(0, 2);
    if ((several || certain) && limit_days(certain ? all : std::vector<Months>())) return true;
    if (several && skip_days_in_bracket(scan_)) {
      found_.complete = false;
      return true;
    }
    if (several && ends_statement()) {
      limit_.reset();
      found_.months.insert(found_.months.end(), all.begin(), all.end());
      understood();
      return true;
    }
    scan_ = before;
    return false;
  }

  /// 하절기 매주 월요일: nobody says which months these are.
  bool season() {
    const Scan before = scan_;
    if (scan_.skip({"하절기", "동절기", "여름철", "겨울철", "성수기", "비수기", "하계", "동계",
                    "여름", "겨울", "방학"})) {
      if (limit_days({})) return true;
      scan_.blanks();
      if (scan_.skip({":", "："})) {  // 하절기: 없음
        limit_ = Limit();
        found_.complete = false;
        return true;
      }
    }
    scan_ = before;
    return false;
  }

  /// Whether nothing follows, or another statement.
  [[nodiscard]] bool ends_statement() const {
    Scan ahead = scan_;
    ahead.blanks();
    return ahead.ended() || separates(ahead) ||
           ahead.skip({"(", ")", "[", "]", "휴관", "휴무", "휴장", "휴업"});
  }

  /// 매월 15일, 매월 1,15일, 말일: days of a month, not of a week.
  bool day_of_month() {
    const Scan before = scan_;
    const auto ends_day = [this] {
      const Scan at = scan_;
      // 매월 1일 14시 이전 is a part of it.
      if (scan_.skip({"일", "날"}) && ends_word()) {
        Scan ahead = scan_;
        ahead.blanks();
        if (ahead.skip({"단위", "간격", "마다", "주기", "이전", "이후"})) {
          scan_ = at;
          return false;
        }
        const bool hour = ahead.digits(2) && ahead.skip("시");
        if (!hour) return true;
      }
      scan_ = at;
      return false;
    };
    if (scan_.skip({"마지막 ", "마지막", "말"}) && ends_day()) {
      close_monthly("-1");
      return true;
    }
    scan_ = before;
    std::vector<int> list;
    constexpr int longest_month = 31;
    while (monthly_) {
      const auto day = scan_.digits(2);
      if (!day || *day < 1 || *day > longest_month) break;
      list.push_back(*day);
      if (ends_day()) {
        for (const int one : list) close_monthly(std::to_string(one));
        return true;
      }
      scan_.blanks();
      constexpr int weeks = 5;
      if (leads_to_weekday(scan_) && *std::max_element(list.begin(), list.end()) <= weeks) {
        weeks_ = list;  // 매월 2, 4 일요일
        weeks_used_ = false;
        return true;
      }
      if (!separates(scan_)) break;
      scan_.blanks();
    }
    scan_ = before;
    return false;
  }

  /// "첫째", "1,3주", "둘째 주", "마지막주", "2번째": kept until a weekday follows.
  bool week() {
    const Scan before = scan_;
    // 제1, 3 일요일: what follows a week is one too.
    bool sure = scan_.skip("제") || (!weeks_.empty() && !weeks_used_);
    int number = 0;
    if (scan_.skip({"마지막", "말"})) {
      number = -1;
      sure = true;
    } else if (const auto digit = scan_.digits(1); digit && *digit >= 1 && *digit <= 5) {
      number = *digit;
    } else {
      scan_ = before;
      scan_.skip("제");
      for (const Ordinal& o : ordinals)
        if (scan_.skip(o.word)) {
          number = o.week;
          sure = true;
          break;
        }
      if (number == 0 && scan_.skip("다섯")) number = 5, sure = true;
    }
    if (number == 0) {
      scan_ = before;
      return false;
    }
    scan_.blanks();
    const bool suffix =
        scan_.skip({"째주", "째 주", "번째주", "번째 주", "번째", "째", "주차", "주째", "주"});
    scan_.blanks();
    scan_.skip("주 ");
    if (!suffix && !sure && !leads_to_week(scan_)) {
      scan_ = before;
      return false;
    }
    if (weeks_used_) forget_weeks();
    once(weeks_, number);
    return true;
  }

  /// Steps over weekdays without taking them.
  void day_of_week_to(Scan& scan) {
    static_cast<void>(day_of_week());
    scan = scan_;
  }

  /// 공휴일은 제외, 월요일이 아닌: it is open then; beside 연중무휴 it is closed.
  bool open_then() {
    if (found_.never || scan_.rest().find("무휴") != std::string_view::npos) return false;
    if (!scan_.skip({"을 제외", "을제외", "를 제외", "를제외", "은 제외", "은제외", "는 제외",
                     "는제외", " 제외", "제외", "이 아닌", "이아닌"}))
      return false;
    scan_.skip("한");
    found_.complete = false;
    return true;
  }

  bool day_of_week() {
    if (scan_.skip("주말")) return open_then() || days({"sa", "su"});
    if (scan_.skip({"평일", "주중"})) return open_then() || days({"mo", "tu", "we", "th", "fr"});
    bool any = false;
    while (true) {  // 토일, 월요일화요일
      const Scan before = scan_;
      const auto day = std::find_if(weekdays.begin(), weekdays.end(),
                                    [this](const Weekday& d) { return scan_.skip(d.korean); });
      if (day == weekdays.end()) return any;
      const bool full = scan_.skip("요일");
      if (full && open_then()) return true;
      // A syllable that goes on is another word (월1회, 일부).
      if (!full && !ends_word()) {
        scan_ = before;
        return any;
      }
      any = true;
      weeks_used_ = !weeks_.empty();
      for (const Weekday* one : days_to(day)) {
        if (weeks_.empty()) close_weekly(one->ours);
        for (const int week : weeks_)
          close_monthly(std::to_string(week) + std::string(one->calendar));
      }
    }
  }

  /// 월~수: the days from `first` up to the one that follows, over Sunday too; else that alone.
  std::vector<const Weekday*> days_to(const Weekday* first) {
    std::vector<const Weekday*> out{first};
    const Scan before = scan_;
    scan_.blanks();
    if (scan_.skip({"~", "～", "∼", "-", "부터"})) {
      scan_.blanks();
      const auto last = std::find_if(weekdays.begin(), weekdays.end(),
                                     [this](const Weekday& d) { return scan_.skip(d.korean); });
      if (last != weekdays.end() && (scan_.skip("요일") || ends_word())) {
        scan_.skip("까지");
        while (first != last)
          out.push_back(first = first + 1 == weekdays.end() ? weekdays.begin() : first + 1);
        return out;
      }
    }
    scan_ = before;
    return out;
  }

  bool days(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) close_weekly(name);
    return true;
  }

  [[nodiscard]] bool ends_word() const {
    Scan ahead = scan_;
    if (ahead.ended() || ahead.skip({" ", "(", ")", "휴관", "휴무", "\t", "\n", "~", "∼", "-"}))
      return true;
    if (separates(ahead)) return true;
    return std::any_of(weekdays.begin(), weekdays.end(),
                       [&](const Weekday& d) { return ahead.rest().starts_with(d.korean); });
  }

  bool holiday() {
    const Scan before = scan_;
    if (scan_.skip({"일요일을제외한", "일요일을 제외한"})) found_.complete = false;
    scan_.blanks();
    skip_law(scan_);
    if (scan_.skip({"대체공휴일", "대체 공휴일"})) {  // days instead of others, and not all
      substitutes_ = true;
      return true;
    }
    if (skip_holidays(scan_)) {
      if (open_then()) return true;
      // Of some months only, open, or of days that are both: 법정공휴일과 겹치는 일요일.
      const bool meets = Scan(scan_).skip({"과 겹", "과겹", "인 경우", "인경우"});
      if (day_beside(scan_) || limit_ || leads_to_open(scan_) || meets) {
        found_.complete = false;
      } else {
        found_.holidays = true;
        understood();
      }
      return true;
    }
    scan_ = before;
    return false;
  }

  bool yearly() {
    const auto found = read_year_days(scan_);
    if (!found) return false;
    if (open_then()) return true;
    for (const std::string& day : found->days) once(found_.yearly, day);
    if (found->stretch) found_.months.push_back(*found->stretch);
    if (!found->complete) found_.complete = false;
    if (!found->days.empty() || found->stretch) understood();
    return true;
  }

  /// The months that what follows is about.
  struct Limit {
    std::vector<Months> months;  ///< none: nobody knows which
    bool used = false;
  };

  Scan scan_;
  ClosingDays found_;
  std::vector<int> weeks_;
  bool weeks_used_ = false;
  bool monthly_ = false;  // 매월 stands before
  bool substitutes_ = false;
  std::optional<Limit> limit_;
  bool in_days_ = false;     // weekdays were read last
  bool after_days_ = false;  // directly before what is read now
  bool separated_ = false;
  ClosingDays before_days_;  // what was found before them
};

}  // namespace

ClosingDays read_closing_days(std::string_view text) {
  text = trim(text);
  // What stands in a cell that has to hold something.
  if (text == "-" || text == "N" || text == "n") return {};
  if (auto english = read_english_closing(text)) return *std::move(english);
  ClosingDays open;
  open.complete = false;
  if (says_open(text)) return open;
  std::string closed;
  const bool some = drop_open(text, closed);
  ClosingDays days = Reader(some ? std::string_view(closed) : text).read();
  if (some) days.complete = false;
  return days;
}

}  // namespace madang::ingest::repair
