// CKAN: data sets of an open-data portal (package_show, package_search).
#ifndef MADANG_INGEST_FORMATS_CKAN_H_
#define MADANG_INGEST_FORMATS_CKAN_H_

#include <string_view>

#include "ingest/formats/registry.h"

namespace madang::ingest {

/// `success` and `result`, as every answer of its API has.
[[nodiscard]] bool is_ckan(const Look& look);
void read_ckan(Window& text, std::string_view name, ImportSink& sink);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_CKAN_H_
