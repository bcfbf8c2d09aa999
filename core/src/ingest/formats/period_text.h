// A first and a last day in one text.
#ifndef MADANG_INGEST_FORMATS_PERIOD_TEXT_H_
#define MADANG_INGEST_FORMATS_PERIOD_TEXT_H_

#include <madang/records/common.h>

#include <optional>
#include <string_view>

namespace madang::ingest {

/// 2024-05-01 ~ 2024-05-03, 2024.05.01~05.03, 2024년 5월 1일 ~ 5월 3일, or one day; in all forms of
/// read_date(). Nullopt where one of them is none, or the last comes before the first.
[[nodiscard]] std::optional<Period> read_period(std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_PERIOD_TEXT_H_
