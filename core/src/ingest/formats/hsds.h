// HSDS 3.x (Open Referral): organizations, services and their places and hours.
#ifndef MADANG_INGEST_FORMATS_HSDS_H_
#define MADANG_INGEST_FORMATS_HSDS_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// Services, organizations or locations with members that only HSDS has, in its page or not.
[[nodiscard]] bool is_hsds(const Look& look);
void read_hsds(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_HSDS_H_
