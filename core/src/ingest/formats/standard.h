// The Korean standard data sets (전국…표준데이터): public facilities, car parks,
// libraries and bike rental, as CSV or JSON; one file a set makes its records.
#ifndef MADANG_INGEST_FORMATS_STANDARD_H_
#define MADANG_INGEST_FORMATS_STANDARD_H_

#include <string_view>

#include "ingest/formats/registry.h"
#include "ingest/formats/row.h"
#include "ingest/formats/things.h"

namespace madang::ingest {

/// A set, told by two of its columns.
struct StandardSet {
  std::string_view name;        ///< also the `source` of its records
  std::string_view key, other;  ///< columns
  /// Key columns of a thing that may have one row a bay; empty: none has.
  std::string_view bay_count;
  void (*make)(Row& row, const RowFacts& facts);
};

void make_facility(Row& row, const RowFacts& facts);
void make_car_park(Row& row, const RowFacts& facts);
void make_library(Row& row, const RowFacts& facts);
void make_bike_rental(Row& row, const RowFacts& facts);

[[nodiscard]] bool is_facilities(const Look& look);
[[nodiscard]] bool is_car_parks(const Look& look);
[[nodiscard]] bool is_libraries(const Look& look);
[[nodiscard]] bool is_bike_rental(const Look& look);
void read_facilities(Window& text, std::string_view name, ImportSink& sink);
void read_car_parks(Window& text, std::string_view name, ImportSink& sink);
void read_libraries(Window& text, std::string_view name, ImportSink& sink);
void read_bike_rental(Window& text, std::string_view name, ImportSink& sink);

/// The Korean name of a column that the API calls otherwise ("lbrryNm"), or that
/// older files do ("WGS84위도"); the name itself where there is none.
[[nodiscard]] std::string_view standard_key(std::string_view name);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_STANDARD_H_
