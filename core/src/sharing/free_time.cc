#include "sharing/free_time.h"

#include <algorithm>

namespace madang::sharing {

bool on_slots(const Calendar& calendar, const Stretches& pieces, std::int64_t from,
              std::int64_t to) {
  if (calendar.slot == 0) return true;
  if ((to - from) % calendar.slot != 0) return false;
  return std::any_of(pieces.begin(), pieces.end(), [&](const Stretch& piece) {
    return piece.from <= from && from < piece.to && (from - piece.from) % calendar.slot == 0;
  });
}

Stretches possible(const Calendar& calendar, const Stretches& pieces, const Stretches& open,
                   const Uses* uses, const Stretch& window, std::int64_t length, const Terms& terms,
                   std::size_t most) {
  Stretches found;
  if (most == 0 || terms.quantity > calendar.quantity) return found;
  // A use takes whole slots.
  if (calendar.slot > 0) length = (length + calendar.slot - 1) / calendar.slot * calendar.slot;
  Stretches free;
  if (uses != nullptr && !uses->empty()) {
    free = without(open, taken(*uses, window.from, window.to, calendar.buffer, calendar.quantity,
                               terms.quantity, terms.now));
  } else {
    free = open;
  }
  for (const Stretch& stretch : free) {
    if (stretch.length() < length || stretch.to - length < terms.earliest) continue;
    const std::int64_t first = std::max(stretch.from, terms.earliest);
    if (calendar.slot == 0) {
      for (std::int64_t at = first; at + length <= stretch.to; at += length) {
        found.push_back({at, at + length});
        if (found.size() == most) return found;
      }
      continue;
    }
    for (const Stretch& piece : pieces) {
      if (piece.to <= first) continue;
      if (piece.from >= stretch.to) break;
      const std::int64_t behind = std::max<std::int64_t>(0, first - piece.from);
      const std::int64_t steps = (behind + calendar.slot - 1) / calendar.slot;
      for (std::int64_t at = piece.from + steps * calendar.slot;
           at < piece.to && at + length <= stretch.to; at += calendar.slot) {
        found.push_back({at, at + length});
        if (found.size() == most) return found;
      }
    }
  }
  return found;
}

Stretches possible(const Calendar& calendar, const Uses* uses, const Stretch& window,
                   std::int64_t length, const Terms& terms, std::size_t most) {
  const Stretches pieces = calendar.pieces(window.from, window.to);
  Stretches open = pieces;
  for (Stretch& s : open) s = {std::max(s.from, window.from), std::min(s.to, window.to)};
  join(open);
  return possible(calendar, pieces, open, uses, window, length, terms, most);
}

}  // namespace madang::sharing
