// Closing days in English and German: closed Mondays, Sundays and public holidays, So. geschlossen.
#ifndef MADANG_INGEST_REPAIR_ENGLISH_CLOSING_H_
#define MADANG_INGEST_REPAIR_ENGLISH_CLOSING_H_

#include <optional>
#include <string_view>

#include "ingest/repair/closing_days.h"

namespace madang::ingest::repair {

/// Nothing where a word of it is no day and does not say closed.
[[nodiscard]] std::optional<ClosingDays> read_english_closing(std::string_view text);

}  // namespace madang::ingest::repair

#endif  // MADANG_INGEST_REPAIR_ENGLISH_CLOSING_H_
