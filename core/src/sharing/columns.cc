#include "sharing/columns.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>

#include "query/sphere.h"

namespace madang::sharing {
namespace {

Columns::Point point_of(const Item& item) {
  const query::UnitPoint at(item.lat, item.lon);
  return {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)};
}

std::vector<std::uint32_t> rows_by_id(const segment::Segment& segment) {
  std::vector<std::uint32_t> rows(segment.rows());
  std::iota(rows.begin(), rows.end(), 0U);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return segment.id(a) < segment.id(b);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), before))
    std::sort(rows.begin(), rows.end(), before);
  return rows;
}

bool is_plain(const Calendar& calendar) {
  return calendar.quantity == 1 && calendar.slot == 0 && calendar.notice == 0 &&
         calendar.buffer == 0 && !calendar.reception_from && !calendar.reception_to;
}

}  // namespace

Columns::Columns(const std::vector<Item>& items, const segment::Segment& segment,
                 const Calendars& all)
    : order(segment.rows()), by_id(rows_by_id(segment)) {
  for (std::uint32_t i = 0; i < by_id.size(); ++i) order[by_id[i]] = i;
  // By its bits, so that what is not known is equal to itself.
  std::map<std::tuple<std::uint64_t, std::int64_t, bool>, std::uint32_t> known;
  for (const Item& item : items) {
    places.push_back({item.lat, item.lon});
    kinds.push_back(item.kind);
    capacities.push_back(item.capacity);
    points.push_back(point_of(item));
    calendars.push_back(item.calendar);
    const Tariff& t = item.tariff;
    const auto [it, fresh] =
        known.try_emplace({std::bit_cast<std::uint64_t>(t.price), t.per, t.per_person},
                          static_cast<std::uint32_t>(tariffs.size()));
    if (fresh) tariffs.push_back(t);
    tariff_of.push_back(it->second);
  }
  for (const auto& calendar : all) {
    Brief brief;
    brief.known = calendar->known;
    brief.plain = is_plain(*calendar);
    if (calendar->zone != nullptr) {
      const auto at = std::find(zones.begin(), zones.end(), calendar->zone);
      brief.zone = static_cast<std::uint16_t>(at - zones.begin());
      if (at == zones.end()) zones.push_back(calendar->zone);
    }
    briefs.push_back(brief);
    longest_buffer = std::max(longest_buffer, calendar->buffer);
  }
}

Item Columns::item(std::uint32_t row) const {
  return {places[row].lat,         places[row].lon, capacities[row],
          tariffs[tariff_of[row]], calendars[row],  kinds[row]};
}

}  // namespace madang::sharing
