// Any bytes as a table in any encoding, and as an answer of a Korean API: no crash,
// rows inside the text, and an account that adds up.
#include <madang/import.h>

#include <cstdlib>
#include <string_view>

#include "ingest/csv.h"
#include "ingest/repair/closing_days.h"
#include "ingest/repair/dates.h"
#include "ingest/repair/labels.h"
#include "ingest/repair/money.h"

namespace {

void check_rows(std::string_view text) {
  madang::ingest::CsvReader reader(text, 0, madang::ingest::csv_delimiter(text, 0));
  madang::ingest::CsvRow row;
  std::size_t behind = 0;
  while (reader.next(row)) {
    if (row.begin < behind || row.end < row.begin || row.end > text.size()) std::abort();
    for (const auto& field : row.fields)
      if (field.offset < row.begin || field.offset > row.end) std::abort();
    behind = row.end;
  }
}

void check_report(const madang::Result<madang::Imported>& made) {
  if (!made) return;
  const madang::Report& report = made->report;
  if (report.records != report.accepted + report.repaired + report.refused) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_rows(text);
  for (const char* format :
       {"", "kr-parking", "kr-public-facilities", "seoul-reservation", "eshare"})
    check_report(madang::import_bytes(text, format, "x"));
  static_cast<void>(madang::ingest::repair::read_closing_days(text));
  static_cast<void>(madang::ingest::repair::read_labels(text));
  static_cast<void>(madang::ingest::repair::read_fee(text));
  static_cast<void>(madang::ingest::repair::read_korean_date(text));
  return 0;
}
