#include "sharing/verdict.h"

#include <algorithm>

namespace madang::sharing {

Verdict judge(const Wanted& wanted, const Calendar& calendar) {
  Verdict v;
  v.done = true;
  if (calendar.zone == nullptr) return v;
  v.known = calendar.known;
  const Wanted::Window window = wanted.in(*calendar.zone);
  // A time that the clock skips is none.
  if (!v.known || window.clock == Clock::skipped || window.to <= window.from) return v;
  v.window = {window.from, window.to};
  v.length = wanted.duration > 0 ? wanted.duration : v.window.length();
  v.terms.quantity = wanted.quantity;
  v.terms.now = wanted.now;
  if (wanted.counts_notice(v.window.to)) {
    v.terms.earliest = wanted.now + calendar.notice;
    if (calendar.reception_from && wanted.now < *calendar.reception_from) return v;
    if (calendar.reception_to && wanted.now >= *calendar.reception_to) return v;
  }
  if (v.terms.earliest > v.window.to - v.length) return v;
  v.pieces = calendar.pieces(v.window.from, v.window.to);
  v.open = v.pieces;
  for (Stretch& s : v.open) s = {std::max(s.from, v.window.from), std::min(s.to, v.window.to)};
  join(v.open);
  if (wanted.duration == 0) {
    v.any = v.open.size() == 1 && v.open.front() == v.window && v.window.from >= v.terms.earliest &&
            on_slots(calendar, v.pieces, v.window.from, v.window.to);
  } else {
    v.any = !possible(calendar, v.pieces, v.open, nullptr, v.window, v.length, v.terms, 1).empty();
  }
  return v;
}

Stretches uses_of(const Wanted& wanted, const Calendar& calendar, const Verdict& v,
                  const Uses* uses, std::size_t most) {
  if (wanted.duration > 0)
    return possible(calendar, v.pieces, v.open, uses, v.window, v.length, v.terms, most);
  if (uses == nullptr || uses->empty()) return {v.window};
  const Stretches full = taken(*uses, v.window.from, v.window.to, calendar.buffer,
                               calendar.quantity, wanted.quantity, wanted.now);
  return full.empty() ? Stretches{v.window} : Stretches{};
}

}  // namespace madang::sharing
