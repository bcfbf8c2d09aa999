#include "catalog/state.h"

#include <algorithm>

namespace madang {

void CollectionState::add(segment::Segment segment) {
  if (starts.empty()) starts.push_back(0);
  starts.push_back(starts.back() + segment.rows());
  segments.push_back(std::move(segment));
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
    if (const auto row = segments[i].find(id)) return starts[i] + *row;
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
