// Seoul's public service reservation (ListPublicReservation*), from the API and as
// a file.
#ifndef MADANG_INGEST_FORMATS_SEOUL_RESERVATION_H_
#define MADANG_INGEST_FORMATS_SEOUL_RESERVATION_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Rows with SVCID and SVCNM, in large or small letters, under any key.
[[nodiscard]] bool is_seoul_reservation(const Look& look);
void read_seoul_reservation(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_SEOUL_RESERVATION_H_
