#include <array>

#include "reflect/record_info.h"

namespace madang::reflect {

std::span<const CollectionInfo> collections() {
#define MADANG_ROW(Type, collection) \
  CollectionInfo{#collection, &record_info(static_cast<const Type*>(nullptr))},
  static const std::array all{MADANG_RECORD_TYPES(MADANG_ROW)};
#undef MADANG_ROW
  return all;
}

const CollectionInfo* find_collection(std::string_view name) {
  for (const CollectionInfo& c : collections())
    if (c.name == name) return &c;
  return nullptr;
}

}  // namespace madang::reflect
