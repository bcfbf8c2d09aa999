#include "ingest/formats/weekdays.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/date.h"
#include "base/weekday.h"
#include "ingest/formats/make.h"
#include "ingest/repair/clock.h"

namespace madang::ingest {
namespace {

constexpr auto& days = base::weekday_codes;

std::size_t index_of(std::string_view day) {
  return static_cast<std::size_t>(std::find(days.begin(), days.end(), day) - days.begin());
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// What stands before `mark`; it and the mark are taken off `text`.
std::string_view next(std::string_view& text, char mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view part = trimmed(text.substr(0, at));
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

bool digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool overlap(const Hours& a, const Hours& b) {
  const auto end = [](const Hours& hours) {  // of a night, on the next day
    return hours.to > hours.from ? hours.to : "48:00";
  };
  return a.from < end(b) && b.from < end(a);
}

/// What `;` begins holds on its days in place of what stands before it, as OpenStreetMap has it. A
/// rule of which nothing would be left was meant to hold beside it, where they do not overlap:
/// Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00.
void replace_days(std::vector<Hours>& before, const std::vector<Hours>& rule) {
  const std::vector<std::string>& named = rule.front().days;
  for (Hours& hours : before) {
    const bool beside = hours.days == named &&
                        std::none_of(rule.begin(), rule.end(),
                                     [&hours](const Hours& one) { return overlap(hours, one); });
    if (!beside)
      std::erase_if(hours.days, [&named](const std::string& day) {
        return std::find(named.begin(), named.end(), day) != named.end();
      });
  }
  std::erase_if(before, [](const Hours& hours) { return hours.days.empty(); });
}

}  // namespace

std::string weekday(std::string_view name) {
  if (name.find("://") != std::string_view::npos) name = last_part(name);  // not of Sat/Sun
  if (const auto day = base::weekday_named(name))
    return std::string(days[static_cast<std::size_t>(*day)]);
  std::string small;
  for (const char c : name) small += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return small == "publicholidays" || small == "ph" ? "holiday" : "";
}

std::string weekday_of(const Date& day) {
  constexpr std::int64_t seconds = 86400;
  const std::int64_t number = base::span_of(day).first / seconds + 3;  // 1970 began on a Thursday
  return std::string(days[static_cast<std::size_t>((number % 7 + 7) % 7)]);
}

std::optional<std::string> clock_time(std::string_view text) {
  text = trimmed(text);
  if (text.find_first_of("mM") != std::string_view::npos) {  // 5:00 PM
    const auto clock = repair::read_clock(text);
    if (!clock) return std::nullopt;
    return clock->text() == "24:00" ? "00:00" : clock->text();  // midnight
  }
  text = text.substr(0, text.find_first_of("+Z-"));
  std::string_view hour = text, minute = "00";
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    hour = text.substr(0, colon);
    minute = text.substr(colon + 1, 2);
  } else if (text.size() == 4) {
    hour = text.substr(0, 2);
    minute = text.substr(2);
  }
  if (!digits(hour) || hour.size() > 2 || !digits(minute) || minute.size() != 2) return {};
  std::string out(2 - hour.size(), '0');
  out.append(hour).append(":").append(minute);
  if (out > "24:00" || minute > "59") return std::nullopt;
  return out;
}

std::vector<std::string> day_list(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    std::string_view part = next(text, ',');
    const std::string first = weekday(next(part, '-'));
    if (first.empty()) return {};
    out.push_back(first);
    if (part.empty()) continue;
    const std::size_t last = index_of(weekday(part));
    if (last == days.size() || index_of(first) == days.size()) return {};
    for (std::size_t i = index_of(first); i != last;)
      out.emplace_back(days[i = (i + 1) % days.size()]);
  }
  return out;
}

std::optional<std::vector<Hours>> opening_hours(std::string_view text) {
  std::vector<Hours> out;
  while (!trimmed(text).empty()) {
    std::string_view rule = next(text, ';');
    if (rule.empty()) continue;
    std::vector<Hours> all;
    Hours hours;
    if (rule == "24/7") {
      hours.days.assign(days.begin(), days.end());
      hours.from = "00:00";
      hours.to = "24:00";
      replace_days(out, {hours});
      out.push_back(std::move(hours));
      continue;
    }
    const std::size_t space = rule.rfind(' ');
    hours.days = day_list(rule.substr(0, space));
    if (hours.days.empty()) return std::nullopt;
    if (space == std::string_view::npos) {  // days alone: all day
      hours.from = "00:00";
      hours.to = "24:00";
      replace_days(out, {hours});
      out.push_back(std::move(hours));
      continue;
    }
    for (std::string_view times = rule.substr(space + 1); !times.empty();) {
      std::string_view span = next(times, ',');
      if (const auto range = repair::read_clock_range(span); range && repair::is_ambiguous(*range))
        return std::nullopt;  // 1-5
      const auto from = clock_time(next(span, '-')), to = clock_time(span);
      if (!from || !to) return std::nullopt;
      // 10-4, 11:30-1:30: no night, but written without am and pm.
      const bool one_digit = span.substr(0, span.find(':')).size() == 1;
      if (one_digit && *to <= *from) return std::nullopt;
      hours.from = *from;
      hours.to = *to;
      all.push_back(hours);
    }
    if (all.empty()) continue;
    replace_days(out, all);
    std::move(all.begin(), all.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace madang::ingest
