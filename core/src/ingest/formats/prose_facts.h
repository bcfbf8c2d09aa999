// Capacity, price, hours and closing days that a text tells behind labels
// (repair/labels.h), for a resource whose columns do not (rule prose-facts).
#ifndef MADANG_INGEST_FORMATS_PROSE_FACTS_H_
#define MADANG_INGEST_FORMATS_PROSE_FACTS_H_

#include <madang/records/resource.h>

#include <cstddef>
#include <span>
#include <string_view>

#include "ingest/formats/row.h"

namespace madang::ingest {

struct ProseText {
  std::string_view text;   ///< plain
  std::size_t offset = 0;  ///< of the cell it is from
};

/// Of all texts of a row together.
void take_prose_facts(Row& row, std::span<const ProseText> texts, Resource& resource);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_PROSE_FACTS_H_
