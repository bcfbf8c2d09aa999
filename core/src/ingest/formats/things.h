// Rows of a Korean table as the things they are about: what one row alone does not
// tell, for it is in the rows around it and those like it.
#ifndef MADANG_INGEST_FORMATS_THINGS_H_
#define MADANG_INGEST_FORMATS_THINGS_H_

#include <functional>
#include <string>
#include <string_view>

#include "ingest/formats/row.h"
#include "ingest/formats/slug.h"
#include "ingest/formats/table.h"

namespace madang::ingest {

/// What the rest of the table says about a row.
struct RowFacts {
  bool made_up_place = false;  ///< repair/filled_down.h
  std::size_t bays = 1;        ///< rows of the thing, one a bay; this is the first
  Ids* ids = nullptr;          ///< those that are taken, for sets that have none of their own
};

struct ThingRows {
  bool (*fits)(json::Value row);  ///< find_rows()
  KeyOf key_of;
  std::string_view lat, lon;  ///< keys of the columns
  /// What rows of one thing share, where each is one bay; empty or null: nothing.
  std::string (*thing_of)(const TableRow& row);
};

/// Calls `make` for each row of a table in CSV, JSON or XML but those that say again
/// what an earlier one said (repair/same_rows.h), and tells of these. An answer that
/// is an error has no rows.
void each_thing(const ThingRows& rows, Window& text, std::string_view name, ImportSink& sink,
                const std::function<void(Row& row, const RowFacts& facts)>& make);

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_THINGS_H_
