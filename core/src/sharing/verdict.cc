#include "sharing/verdict.h"

#include <algorithm>

namespace madang::sharing {

std::optional<bool> Judge::plainly_open(std::uint32_t number) {
  if (!plain_) return std::nullopt;
  bool touched = false;
  for (const std::int32_t before : {1, 0}) {  // hours of the day before may reach past midnight
    const auto& kept = kept_[static_cast<std::size_t>(before)];
    const std::span<const Minutes> all =
        kept != nullptr ? kept->of(number)
                        : items_.calendars[number]->hours_on(day_ - before, room_);
    for (const Minutes& hours : all) {
      const std::int64_t from = hours.from * 60 - before * day_seconds;
      const std::int64_t to = hours.to * 60 - before * day_seconds;
      if (from <= begin_ && end_ <= to) return true;
      touched = touched || (from < end_ && begin_ < to);
    }
  }
  if (touched) return std::nullopt;  // perhaps two that follow one another
  return false;
}

Verdict Judge::operator()(std::uint32_t number) {
  const Calendar& calendar = *items_.calendars[number];
  Verdict v;
  v.done = true;
  if (calendar.zone == nullptr) return v;
  v.known = calendar.known;
  if (calendar.zone != zone_) {
    zone_ = calendar.zone;
    window_ = wanted_.in(*zone_);
    offset_ = zone_->offset(window_.from);
    const std::int64_t local = window_.from + offset_.seconds;
    day_ = day_of_second(local);
    begin_ = local - std::int64_t{day_} * day_seconds;
    end_ = begin_ + window_.to - window_.from;
    plain_ = end_ <= day_seconds && window_.from - 3 * day_seconds >= offset_.from &&
             window_.to + 3 * day_seconds < offset_.to;
    const bool asks = plain_ && wanted_.duration == 0;
    for (std::int32_t before = 0; before < 2; ++before)
      kept_[static_cast<std::size_t>(before)] = asks ? items_.hours_on(day_ - before) : nullptr;
  }
  // A time that the clock skips is none.
  if (!v.known || window_.clock == Clock::skipped || window_.to <= window_.from) return v;
  v.window = {window_.from, window_.to};
  v.length = wanted_.duration > 0 ? wanted_.duration : v.window.length();
  if (wanted_.counts_notice(v.window.to)) {
    v.earliest = wanted_.now + calendar.notice;
    if (calendar.reception_from && wanted_.now < *calendar.reception_from) return v;
    if (calendar.reception_to && wanted_.now >= *calendar.reception_to) return v;
  }
  if (v.earliest > v.window.to - v.length) return v;
  if (wanted_.duration == 0 && calendar.slot == 0) {
    if (const auto open = plainly_open(number)) {
      v.any = *open && v.window.from >= v.earliest;
      return v;
    }
  }
  Stretches& pieces = hours_.pieces;
  Stretches& open = hours_.open;
  calendar.pieces(v.window.from, v.window.to, offset_, pieces);
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
