// What our own export has kept of a record because the shape has no words for it
// (json::kept_fields) goes back into it.
#ifndef MADANG_INGEST_FORMATS_FIELDS_BACK_H_
#define MADANG_INGEST_FORMATS_FIELDS_BACK_H_

#include <string>
#include <string_view>

#include "ingest/formats/item.h"
#include "json/read.h"
#include "json/tree.h"
#include "reflect/events.h"
#include "reflect/field_info.h"

namespace madang::ingest {

/// Tells one value of a member from others, so that a file says what was read in its place when
/// it was written: one that was changed since counts as it stands now. `raw`: as
/// json::append_record() writes it.
[[nodiscard]] std::string read_mark(std::string_view raw);

class FieldsBack {
 public:
  /// Reads `record`, as it was made of `item`, with what was `kept` in the place of what was read
  /// for it. What was changed in the file since stays as it is there, and the kept value is set
  /// aside. False: all of it was, into the record.
  [[nodiscard]] bool read(Item& item, const reflect::RecordInfo& info, void* record,
                          const json::Value& kept);
  /// Assigns it to a record that holds its default values. REQUIRES: read() was true.
  void fill(void* record) const { reflect::fill(*info_, events_, record); }

 private:
  const reflect::RecordInfo* info_ = nullptr;
  std::string json_;
  json::Reader reader_;
  reflect::Events events_;
};

}  // namespace madang::ingest

#endif  // MADANG_INGEST_FORMATS_FIELDS_BACK_H_
