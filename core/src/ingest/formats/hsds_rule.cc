#include "ingest/formats/hsds_rule.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "base/date.h"
#include "base/said.h"
#include "ingest/formats/make.h"
#include "ingest/formats/number_in.h"
#include "ingest/formats/weekdays.h"

namespace madang::ingest {
namespace {

using json::Value;

std::string digits_of(const Date& day) {
  std::string out = base::to_string(day).substr(0, 10);
  std::erase(out, '-');
  return out;
}

/// "MO,WE" of a text or of a list of texts or numbers.
std::string list_of(const Value& value) {
  if (!value.is_list()) return plain_text(value);
  std::string out;
  for (const Value part : value) out.append(out.empty() ? "" : ",").append(plain_text(part));
  return out;
}

/// f(part) for each part between commas while it is true.
template <class F>
bool each(std::string_view list, F f) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (!f(base::trim(list.substr(0, comma)))) return false;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return true;
}

void add_part(std::string& rule, std::string_view name, std::string_view value) {
  if (!value.empty()) rule.append(rule.empty() ? "" : ";").append(name).append("=").append(value);
}

/// 1 to `most`, or as much from the end.
std::optional<std::int64_t> number_up_to(std::string_view text, int most) {
  const auto number = whole(base::number_said(text));
  return number && *number != 0 && std::abs(*number) <= most ? number : std::nullopt;
}

/// "2MO,-1FR" of "2Mo, -1Friday"; numbers only where the days are those of a month.
std::optional<std::string> rule_days(std::string_view text, bool numbered) {
  std::string out;
  const bool good = each(text, [&](std::string_view part) {
    const std::size_t at = std::min(part.find_first_not_of("+-0123456789"), part.size());
    std::string day = weekday(part.substr(at));
    constexpr int most = 53;
    if (day.size() != 2 || (at > 0 && (!numbered || !number_up_to(part.substr(0, at), most))))
      return false;
    for (char& c : day) c = static_cast<char>(c - 'a' + 'A');
    out.append(out.empty() ? "" : ",").append(part.substr(0, at)).append(day);
    return true;
  });
  return good ? std::optional(out) : std::nullopt;
}

std::optional<std::string> rule_dates(std::string_view text) {
  std::string out;
  const bool good = each(text, [&out](std::string_view part) {
    constexpr int most = 31;
    const auto day = number_up_to(part, most);
    if (day) out.append(out.empty() ? "" : ",").append(std::to_string(*day));
    return day.has_value();
  });
  return good ? std::optional(out) : std::nullopt;
}

}  // namespace

bool HsdsRule::is_in(const Value& row) {
  return !plain_text(row["freq"]).empty() || !list_of(row["byday"]).empty();
}

std::optional<HsdsRule> HsdsRule::of(Item& item, const Value& row) {
  HsdsRule rule;
  for (const char c : plain_text(row["freq"]))
    rule.frequency += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  if (rule.frequency.empty()) rule.frequency = "WEEKLY";
  constexpr std::array<std::string_view, 4> known{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  if (std::find(known.begin(), known.end(), rule.frequency) == known.end()) return std::nullopt;
  if (!list_of(row["byweekno"]).empty() || !list_of(row["byyearday"]).empty()) return std::nullopt;
  const auto number = [&](const char* name, std::int64_t& out) {
    if (plain_text(row[name]).empty()) return true;
    const auto n = whole(number_in(&item, row[name], Comma::thousands));
    if (n && *n > 0) out = *n;
    return n && *n > 0;
  };
  if (!number("interval", rule.interval) || !number("count", rule.count)) return std::nullopt;
  const bool monthly = rule.frequency == "MONTHLY" || rule.frequency == "YEARLY";
  const std::string said = list_of(row["byday"]);
  std::string range;  // Mo-Fr
  for (const std::string& day : day_list(said)) range.append(range.empty() ? "" : ",").append(day);
  const auto days = rule_days(range.empty() ? said : range, monthly);
  const auto dates = rule_dates(list_of(row["bymonthday"]));
  if (!days || !dates || (!dates->empty() && !monthly)) return std::nullopt;
  rule.days = *days;
  rule.month_days = *dates;
  rule.week_start = rule_days(plain_text(row["wkst"]), false).value_or("");
  return rule;
}

void HsdsRule::complete(const Date& first) {
  if (!days.empty() || !month_days.empty()) return;
  if (frequency == "WEEKLY") days = *rule_days(weekday_of(first), false);
  if (frequency == "MONTHLY") month_days = std::to_string(first.day);
}

bool HsdsRule::needs_first() const {
  const bool any = !days.empty() || !month_days.empty() || frequency == "DAILY";
  return interval > 1 || count > 0 || !any;
}

bool HsdsRule::of_weeks() const {
  return interval == 1 && count == 0 && (frequency == "WEEKLY" || frequency == "DAILY");
}

std::string HsdsRule::text(const std::optional<Date>& last) const {
  std::string out;
  add_part(out, "FREQ", frequency);
  if (interval > 1) add_part(out, "INTERVAL", std::to_string(interval));
  if (interval > 1 && frequency == "WEEKLY") add_part(out, "WKST", week_start);
  add_part(out, "BYDAY", days);
  add_part(out, "BYMONTHDAY", month_days);
  if (count > 0) add_part(out, "COUNT", std::to_string(count));
  if (last) add_part(out, "UNTIL", digits_of(*last));
  return out;
}

}  // namespace madang::ingest
