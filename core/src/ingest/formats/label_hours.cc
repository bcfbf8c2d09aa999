#include "ingest/formats/label_hours.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "ingest/repair/scan.h"
#include "ingest/repair/week_parts.h"

namespace madang::ingest {
namespace {

using Days = std::vector<std::string_view>;
using Parts = std::vector<repair::WeekHours>;

using repair::has_day;
using repair::has_days;

void take(Days& days, const Days& others) {
  std::erase_if(days, [&others](std::string_view day) { return has_day(others, day); });
}

bool is_some_of(const Days& some, const Days& all) {
  return some.size() < all.size() && has_days(all, some);
}

bool is_same(const Days& a, const Days& b) { return a.size() == b.size() && has_days(b, a); }

bool is_every_day(const repair::WeekHours& part) { return has_days(part.days, repair::whole_week); }

/// All that is said of the days of one of them.
Parts statement(const Parts& parts, const repair::WeekHours& one) {
  Parts all;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(all),
               [&one](const repair::WeekHours& part) {
                 return repair::same_months(part, one) && is_same(part.days, one.days);
               });
  return all;
}

bool overlap(const Parts& some, const Parts& others) {
  return std::any_of(some.begin(), some.end(), [&others](const repair::WeekHours& a) {
    return std::any_of(others.begin(), others.end(), [&a](const repair::WeekHours& b) {
      return repair::overlap(a.hours, b.hours);
    });
  });
}

}  // namespace

std::optional<repair::HoursDays> days_of_label(std::string_view label) {
  struct Word {
    std::string_view word;
    Days days;
  };
  const std::array<Word, 10> words{{{"평일", {"mo", "tu", "we", "th", "fr"}},
                                    {"주말", {"sa", "su"}},
                                    {"토요일", {"sa"}},
                                    {"일요일", {"su"}},
                                    {"휴일", {"holiday"}},
                                    {"월요일", {"mo"}},
                                    {"화요일", {"tu"}},
                                    {"수요일", {"we"}},
                                    {"목요일", {"th"}},
                                    {"금요일", {"fr"}}}};
  const auto named = [label](const Word& one) {
    return label.find(one.word) != std::string_view::npos;
  };
  const auto first = std::find_if(words.begin(), words.end(), named);
  if (first == words.end()) return repair::HoursDays{};
  std::string_view days = repair::trim(label);
  for (bool any = true; std::exchange(any, false);)
    for (const std::string_view end : {"시간", "개방", "이용", "운영", "사용", "관람"})
      if (days.ends_with(end))
        days = repair::trim(days.substr(0, days.size() - end.size())), any = true;
  repair::HoursDays found;
  if (repair::read_days(days, found) && !found.days.empty()) return found;
  if (std::any_of(first + 1, words.end(), named)) return std::nullopt;  // 월요일과 목요일 야간
  // Of some weeks or months: 첫째 토요일, 토요일(1,3주), 평일(3~10월).
  for (const std::string_view part : {"째", "격주", "홀수", "짝수", "마지막", "제외", "절기"})
    if (label.find(part) != std::string_view::npos) return std::nullopt;
  if (std::any_of(label.begin(), label.end(), repair::is_digit)) return std::nullopt;
  return repair::HoursDays{first->days, false};
}

LabelHours::Added LabelHours::add(std::vector<repair::WeekHours> parts) {
  for (repair::WeekHours& part : parts)
    if (part.days.empty()) part.days.assign(repair::whole_week.begin(), repair::whole_week.end());
  if (parts_.size() + parts.size() > repair::most_stretches) return {false, !parts.empty()};
  const Parts before = parts_, said = parts;
  Added added;
  for (std::size_t k = 0; k < parts.size(); ++k)
    for (std::size_t i = 0; i < before.size(); ++i) {
      const repair::WeekHours &old = before[i], &now = said[k];
      const bool same = repair::same_months(old, now);
      const bool meet = overlap(statement(before, old), statement(said, now));
      if ((same || !now.months) && is_some_of(now.days, old.days)) {
        if (meet || is_every_day(old)) take(parts_[i].days, now.days);
      } else if ((same || !old.months) && is_some_of(old.days, now.days)) {
        take(parts[k].days, old.days);
      } else if (same && is_same(old.days, now.days)) {  // 평일 오전, 평일 오후
        if (!meet) continue;
        take(parts[k].days, old.days);
        added.contradicts = added.contradicts || old.hours.from.minute != now.hours.from.minute ||
                            old.hours.to.minute != now.hours.to.minute;
      } else if (same) {
        take(parts[k].days, old.days);
      }
    }
  for (Parts* all : {&parts_, &parts})
    std::erase_if(*all, [](const repair::WeekHours& part) { return part.days.empty(); });
  std::move(parts.begin(), parts.end(), std::back_inserter(parts_));
  added.any = !parts.empty();
  return added;
}

void LabelHours::close(const Days& days) {
  closed_.insert(closed_.end(), days.begin(), days.end());
}

void LabelHours::put_into(Resource& resource) {
  repair::fill_seasons(parts_);
  const bool open = std::any_of(parts_.begin(), parts_.end(), [](const repair::WeekHours& part) {
    return has_day(part.days, "holiday");
  });
  for (repair::WeekHours& part : parts_) {
    if (open) part.not_on_holidays = false;  // they have hours of their own
    take(part.days, closed_);
    if (part.days.empty()) continue;
    if (!resource.availability) resource.availability.emplace();
    repair::add_week_hours(*resource.availability, part);
  }
}

}  // namespace madang::ingest
