// The leaves of a record type, flattened: what can be asked for, and where it
// is stored.
#ifndef MADANG_REFLECT_LEAVES_H_
#define MADANG_REFLECT_LEAVES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reflect/field_info.h"

namespace madang::reflect {

/// A leaf, or an object on the way to some.
struct Path {
  std::string name;  ///< "place.lat"
  const FieldInfo* field = nullptr;
  std::uint16_t leaf = 0;    ///< first leaf of an object
  std::uint16_t leaves = 1;  ///< how many leaves it covers
  bool list = false;         ///< it or an object around it is a list
  bool object() const { return field->kind == Kind::object; }
  /// Has values that can be compared, sorted and counted.
  bool column() const { return !object() && field->kind != Kind::text && !field->plain(); }
};

/// All paths of the type in the order of the description, objects before
/// their members. Lives as long as the program.
[[nodiscard]] const std::vector<Path>& paths_of(const RecordInfo& info);
/// By name; null if there is none.
[[nodiscard]] const Path* find_path(const RecordInfo& info, std::string_view name);

}  // namespace madang::reflect

#endif  // MADANG_REFLECT_LEAVES_H_
