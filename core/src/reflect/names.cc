#include <algorithm>

#include "reflect/describe_table.h"

namespace madang::reflect {
namespace {

/// Whether `use` is true of one of the names, which commas part.
template <class Use>
bool any_of_names(std::string_view all, Use use) {
  while (!all.empty()) {
    const std::size_t comma = std::min(all.find(','), all.size());
    if (use(all.substr(0, comma))) return true;
    all.remove_prefix(std::min(comma + 1, all.size()));
  }
  return false;
}

}  // namespace

std::uint64_t name_bits(const RecordInfo& info) {
  std::uint64_t bits = 0;
  const auto add = [&bits](std::string_view name) {
    bits |= name_bit(name);
    return false;
  };
  for (const FieldInfo& field : info.fields) {
    add(field.name);
    any_of_names(field.also, add);
  }
  for (const note::Move& move : info.moves) add(move.from);
  return bits;
}

bool RecordInfo::has_name(std::string_view name) const {
  if ((names & name_bit(name)) == 0) return false;
  const auto is = [name](std::string_view other) { return other == name; };
  for (const FieldInfo& field : fields)
    if (field.name == name || any_of_names(field.also, is)) return true;
  return std::any_of(moves.begin(), moves.end(),
                     [name](const note::Move& move) { return move.from == name; });
}

}  // namespace madang::reflect
