#include "ingest/repair/year_days.h"

#include <algorithm>
#include <array>

#include "ingest/repair/closing_dates.h"
#include "ingest/repair/closing_words.h"

namespace madang::ingest::repair {
namespace {

struct Named {
  std::string_view word, name;
};
constexpr std::array<Named, 22> named{
    {{"새해첫날", "01-01"},      {"신정", "01-01"},           {"삼일절", "03-01"},
     {"3.1절", "03-01"},         {"3·1절", "03-01"},          {"근로자의날", "05-01"},
     {"근로자의 날", "05-01"},   {"노동절", "05-01"},         {"어린이날", "05-05"},
     {"현충일", "06-06"},        {"제헌절", "07-17"},         {"광복절", "08-15"},
     {"개천절", "10-03"},        {"한글날", "10-09"},         {"성탄절", "12-25"},
     {"기독탄신일", "12-25"},    {"크리스마스", "12-25"},     {"석가탄신일", "buddha"},
     {"부처님오신날", "buddha"}, {"부처님오신 날", "buddha"}, {"부처님 오신 날", "buddha"},
     {"부처님 오신날", "buddha"}}};

constexpr std::string_view seollal = "seollal", chuseok = "chuseok";

/// What stands in brackets here; the scan goes on behind them.
std::optional<std::string_view> read_bracket(Scan& scan) {
  const Scan before = scan;
  scan.blanks();
  if (scan.skip({"(", "（"})) {
    constexpr std::size_t longest = 200;
    const std::string_view rest = scan.rest().substr(0, longest);
    const std::size_t end = std::min(rest.find(')'), rest.find("）"));
    if (end != std::string_view::npos && rest.substr(0, end).find('(') == rest.npos) {
      scan.go_to(scan.at() + end);
      scan.skip({")", "）"});
      return trim(rest.substr(0, end));
    }
  }
  scan = before;
  return std::nullopt;
}

/// 전후 1일, 전·후 각 1일: the days before and behind one. Of more days nobody says how they are
/// counted.
bool day_around(Scan& scan) {
  const Scan before = scan;
  scan.blanks();
  if (scan.skip({"전후", "전·후", "전.후", "전ㆍ후", "전/후", "전,후"})) {
    scan.blanks();
    scan.skip({"각각", "각"});
    scan.blanks();
    if (scan.skip({"하루", "1일"}) && !scan.skip("간")) return true;
  }
  scan = before;
  return false;
}

/// 설, 설날·추석, 명절: feasts of the moon, one behind another.
std::vector<std::string_view> read_feasts(Scan& scan) {
  std::vector<std::string_view> names;
  const auto add = [&names](std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  while (true) {
    const Scan before = scan;
    if (!names.empty()) {
      scan.blanks();
      if (separates(scan)) scan.blanks();
    }
    if (scan.skip({"설날", "구정", "설"})) add(seollal);
    else if (scan.skip({"추석", "한가위"})) add(chuseok);
    else if (scan.skip("명절")) {
      add(seollal);
      add(chuseok);
      continue;
    } else {
      scan = before;
      return names;
    }
    const Scan behind = scan;  // 추석 명절: the same again
    scan.blanks();
    if (!scan.skip("명절")) scan = behind;
  }
}

/// 명절(설, 추석), 명절(설): which of them are meant.
void read_which(Scan& scan, std::vector<std::string_view>& names) {
  const Scan before = scan;
  if (const auto inside = read_bracket(scan)) {
    Scan words(*inside);
    std::vector<std::string_view> which = read_feasts(words);
    const bool all_known = std::all_of(which.begin(), which.end(), [&names](auto one) {
      return std::find(names.begin(), names.end(), one) != names.end();
    });
    if (!which.empty() && words.ended() && all_known) {
      names = std::move(which);
      return;
    }
  }
  scan = before;
}

/// 설(연휴 포함), 설날(전날, 당일, 다음날): the words that may also stand without brackets.
void read_beside_in_bracket(Scan& scan, bool& around, std::vector<std::string_view>& beside) {
  const Scan before = scan;
  if (const auto inside = read_bracket(scan)) {
    for (const std::string_view all : {"연휴포함", "연휴 포함", "연휴"})
      if (*inside == all) {
        around = true;
        return;
      }
    Scan words(*inside);
    beside = days_beside(words);
    if (!beside.empty() && words.ended()) return;
    beside.clear();
  }
  scan = before;
}

std::optional<YearDays> feasts(Scan& scan) {
  std::vector<std::string_view> names = read_feasts(scan);
  if (names.empty()) return std::nullopt;
  read_which(scan, names);
  YearDays found;
  const Scan before = scan;
  scan.blanks();
  bool around = scan.skip({"연휴기간", "연휴 기간", "연휴일", "연휴"});
  if (!around) scan = before;
  else read_which(scan, names);
  std::vector<std::string_view> beside = days_beside(scan);
  if (around && !beside.empty()) {  // the day behind them all
    found.complete = false;
    return found;
  }
  if (!around && beside.empty()) read_beside_in_bracket(scan, around, beside);
  for (const std::string_view name : names) {
    if (beside.empty()) found.days.push_back(std::string(name) + (around ? "-holidays" : ""));
    for (const std::string_view day : beside)
      found.days.push_back(std::string(name) + std::string(day));
  }
  return found;
}

/// 신정, 신정 당일, 신정(1.1~1.2).
std::optional<YearDays> fixed_day(Scan& scan) {
  const auto day = std::find_if(named.begin(), named.end(),
                                [&scan](const Named& one) { return scan.skip(one.word); });
  if (day == named.end()) return std::nullopt;
  YearDays found;
  const std::vector<std::string_view> beside = days_beside(scan);
  const bool itself = beside.empty() || std::find(beside.begin(), beside.end(), "") != beside.end();
  if (itself) found.days.emplace_back(day->name);
  found.complete = itself && beside.size() <= 1;  // 신정 다음날 has no name
  const Scan before = scan;
  if (const auto inside = read_bracket(scan)) {
    Scan dates(*inside);
    found.stretch = read_stretch(dates);
    if (found.stretch && dates.ended() && found.stretch->from == day->name) return found;
    found.stretch.reset();
  }
  scan = before;
  return found;
}

/// 개관기념일(10월 5일), 대청소일(12.30~12.31): a day of one's own, with its date.
std::optional<YearDays> own_day(Scan& scan) {
  const Scan before = scan;
  constexpr std::size_t longest = 60;
  const std::string_view rest = scan.rest().substr(0, longest + 1);
  const std::size_t end = std::min(rest.find('('), rest.size());
  const std::string_view word = rest.substr(0, end);
  const bool is_day = (word.ends_with("일") || word.ends_with("날")) && word.size() <= longest &&
                      word.find("임시") == word.npos &&
                      word.find_first_of(",+/·.;\n)") == word.npos;
  if (!is_day) return std::nullopt;
  scan.go_to(scan.at() + end);
  if (const auto inside = read_bracket(scan)) {
    Scan dates(*inside);
    if (dates.skip("매년")) dates.blanks();
    YearDays found;
    if ((found.stretch = read_stretch(dates)) && dates.ended()) return found;
    found.stretch.reset();
    if (auto day = read_month_day(dates); day && dates.ended()) {
      found.days.push_back(std::move(*day));
      return found;
    }
  }
  scan = before;
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> days_beside(Scan& scan) {
  std::vector<std::string_view> out;
  const auto add = [&out](std::string_view day) {
    if (std::find(out.begin(), out.end(), day) == out.end()) out.push_back(day);
  };
  while (true) {
    const Scan before = scan;
    scan.blanks();
    if (!out.empty() && separates(scan)) scan.blanks();
    if (day_around(scan)) {
      for (const std::string_view day : {"-eve", "", "-next"}) add(day);
    } else if (const auto day = day_beside(scan)) {
      add(*day);
    } else {
      scan = before;
      return out;
    }
  }
}

std::optional<YearDays> read_year_days(Scan& scan) {
  if (auto day = fixed_day(scan)) return day;
  if (auto days = feasts(scan)) return days;
  return own_day(scan);
}

}  // namespace madang::ingest::repair
