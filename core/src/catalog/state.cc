#include "catalog/state.h"

#include <algorithm>

namespace madang {

void CollectionState::add(segment::Segment segment, std::shared_ptr<Extra> extra) {
  if (starts.empty()) starts.push_back(0);
  starts.push_back(starts.back() + segment.rows());
  segments.push_back(std::move(segment));
  extras.push_back(std::move(extra));
  loaded = segments.size();
}

std::uint32_t CollectionState::row_at(std::uint32_t position) const {
  // hidden[k] - k rises: as many rows are hidden before it as it is above position.
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(hidden.size());
  while (low < high) {
    const std::uint32_t k = (low + high) / 2;
    if (hidden[k] - k <= position) low = k + 1;
    else high = k;
  }
  return position + low;
}

std::uint32_t CollectionState::next_hidden(std::uint32_t row) const {
  const auto at = std::upper_bound(hidden.begin(), hidden.end(), row);
  return at == hidden.end() ? rows() : *at;
}

bool CollectionState::hides(std::size_t segment) const {
  const auto at = std::lower_bound(hidden.begin(), hidden.end(), starts[segment]);
  return at != hidden.end() && *at < starts[segment + 1];
}

query::Bits CollectionState::seen(std::size_t segment) const {
  const std::uint32_t first = starts[segment], last = starts[segment + 1];
  query::Bits rows(last - first, true);
  auto at = std::lower_bound(hidden.begin(), hidden.end(), first);
  for (; at != hidden.end() && *at < last; ++at) rows.reset(*at - first);
  return rows;
}

CollectionState::Place CollectionState::locate(std::uint32_t row) const {
  // The last segment that begins at or before the row; empty ones end there too.
  const auto after = std::upper_bound(starts.begin(), starts.end() - 1, row);
  const auto i = static_cast<std::size_t>(after - starts.begin()) - 1;
  return {&segments[i], row - starts[i]};
}

std::optional<std::uint32_t> CollectionState::find(std::string_view id) const {
  if (!still_whole(*city)) return std::nullopt;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (const auto row = segments[i].find(id))
      if (!std::binary_search(hidden.begin(), hidden.end(), starts[i] + *row))
        return starts[i] + *row;
  return std::nullopt;
}

std::string_view CollectionState::id(std::uint32_t row) const {
  if (!still_whole(*city)) return {};
  const Place place = locate(row);
  return place.segment->id(place.row);
}

std::string CollectionState::json(std::uint32_t row) const {
  if (!still_whole(*city)) return {};
  const Place place = locate(row);
  return place.segment->json(place.row);
}

Now::Now(Catalog::State& city) {
  std::shared_ptr<Live> live;
  {
    const std::lock_guard lock(city.attaching);
    live = city.live;
  }
  state_ = live != nullptr ? live->newest() : share(&city);
}

Result<Done> still_whole(const Catalog::State& city) {
  if (city.file == nullptr || city.file->unchanged()) return Done{};
  Error error;
  error.kind = ErrorKind::source;
  error.code = "snapshot-changed";
  error.source = city.file->path();
  error.message = "the snapshot was written to or cut since it was opened";
  error.hint = "open it again; replace a snapshot by renaming a new one over it";
  return error;
}

}  // namespace madang
