// Seoul's public bikes (따릉이): bikeList, which answers under rentBikeStatus, and
// the list of stations, under stationInfo.
#ifndef MADANG_INGEST_FORMATS_SEOUL_BIKES_H_
#define MADANG_INGEST_FORMATS_SEOUL_BIKES_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

[[nodiscard]] bool is_seoul_bikes(const Look& look);
void read_seoul_bikes(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SEOUL_BIKES_H_
