#include "sharing/verdict.h"

#include <algorithm>

namespace madang::sharing {

namespace {

constexpr std::int64_t most_days = 8;  // whose hours are looked at side by side

}  // namespace

Judge::Judge(const Wanted& wanted, const Items& items, bool many)
    : wanted_(wanted), items_(items), many_(many), views_(items.columns->zones.size()) {}

void Judge::fill(std::uint16_t number) {
  View& view = views_[number];
  view.zone = items_.columns->zones[number];
  view.window = wanted_.in(*view.zone);
  const auto& [from, to, clock] = view.window;
  view.offset = view.zone->offset(from);
  view.length = wanted_.duration > 0 ? wanted_.duration : to - from;
  if (wanted_.counts_notice(to)) view.earliest = wanted_.now;
  const std::int64_t begin = from + view.offset.seconds;
  const std::int32_t first = day_of_second(begin);
  view.midnight = first * day_seconds - begin;
  const bool steady =
      from - 3 * day_seconds >= view.offset.from && to + 3 * day_seconds < view.offset.to;
  if (!many_ || !view.possible() || !steady || to - from > most_days * day_seconds) return;
  const std::int32_t last = day_of_second(to - 1 + view.offset.seconds);
  for (std::int32_t day = first - 1; day <= last; ++day) view.days.push_back(items_.days->on(day));
}

std::optional<bool> Judge::glance(std::uint32_t number, std::vector<Span>& open) {
  const View& asked = view(items_.columns->briefs[number].zone);
  if (asked.days.empty()) return std::nullopt;
  const auto end = static_cast<std::int32_t>(asked.window.to - asked.window.from);
  const auto begin = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(asked.earliest, asked.window.from, asked.window.to) -
      asked.window.from);
  const std::size_t before = open.size();
  std::int64_t midnight = asked.midnight - day_seconds;  // of the day before
  for (const auto& day : asked.days) {
    for (const Minutes& hours : day->of(number)) {
      const std::int64_t from = midnight + hours.from * 60, to = midnight + hours.to * 60;
      if (from >= end || to <= begin) continue;
      const Span span{static_cast<std::int32_t>(std::max<std::int64_t>(from, begin)),
                      static_cast<std::int32_t>(std::min<std::int64_t>(to, end))};
      if (open.size() == before || span.from > open.back().to) {
        open.push_back(span);
      } else if (span.from < open.back().from) {  // hours that begin a day late
        open.resize(before);
        return std::nullopt;
      } else {
        open.back().to = std::max(open.back().to, span.to);
      }
    }
    midnight += day_seconds;
  }
  const bool any = std::any_of(open.begin() + static_cast<std::ptrdiff_t>(before), open.end(),
                               [&](const Span& s) { return s.to - s.from >= asked.length; });
  if (!any) open.resize(before);
  return any;
}

Verdict Judge::operator()(std::uint32_t number) {
  const Calendar& calendar = *items_.calendars[number];
  const Columns::Brief& brief = items_.columns->briefs[number];
  Verdict v;
  if (calendar.zone == nullptr) return v;
  v.known = calendar.known;
  const View& asked = view(brief.zone);
  if (!v.known || !asked.possible()) return v;
  v.window = {asked.window.from, asked.window.to};
  v.length = asked.length;
  if (wanted_.counts_notice(v.window.to)) {
    v.earliest = wanted_.now + calendar.notice;
    if (calendar.reception_from && wanted_.now < *calendar.reception_from) return v;
    if (calendar.reception_to && wanted_.now >= *calendar.reception_to) return v;
  }
  if (v.earliest > v.window.to - v.length) return v;
  if (wanted_.duration == 0 && brief.plain) {
    room_.clear();
    if (const auto any = glance(number, room_)) {
      v.any = *any;
      return v;
    }
  }
  Stretches& pieces = hours_.pieces;
  Stretches& open = hours_.open;
  calendar.pieces(v.window.from, v.window.to, asked.offset, pieces);
  open = pieces;
  for (Stretch& s : open) s = {std::max(s.from, v.window.from), std::min(s.to, v.window.to)};
  join(open);
  if (wanted_.duration == 0) {
    v.any = open.size() == 1 && open.front() == v.window && v.window.from >= v.earliest &&
            on_slots(calendar, pieces, v.window.from, v.window.to);
    return v;
  }
  const bool long_enough = std::any_of(open.begin(), open.end(), [&](const Stretch& s) {
    return s.length() >= v.length && s.to - v.length >= v.earliest;
  });
  v.any = long_enough && (calendar.slot == 0 || !possible(calendar, pieces, open, nullptr, v.window,
                                                          v.length, {1, v.earliest, wanted_.now}, 1)
                                                     .empty());
  if (v.any) v.hours = std::make_unique<const Verdict::Hours>(hours_);
  return v;
}

Stretches uses_of(const Wanted& wanted, const Calendar& calendar, const Verdict& v,
                  const Uses* uses, std::size_t most) {
  if (wanted.duration > 0)
    return possible(calendar, v.hours->pieces, v.hours->open, uses, v.window, v.length,
                    {wanted.quantity, v.earliest, wanted.now}, most);
  if (uses == nullptr || uses->empty()) return {v.window};
  const Stretches full = taken(*uses, v.window.from, v.window.to, calendar.buffer,
                               calendar.quantity, wanted.quantity, wanted.now);
  return full.empty() ? Stretches{v.window} : Stretches{};
}

}  // namespace madang::sharing
