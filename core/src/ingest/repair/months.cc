#include "ingest/repair/months.h"

#include "base/date.h"

namespace madang::ingest::repair {
namespace {

struct Day {
  int month = 0, day = 0;  // 0: the whole month
  bool named = false;      // 월 stands behind the number
};

std::optional<Day> read_day(Scan& scan) {
  const auto month = scan.digits(2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  Day found{*month, 0, scan.skip("월")};
  if (!found.named) return found;
  const Scan behind = scan;
  scan.blanks();
  const auto day = scan.digits(2);
  if (day && scan.skip("일")) {
    if (!base::date_of(2000, *month, *day)) return std::nullopt;
    found.day = *day;
  } else {
    scan = behind;
    scan.skip({"말일", " 말일", "말", " 말"});  // the end of the month
  }
  return found;
}

int last_day(int month) {
  int day = 31;
  while (!base::date_of(2000, month, day)) --day;
  return day;
}

std::string text_of(int month, int day) {
  return base::to_string(*base::date_of(2000, month, day)).substr(5);
}

}  // namespace

std::optional<Months> read_months(Scan& scan) {
  const Scan start = scan;
  const auto fail = [&]() -> std::optional<Months> {
    scan = start;
    return std::nullopt;
  };
  scan.blanks();
  scan.skip({"춘추절기", "하절기", "동절기", "여름철", "겨울철", "성수기", "비수기", "하계", "동계",
             "여름", "겨울", "봄", "가을"});
  scan.blanks();
  const bool bracket = scan.skip({"(", "（", "["});
  const auto first = read_day(scan);
  if (!first) return fail();
  scan.blanks();
  const bool to = scan.skip({"~", "～", "∼", "-", "–", "부터"});
  const auto separator = [&scan] { return scan.skip({",", "·", "ㆍ", "/", "+"}); };
  bool list = !to && separator();
  Day last = *first;
  if (to || list) {
    Scan behind = scan;
    do {
      skip_next_year(scan);
      const auto next = read_day(scan);
      // Of a list months behind one another are a stretch.
      const bool goes_on =
          next && (!list || (next->month == last.month % 12 + 1 && next->day == 0));
      if (!goes_on) break;
      last = *next;
      behind = scan;
      scan.blanks();
      list = separator();
    } while (list);
    scan = behind;
    if (!last.named || last.month == first->month) return fail();
  } else if (!first->named) {
    return fail();
  }
  scan.skip("까지");
  if (bracket) scan.skip({")", "）", "]"});  // the text may be cut in front of it
  return Months{text_of(first->month, first->day == 0 ? 1 : first->day),
                text_of(last.month, last.day == 0 ? last_day(last.month) : last.day)};
}

}  // namespace madang::ingest::repair
