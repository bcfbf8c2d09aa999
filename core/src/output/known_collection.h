#ifndef MADANG_OUTPUT_KNOWN_COLLECTION_H_
#define MADANG_OUTPUT_KNOWN_COLLECTION_H_

#include <madang/result.h>

#include <string_view>

#include "reflect/field_info.h"

namespace madang::output {

/// The collection of that name, or an error that names those there are.
[[nodiscard]] Result<const reflect::CollectionInfo*> known_collection(std::string_view name);

}  // namespace madang::output

#endif  // MADANG_OUTPUT_KNOWN_COLLECTION_H_
