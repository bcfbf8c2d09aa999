// Names that mean the same, for the questions to a city.
#ifndef MADANG_CATALOG_SYNONYMS_H_
#define MADANG_CATALOG_SYNONYMS_H_

#include <madang/result.h>

#include <string>
#include <vector>

#include "catalog/state.h"

namespace madang::catalog {

/// Reads a file of synonyms; "" is none. Errors: not-found, unreadable,
/// bad-synonyms.
[[nodiscard]] Result<std::vector<query::NameGroup>> read_synonyms(const std::string& path);

/// Those of the file, and the names, other names and acronyms of each organization;
/// made when first asked for, which reads the organizations once.
[[nodiscard]] const query::Synonyms& synonyms_of(Catalog::State& city);

}  // namespace madang::catalog

#endif  // MADANG_CATALOG_SYNONYMS_H_
