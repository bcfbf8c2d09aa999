#include "sharing/hours_sum.h"

#include <algorithm>
#include <optional>

namespace madang::sharing {

Result<Done> each_shared(CollectionState& home, const Wanted& wanted,
                         const std::vector<query::Bits>& rows,
                         const std::function<void(const SharedResource&)>& f) {
  if (auto whole = still_whole(*home.city); !whole) return whole;
  const reflect::Path* district = reflect::find_path(*home.info->record, "place.district");
  const auto kinds = reflect::find_path(*home.info->record, "kind")->field->values;
  for (std::size_t s = 0; s < home.segments.size(); ++s) {
    const Items& items = items_of(home, s);
    const segment::KeywordColumn names = home.segments[s].keywords(district->leaf);
    const query::Bits seen = rows.empty() ? home.seen(s) : rows[s];
    // Resources that share a calendar share their open hours.
    std::vector<std::optional<Stretches>> open(items.calendars.size());
    seen.each([&](std::uint32_t row) {
      const Item item = items.item(row);
      const Calendar& calendar = items.calendar(row);
      double km = 0;
      if (!calendar.known || calendar.zone == nullptr || !suits(wanted, item, calendar, 3600, km))
        return;
      SharedResource one;
      one.segment = s;
      one.row = row;
      one.id = home.segments[s].id(row);
      one.item = &item;
      one.calendar = &calendar;
      one.window = wanted.in(*calendar.zone);
      auto& hours = open[item.calendar];
      if (!hours) hours = calendar.open(one.window.from, one.window.to);
      one.hours = &*hours;
      if (item.kind < kinds.size()) one.kind = kinds[item.kind];
      const std::uint32_t code = names.rows.begin(row) < names.rows.end(row)
                                     ? names.codes[names.rows.begin(row)]
                                     : names.dictionary.size();
      if (code < names.dictionary.size()) one.district = names.dictionary[code];
      f(one);
    });
  }
  return Done{};
}

Stretches inside(const Stretches& hours, const Stretch& stretch) {
  Stretches found;
  for (const Stretch& h : hours)
    if (h.from < stretch.to && h.to > stretch.from)
      found.push_back({std::max(h.from, stretch.from), std::min(h.to, stretch.to)});
  return found;
}

double seconds_of(const Stretches& stretches) {
  double sum = 0;
  for (const Stretch& s : stretches) sum += static_cast<double>(s.length());
  return sum;
}

}  // namespace madang::sharing
