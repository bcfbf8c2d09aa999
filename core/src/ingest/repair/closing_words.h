// The words of which texts about closing days are made (closing_days.h).
#ifndef MADANG_INGEST_REPAIR_CLOSING_WORDS_H_
#define MADANG_INGEST_REPAIR_CLOSING_WORDS_H_

#include <algorithm>
#include <array>
#include <string_view>

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
constexpr std::array<Ordinal, 12> ordinals{{{"첫번째", 1},
                                            {"첫 번째", 1},
                                            {"두번째", 2},
                                            {"두 번째", 2},
                                            {"세번째", 3},
                                            {"세 번째", 3},
                                            {"네번째", 4},
                                            {"네 번째", 4},
                                            {"첫", 1},
                                            {"둘", 2},
                                            {"셋", 3},
                                            {"넷", 4}}};

struct Named {
  std::string_view word, name;
};
constexpr std::array<Named, 13> named{{{"새해첫날", "01-01"},
                                       {"신정", "01-01"},
                                       {"삼일절", "03-01"},
                                       {"근로자의날", "05-01"},
                                       {"근로자의 날", "05-01"},
                                       {"어린이날", "05-05"},
                                       {"현충일", "06-06"},
                                       {"광복절", "08-15"},
                                       {"개천절", "10-03"},
                                       {"한글날", "10-09"},
                                       {"성탄절", "12-25"},
                                       {"크리스마스", "12-25"},
                                       {"석가탄신일", "buddha"}}};

inline bool separates(Scan& scan) {
  return scan.skip({",", "+", "/", "·", "ㆍ", "・", "‧", ".", ";", "|", "및", "와", "과", "&", "、",
                    "그리고", "또는", ":"});
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
    return behind.skip("요일") || behind.ended() || behind.skip({" ", ",", "·", "휴관", "휴무"});
  });
}

/// 오전, 13시, 09:00: a part of a day.
[[nodiscard]] inline bool leads_to_hours(Scan ahead) {
  ahead.blanks();
  if (ahead.skip({"오전", "오후", "야간", "심야", "새벽", "저녁", "점심"})) return true;
  if (!ahead.digits(2)) return false;
  return ahead.skip(":") || (ahead.skip("시") && !ahead.skip("간"));
}

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_CLOSING_WORDS_H_
