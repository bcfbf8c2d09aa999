// Coordinates that a map says a member tells (rules axis-swap, degrees-scaled, value-set-aside).
#ifndef MADANG_INGEST_FORMATS_MAPPED_PLACE_H_
#define MADANG_INGEST_FORMATS_MAPPED_PLACE_H_

#include <madang/records/common.h>

#include <optional>

#include "ingest/formats/item.h"

namespace madang::ingest {

/// Puts a latitude and a longitude right that are not where, or not as large as, they can be. Those
/// of no use are kept as x-lat and x-lon of the place.
void fix_place(Item& item, std::optional<Place>& place);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_MAPPED_PLACE_H_
