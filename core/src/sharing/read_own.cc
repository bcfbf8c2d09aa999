#include <algorithm>

#include "base/date.h"
#include "sharing/read_hours.h"
#include "sharing/times.h"

namespace madang::sharing {
namespace {

/// One rule for the weekdays and one for the holidays of these hours.
void add_hours(const Hours& hours, Rule like, Calendar& calendar) {
  Minutes minutes;
  if (hours.from == hours.to && hours.from != "00:00") {
    calendar.warnings.push_back("hours from " + hours.from + " to the same time are left out");
    return;
  }
  if (!read_minutes(hours.from, hours.to, true, minutes, calendar)) return;
  std::uint8_t weekdays = 0;
  bool holiday = false;
  for (const std::string& day : hours.days) {
    if (day == "holiday" || day == "ph") {
      holiday = true;
      continue;
    }
    const int number = weekday_named(day);
    if (number < 0) calendar.warnings.push_back("there is no weekday \"" + day + "\"");
    else weekdays = static_cast<std::uint8_t>(weekdays | 1U << number);
  }
  if (hours.days.empty()) weekdays = 0x7F;
  like.adds = true;
  like.hours = {minutes};
  calendar.known = true;
  if (weekdays != 0) {
    like.weekdays = weekdays;
    calendar.rules.push_back(like);
  }
  if (holiday) {
    like.weekdays = 0x7F;
    like.holiday = Rule::Holiday::only;
    calendar.rules.push_back(std::move(like));
  }
}

/// The hours that hold on the days of `like`, in place of all others.
void replace_hours(const std::vector<Hours>& hours, bool closed, Rule like, Calendar& calendar) {
  Rule clear = like;
  clear.closed = true;
  calendar.rules.push_back(std::move(clear));
  if (closed && !hours.empty())
    calendar.warnings.push_back(like.why + " is closed and has hours; closed holds");
  if (closed) return;
  for (const Hours& h : hours) add_hours(h, like, calendar);
}

std::int32_t first_day(const Date& date) { return day_of_second(base::span_of(date).first); }
std::int32_t last_day(const Date& date) { return day_of_second(base::span_of(date).last); }

std::string said(const Text& note) { return std::string(note.in("en")); }

void add_season(const Season& season, Calendar& calendar) {
  Rule rule;
  rule.why = "season";
  rule.note = said(season.note);
  const auto from = month_day(season.from), to = month_day(season.to);
  const auto first = parse_day(season.from), last = parse_day(season.to);
  if (from && to) {
    rule.days = Rule::Days::yearly;
    rule.first = *from;
    rule.last = *to;
  } else if (first && last && *first <= *last) {
    rule.days = Rule::Days::dates;
    rule.first = *first;
    rule.last = *last;
  } else {
    calendar.warnings.push_back("not a season: \"" + season.from + "\" to \"" + season.to + "\"");
    return;
  }
  replace_hours(season.hours, season.closed, std::move(rule), calendar);
}

void add_recurring(const Recurrence& recurrence, Calendar& calendar) {
  Rule rule;
  rule.why = "recurring";
  rule.note = said(recurrence.note);
  rule.adds = true;
  rule.closed = recurrence.closed;
  if (!recurrence.from || recurrence.from->day == 0) {
    calendar.warnings.emplace_back("a recurrence has no first day");
    return;
  }
  const Date& start = *recurrence.from;
  std::int64_t first = base::span_of(start).first;
  if (start.has_offset) first = calendar.zone->to_local(first - start.offset * 60);
  const std::int32_t day = day_of_second(first);
  const auto begin = static_cast<std::int32_t>((first - day * day_seconds) / 60);
  std::int64_t length = start.second < 0 ? day_seconds : 0;
  if (recurrence.to) {
    std::int64_t end = base::span_of(*recurrence.to).first;
    if (recurrence.to->has_offset) end = calendar.zone->to_local(end - recurrence.to->offset * 60);
    length = end - first;
  } else if (const auto given = parse_duration(recurrence.duration)) {
    length = *given;
  }
  if (length <= 0 || length > 2 * day_seconds - begin * 60) {
    calendar.warnings.emplace_back(
        "a recurrence lasts longer than to the end of the next day, or not at all");
    return;
  }
  if (!(rule.closed && start.second < 0))
    rule.hours = {{begin, static_cast<std::int32_t>(begin + length / 60)}};
  if (recurrence.rule.empty()) {
    rule.days = Rule::Days::dates;
    rule.first = rule.last = day;
  } else {
    auto days = RecurringDays::parse(recurrence.rule, day, begin, *calendar.zone);
    if (!days) {
      calendar.warnings.push_back(days.error().message);
      return;
    }
    rule.recurs = std::make_shared<const RecurringDays>(std::move(*days));
  }
  for (const std::string& text : recurrence.exdates) {
    if (const auto skipped = parse_day(text)) rule.except.push_back(*skipped);
    else calendar.warnings.push_back("\"" + text + "\" of exdates is no day YYYY-MM-DD");
  }
  std::sort(rule.except.begin(), rule.except.end());
  calendar.known = true;
  calendar.rules.push_back(std::move(rule));
}

void set_holidays(const Availability& a, Calendar& calendar) {
  Rule closed;
  closed.why = "holiday";
  closed.holiday = Rule::Holiday::only;
  closed.closed = true;
  if (a.holidays.empty() || a.holidays == "open") return;
  if (a.holidays != "closed") {
    const Holidays* named = Holidays::of(a.holidays);
    if (named == nullptr) {
      calendar.warnings.push_back("there are no holidays of \"" + a.holidays + "\"");
      return;
    }
    calendar.holidays = named;
  }
  if (calendar.holidays == nullptr)
    calendar.warnings.emplace_back(
        "closed on holidays, and there is no table of them for this place");
  calendar.rules.push_back(std::move(closed));
}

}  // namespace

void read_own(const Availability& a, Calendar& calendar) {
  Rule weekly;
  weekly.why = "weekly";
  for (const Hours& hours : a.weekly) {
    Hours days = hours;
    std::erase(days.days, "holiday");
    if (!days.days.empty() || hours.days.empty()) add_hours(days, weekly, calendar);
  }
  for (const Season& season : a.seasons) add_season(season, calendar);
  for (const Recurrence& r : a.recurring)
    if (!r.closed) add_recurring(r, calendar);
  set_holidays(a, calendar);
  // Hours of holidays hold on them whatever the weekday.
  bool first = true;
  for (Hours hours : a.weekly) {
    if (std::find(hours.days.begin(), hours.days.end(), "holiday") == hours.days.end()) continue;
    hours.days = {"holiday"};
    Rule rule;
    rule.why = "holiday";
    if (std::exchange(first, false)) {
      Rule clear = rule;
      clear.holiday = Rule::Holiday::only;
      clear.closed = true;
      calendar.rules.push_back(std::move(clear));
    }
    add_hours(hours, rule, calendar);
  }
  for (const Recurrence& r : a.recurring)
    if (r.closed) add_recurring(r, calendar);
  read_closing(a.extra, calendar);
  // The shorter exception holds over the longer, the later over the earlier.
  std::vector<const HoursException*> exceptions;
  for (const HoursException& e : a.exceptions) {
    if (!e.from) {
      calendar.warnings.emplace_back("an exception has no first day");
    } else if (e.to && last_day(*e.to) < first_day(*e.from)) {
      calendar.warnings.push_back("an exception ends before it begins: " +
                                  base::to_string(*e.from) + " to " + base::to_string(*e.to));
    } else {
      exceptions.push_back(&e);
    }
  }
  const auto end = [](const HoursException* e) { return last_day(e->to ? *e->to : *e->from); };
  const auto length = [&](const HoursException* e) { return end(e) - first_day(*e->from); };
  std::stable_sort(exceptions.begin(), exceptions.end(),
                   [&](const auto* x, const auto* y) { return length(x) > length(y); });
  for (const HoursException* e : exceptions) {
    Rule rule;
    rule.why = "exception";
    rule.note = said(e->note);
    rule.days = Rule::Days::dates;
    rule.first = first_day(*e->from);
    rule.last = end(e);
    replace_hours(e->hours, e->closed, std::move(rule), calendar);
  }
}

}  // namespace madang::sharing
