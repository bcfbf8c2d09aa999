// Dates with words in them that other languages and programs use, in the forms that read_date()
// has (dates.h).
#ifndef MADANG_INGEST_FORMATS_DATE_WORDS_H_
#define MADANG_INGEST_FORMATS_DATE_WORDS_H_

#include <string>
#include <string_view>

namespace madang::ingest {

/// 2025년 3월 4일 화요일 (14:30) without its weekday and its brackets; 4. März 2025, March 4th,
/// 2025 and 06-Nov-94 as 4 March 2025, March 4, 2025 and 06 Nov 94; '25.3.4. with its century;
/// UTC+9 as +0900. What is no such word stays.
[[nodiscard]] std::string plain_date(std::string_view text);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_DATE_WORDS_H_
