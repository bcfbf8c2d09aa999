// Hits for a person at a terminal.
#ifndef MADANG_SERVER_CLI_TABLE_H_
#define MADANG_SERVER_CLI_TABLE_H_

#include <madang/catalog.h>

#include <string>

namespace madang::cli {

/// One block a hit (title, collection/id, date or place, snippet), facets, and
/// how many there are in all.
[[nodiscard]] std::string table(const Hits& hits);

}  // namespace madang::cli

#endif  // MADANG_SERVER_CLI_TABLE_H_
