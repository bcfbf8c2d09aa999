#include "ingest/formats/label_hours.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "ingest/repair/scan.h"
#include "ingest/repair/week_parts.h"

namespace madang::ingest {
namespace {

using Days = std::vector<std::string_view>;

bool has(const Days& days, std::string_view day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

void take(Days& days, const Days& others) {
  std::erase_if(days, [&others](std::string_view day) { return has(others, day); });
}

bool is_some_of(const Days& some, const Days& all) {
  return some.size() < all.size() &&
         std::all_of(some.begin(), some.end(), [&](std::string_view d) { return has(all, d); });
}

}  // namespace

repair::HoursDays days_of_label(std::string_view label) {
  struct Word {
    std::string_view word;
    Days days;
  };
  const std::array<Word, 6> words{{{"평일", {"mo", "tu", "we", "th", "fr"}},
                                   {"주말", {"sa", "su"}},
                                   {"토요일", {"sa"}},
                                   {"일요일", {"su"}},
                                   {"휴일", {"holiday"}},
                                   {"요일", {}}}};
  const auto first = std::find_if(words.begin(), words.end(), [label](const Word& one) {
    return label.find(one.word) != std::string_view::npos;
  });
  if (first == words.end()) return {};
  std::string_view days = repair::trim(label);
  for (bool any = true; std::exchange(any, false);)
    for (const std::string_view end : {"시간", "개방", "이용", "운영", "사용", "관람"})
      if (days.ends_with(end))
        days = repair::trim(days.substr(0, days.size() - end.size())), any = true;
  repair::HoursDays found;
  if (repair::read_days(days, found) && !found.days.empty()) return found;
  return {first->days, false};
}

bool LabelHours::add(std::vector<repair::WeekHours> parts) {
  for (repair::WeekHours& part : parts) {
    if (part.days.empty()) part.days.assign(repair::whole_week.begin(), repair::whole_week.end());
    const Days said = part.days;
    for (repair::WeekHours& before : parts_) {
      if (!repair::same_months(before, part)) continue;
      if (is_some_of(said, before.days)) take(before.days, said);
      else take(part.days, before.days);
    }
  }
  for (auto* all : {&parts_, &parts})
    std::erase_if(*all, [](const repair::WeekHours& part) { return part.days.empty(); });
  std::move(parts.begin(), parts.end(), std::back_inserter(parts_));
  return !parts.empty();
}

void LabelHours::close(const Days& days) {
  closed_.insert(closed_.end(), days.begin(), days.end());
}

void LabelHours::put_into(Resource& resource) {
  repair::fill_seasons(parts_);
  const bool open = std::any_of(parts_.begin(), parts_.end(), [](const repair::WeekHours& part) {
    return has(part.days, "holiday");
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
