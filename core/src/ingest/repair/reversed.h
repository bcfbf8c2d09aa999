// Periods whose end lies before their beginning (rule ends-before-begin).
#ifndef MADANG_INGEST_REPAIR_REVERSED_H_
#define MADANG_INGEST_REPAIR_REVERSED_H_

#include <madang/records/common.h>

#include <string>

namespace madang::ingest::repair {

/// Takes the end out of such a period and keeps it as x-to, for which of both is wrong nobody can
/// know. What to tell; empty: the period is as it should be.
[[nodiscard]] std::string mend_reversed(Period& period);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_REVERSED_H_
