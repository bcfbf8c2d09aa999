// The words of which texts about closing days are made (closing_days.h).
#ifndef MADANG_INGEST_REPAIR_CLOSING_WORDS_H_
#define MADANG_INGEST_REPAIR_CLOSING_WORDS_H_

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/repair/months.h"
#include "ingest/repair/scan.h"

namespace madang::ingest::repair {

struct Weekday {
  std::string_view korean, ours, calendar;
};
constexpr std::array<Weekday, 7> weekdays{{{"월", "mo", "MO"},
                                           {"화", "tu", "TU"},
                                           {"수", "we", "WE"},
                                           {"목", "th", "TH"},
                                           {"금", "fr", "FR"},
                                           {"토", "sa", "SA"},
                                           {"일", "su", "SU"}}};

struct Ordinal {
  std::string_view word;
  int week;
};
constexpr std::array<Ordinal, 15> ordinals{{{"첫번째", 1},
                                            {"첫 번째", 1},
                                            {"두번째", 2},
                                            {"두 번째", 2},
                                            {"세번째", 3},
                                            {"세 번째", 3},
                                            {"네번째", 4},
                                            {"네 번째", 4},
                                            {"두째", 2},
                                            {"세째", 3},
                                            {"네째", 4},
                                            {"첫", 1},
                                            {"둘", 2},
                                            {"셋", 3},
                                            {"넷", 4}}};

inline bool separates(Scan& scan) {
  return scan.skip({",", "+", "/", "·", "ㆍ", "・", "‧", ".", ";", "|", "및", "와", "과", "&", "、",
                    "그리고", "또는", ":", "?"});  // ? of a lost ‧
}

/// 「관공서의 공휴일에 관한 규정」에 따른 공휴일: steps over the law, which is no day.
inline void skip_law(Scan& scan) {
  Scan ahead = scan;
  ahead.skip("「");
  ahead.skip("관공서의 ");
  if (!ahead.skip({"공휴일에 관한 ", "공휴일에관한 "}) || !ahead.skip({"규정", "법률"})) return;
  ahead.skip("」");
  ahead.blanks();
  if (ahead.skip("제") && (!ahead.digits(2) || !ahead.skip("조"))) return;
  ahead.blanks();
  if (!ahead.skip({"에 따른", "에 의한", "에서 정한", "에서 정하는", "에 정하는", "에 정한"}))
    return;
  ahead.blanks();
  if (Scan(ahead).skip({"공휴일", "대체"})) scan = ahead;
}

/// 법정공휴일, 관공서의 공휴일, 공: the public holidays of a year, all of them.
inline bool skip_holidays(Scan& scan) {
  if (scan.skip({"관공서의 공휴일", "관공서 공휴일", "관공서공휴일", "정부지정공휴일", "법적공휴일",
                 "기타 법정공휴일", "국가 공휴일", "국가 지정 공휴일", "국가지정 공휴일",
                 "국가지정공휴일", "국가공휴일", "법정 공휴일", "법정공휴일", "법정휴일",
                 "국공휴일", "국·공휴일", "공휴일", "국경일"}))
    return true;
  Scan ahead = scan;  // 토,일,공
  if (!ahead.skip("공") ||
      !(ahead.ended() || separates(ahead) || ahead.skip({"(", ")", " 휴관", " 휴무"})))
    return false;
  return scan.skip("공");
}

/// Whether days of a week follow, of every or of some weeks of a month: 매주 월, 둘째 주 일요일,
/// 평일.
[[nodiscard]] inline bool leads_to_days(Scan ahead) {
  ahead.blanks();
  if (ahead.skip({"매주", "매월", "매달", "주말", "평일", "주중", "마지막", "제1", "제2", "제3",
                  "제4", "제5"}))
    return true;
  for (const Ordinal& o : ordinals)
    if (ahead.rest().starts_with(o.word)) return true;
  Scan number = ahead;
  if (number.digits(1)) {
    number.blanks();
    return number.skip({"째", "주", "번째"});
  }
  return std::any_of(weekdays.begin(), weekdays.end(), [&ahead](const Weekday& day) {
    Scan behind = ahead;
    if (!behind.skip(day.korean)) return false;
    return behind.skip("요일") || behind.ended() ||
           behind.skip({" ", ",", "·", "~", "-", "휴관", "휴무"});
  });
}

/// 오전, 13시, 09:00: a part of a day.
[[nodiscard]] inline bool leads_to_hours(Scan ahead) {
  ahead.blanks();
  if (ahead.skip({"오전", "오후", "야간", "심야", "새벽", "저녁", "점심"})) return true;
  if (!ahead.digits(2)) return false;
  return ahead.skip(":") || (ahead.skip("시") && !ahead.skip("간"));
}

/// 당일, 전날, 다음날: what stands behind the name of such a day; nothing for any other word.
[[nodiscard]] inline std::optional<std::string_view> day_beside(Scan& scan) {
  const Scan before = scan;
  scan.blanks();
  scan.skip({"그 ", "의 ", "의"});
  if (scan.skip("당일")) {
    const Scan behind = scan;
    scan.blanks();
    if (!scan.digits(1) || !scan.skip("일")) scan = behind;  // 당일 2일: two days in all
    return "";
  }
  if (scan.skip({"전날", "전일", "하루 전"})) return "-eve";
  if (scan.skip({"다음날", "다음 날", "익일"})) return "-next";
  scan = before;
  return std::nullopt;
}
[[nodiscard]] inline bool leads_to_weekday(Scan ahead) {
  return std::any_of(weekdays.begin(), weekdays.end(), [ahead](const Weekday& day) {
    Scan here = ahead;
    return here.skip(day.korean) && here.skip("요일");
  });
}

/// Whether a bare number is one of a list that ends in 주 or before a weekday: 1,3 일요일.
[[nodiscard]] inline bool leads_to_week(Scan ahead) {
  while (!ahead.ended()) {
    ahead.blanks();
    if (ahead.skip({"째", "주", "번째"}) || leads_to_weekday(ahead)) return true;
    if (!separates(ahead) && !ahead.digits(1)) return false;
  }
  return false;
}

/// 3월~10월(월요일): steps over days in brackets.
inline bool skip_days_in_bracket(Scan& scan) {
  Scan inside = scan;
  inside.blanks();
  if (!inside.skip("(") || !leads_to_days(inside)) return false;
  while (!inside.ended() && !inside.skip(")")) inside.character();
  scan = inside;
  return true;
}

[[nodiscard]] inline bool months_follow(Scan ahead) { return read_months(ahead).has_value(); }

/// 월요일 무휴, 일요일 개방: it is open then.
[[nodiscard]] inline bool leads_to_open(Scan ahead) {
  ahead.blanks();
  return ahead.skip({"무휴", "개방", "개관", "운영", "정상"});
}

/// 토요일(첫째, 셋째), 월요일(7~8월), 토요일(오후): not all of the days before it.
[[nodiscard]] inline bool leads_to_restriction(Scan ahead) {
  ahead.blanks();
  if (!ahead.skip({"(", "（"})) return false;
  if (leads_to_hours(ahead) || months_follow(ahead)) return true;
  ahead.blanks();
  if (ahead.skip({"격주", "홀수", "짝수", "첫", "둘", "셋", "넷", "마지막", "제"})) return true;
  return ahead.digits(1) && ahead.skip({"째", "주", "번", ",", "·", "/", "+"});
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CLOSING_WORDS_H_
