#include "ingest/repair/same_rows.h"

#include "base/hash.h"

namespace madang::ingest::repair {

void SameRows::row(std::size_t offset, std::string_view whole, std::string_view thing) {
  const std::size_t at = repeats_.size();
  // Bays of one car park may be alike to the last letter.
  Known& known = thing.empty() ? seen_ : things_;
  const auto [first, fresh] = known.hashes.add(base::hash(thing.empty() ? whole : thing));
  repeats_.push_back(!fresh);
  if (fresh) return known.rows.push_back(static_cast<std::uint32_t>(at));
  Repeats& repeats = found_[known.rows[first]];
  repeats.offsets.push_back(offset);
  repeats.bays = !thing.empty();
}

const SameRows::Repeats* SameRows::of(std::size_t row) const {
  const auto found = found_.find(row);
  return found == found_.end() ? nullptr : &found->second;
}

}  // namespace madang::ingest::repair
