// Adds up the accounts of pieces, in order, and finds ids that two pieces have.
#ifndef MADANG_INGEST_MERGE_H_
#define MADANG_INGEST_MERGE_H_

#include <vector>

#include "ingest/account.h"
#include "ingest/load.h"

namespace madang::ingest {

/// `accounts`: of pieces 0, 1, …; spent. The error is that of strict reading.
[[nodiscard]] Result<Report> merge(std::vector<Account>& accounts, const OpenOptions& options,
                                   PieceSinks& sinks);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_MERGE_H_
